import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

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
  const made = mkdtempSync(join(roomiest(), prefix))
  writeFileSync(join(made, owner), String(process.pid))
  sweepAbandoned(made)
  // Servers of another user live inside.
  chmodSync(made, 0o755)
  process.env.KEQING_TEST_FOLDER = made
  return made
}

const prefix = 'keqing-test-'
/** Says whose run a folder is. */
const owner = 'pid'

/** A run that was killed leaves its servers' data behind, and in memory that is dear: whoever starts next removes it. */
function sweepAbandoned(made: string): void {
  const parent = dirname(made)
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name)
    if (name.startsWith(prefix) && folder !== made && isAbandoned(folder))
      rmSync(folder, { recursive: true, force: true })
  }
}

function isAbandoned(folder: string): boolean {
  try {
    process.kill(Number(readFileSync(join(folder, owner), 'utf8')), 0)
    return false
  } catch (error) {
    // No such process. A folder without its owner's name is being made this moment, or is not ours.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
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
