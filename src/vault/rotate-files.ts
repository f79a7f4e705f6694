import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deps } from '../deps.ts'
import { VaultError } from './create.ts'
import type { Place } from './vault.ts'

export type FilesReport = { seen: number; rewritten: number; unreadable: string[] }

/**
 * Writes every sealed file under `<dataDir>/files` anew under the current key; `place` tells what a file's name is
 * bound to. A file's content never changes once it is stored, so nobody can be overtaken; restartable.
 */
export async function rotateFiles(
  deps: Pick<Deps, 'dataDir' | 'vault'>,
  place: (name: string) => Place,
): Promise<FilesReport> {
  const folder = join(deps.dataDir, 'files')
  const report: FilesReport = { seen: 0, rewritten: 0, unreadable: [] }
  for (const name of await namesIn(folder)) {
    const path = join(folder, name)
    report.seen += 1
    try {
      const old = await readFile(path)
      if (!deps.vault.isOld(old)) continue
      await writeFile(
        `${path}.part`,
        deps.vault.sealBytes(place(name), deps.vault.openBytes(place(name), old)),
        {
          mode: 0o600,
          flush: true,
        },
      )
      await rename(`${path}.part`, path)
      report.rewritten += 1
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      report.unreadable.push(name)
    }
  }
  return report
}

/** Finished files only: `.part` is one being written. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.endsWith('.part')).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
