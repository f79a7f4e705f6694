import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deps } from '../../deps.ts'

/** What an attachment's bytes are bound to. */
export const attachmentPlace = (id: string) => ({ table: 'attachments', column: 'file', row: id })

/** Where an attachment's encrypted bytes lie. */
const filePath = (deps: Pick<Deps, 'dataDir'>, id: string): string => join(deps.dataDir, 'files', id)

export const hasFile = (deps: Pick<Deps, 'dataDir'>, id: string): boolean => existsSync(filePath(deps, id))

/** The bytes of a stored attachment. */
export async function readAttachment(deps: Pick<Deps, 'dataDir' | 'vault'>, id: string): Promise<Uint8Array> {
  return deps.vault.openBytes(attachmentPlace(id), await readFile(filePath(deps, id)))
}

/** Keeps the bytes, encrypted; what stands there is whole or not there at all. */
export async function keepFile(
  deps: Pick<Deps, 'dataDir' | 'vault'>,
  id: string,
  bytes: Uint8Array,
): Promise<void> {
  const path = filePath(deps, id)
  await mkdir(join(deps.dataDir, 'files'), { recursive: true })
  await writeFile(`${path}.part`, deps.vault.sealBytes(attachmentPlace(id), bytes), { mode: 0o600 })
  await rename(`${path}.part`, path)
}

/** Removes the bytes; nothing where there are none. */
export const removeFile = (deps: Pick<Deps, 'dataDir'>, id: string): Promise<void> =>
  rm(filePath(deps, id), { force: true })
