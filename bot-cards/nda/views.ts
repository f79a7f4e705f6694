import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { DocumentFields, DocumentKind } from './actions.ts'

/** The agreement to be signed, or as it was signed. */
export type NdaView = Drawn & {
  version: number
  text: Bilingual
  state:
    | { is: 'unsigned'; waiting?: true }
    /** An older version is signed; from `from` on it no longer holds. */
    | { is: 'renew'; from: string }
    | { is: 'signed'; at: Date; waiting?: number }
  /** Admins and legal also see who has not signed, and publish new versions. */
  keeper: boolean
}

export type UnsignedView = Drawn & {
  people: readonly { person: string; name: string; nudged?: true }[]
  total: number
  from: number
}

export type WriteDocumentView = {
  kind: DocumentKind
  /** The version in force, which the new one follows. */
  version: number
  fields: Partial<DocumentFields>
  errors: Partial<Record<keyof DocumentFields, Bilingual>>
  published?: { version: number; people: number }
}
