import { chmodSync, mkdirSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The temporary folder of this test run, made by whoever starts first (test/run.ts, or the global set-up) and handed
 * to child processes in the environment. Every server of the run lives in it, so one sweep ends them all.
 */
export function runFolder(): string {
  const known = process.env.KEQING_TEST_FOLDER
  if (known) {
    mkdirSync(known, { recursive: true })
    return known
  }
  const made = mkdtempSync(join(roomiest(), 'keqing-test-'))
  // Servers of another user live inside.
  chmodSync(made, 0o755)
  process.env.KEQING_TEST_FOLDER = made
  return made
}

/** A folder of the run for one test's data; removed with the run if not before. */
export const scratchFolder = (name: string): string => mkdtempSync(join(runFolder(), `${name}-`))

/** In memory where that has room: a run copies its databases a hundred times, some thousand small files each. */
function roomiest(): string {
  const memory = '/dev/shm'
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (process.env.TMPDIR === undefined && bavail * bsize > 4 * 2 ** 30) return memory
  } catch {
    // Not Linux.
  }
  return tmpdir()
}
