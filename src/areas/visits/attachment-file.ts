import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deps } from '../../deps.ts'
import { LarkError } from '../../lark/out/port.ts'
import type { Attachment } from './attachments.ts'

/** Lark's own limit for a file in a chat is 100 MB; a photo of a site is a tenth of this. */
const largest = 30 * 1024 * 1024

/** What an attachment's bytes are bound to. */
export const attachmentPlace = (id: string) => ({ table: 'attachments', column: 'file', row: id })

/** Where an attachment's encrypted bytes lie. */
const filePath = (deps: Pick<Deps, 'dataDir'>, id: string): string => join(deps.dataDir, 'files', id)

/** Whether the bytes came home, whatever became of them after. */
export const hasFile = (deps: Pick<Deps, 'dataDir'>, id: string): boolean => existsSync(filePath(deps, id))

/** The bytes of a stored attachment. */
export async function readAttachment(deps: Pick<Deps, 'dataDir' | 'vault'>, id: string): Promise<Uint8Array> {
  return deps.vault.openBytes(attachmentPlace(id), await readFile(filePath(deps, id)))
}

/** Brings the bytes home, encrypted. Undefined when Lark refuses to give the file: the card will say so. */
export async function storeFile(deps: Deps, attachment: Attachment): Promise<Uint8Array | undefined> {
  try {
    const type = attachment.kind === 'image' ? 'image' : 'file'
    const bytes = await deps.lark.download(attachment.messageId, attachment.fileKey, type, largest)
    const path = filePath(deps, attachment.id)
    await mkdir(join(deps.dataDir, 'files'), { recursive: true })
    await writeFile(`${path}.part`, deps.vault.sealBytes(attachmentPlace(attachment.id), bytes), {
      mode: 0o600,
    })
    await rename(`${path}.part`, path)
    return bytes
  } catch (error) {
    if (!(error instanceof LarkError) || error.kind !== 'permanent') throw error
    return undefined
  }
}
