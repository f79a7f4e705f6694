import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs'
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
  const made = mkdtempSync(join(tmpdir(), 'keqing-test-'))
  // Servers of another user live inside.
  chmodSync(made, 0o755)
  process.env.KEQING_TEST_FOLDER = made
  return made
}
