/** What somebody sent: a photo, a document, a recording, or the name card of a Lark contact. */
export const fileKinds = ['image', 'file', 'audio', 'name_card'] as const
export type FileKind = (typeof fileKinds)[number]

/** A file that belongs to a record. A photo, a recording and a name card have no name of their own (""). */
export type FileView = { kind: FileKind; name: string; state: 'pending' | 'stored' | 'failed' }
