import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MissingBinaryError } from './services/binaries.ts'
import { countResults } from './services/counts.ts'
import { sweep } from './services/process.ts'
import { runFolder } from './services/run-folder.ts'
import { startServices } from './services/start.ts'

/**
 * `npm test`: starts PostgreSQL and Redis, runs every test, stops what it started. The last line is the count.
 * Arguments go to vitest: `npm test -- test/unit/vault`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const say = (line: string) => process.stderr.write(`${line}\n`)

// Ours from the start, so that every server of this run, whoever starts it, lies in this folder.
const startedByOthers = process.env.KEQING_TEST_FOLDER !== undefined
const folder = runFolder()
const resultsFile = join(folder, 'results.json')

let vitest: ChildProcess | undefined
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // The first asks the tests to stop, the second insists.
    vitest?.kill(interrupted ? 'SIGKILL' : signal)
    interrupted = true
  })

function runVitest(): Promise<number> {
  const args = ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json']
  return new Promise((resolve) => {
    vitest = spawn(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        ...args,
        `--outputFile.json=${resultsFile}`,
        ...process.argv.slice(2),
      ],
      { cwd: root, stdio: 'inherit' },
    )
    vitest.on('exit', (code) => resolve(code ?? 1))
    vitest.on('error', () => resolve(1))
  })
}

async function run(): Promise<{ passed: number; failed: number }> {
  const { chromium, databaseUrl } = (await startServices({ chromium: true }, say)).services
  if (interrupted) return { passed: 0, failed: 1 }
  say(`PostgreSQL ${new URL(databaseUrl).host}, Redis and ${chromium} are ready.`)
  const exitCode = await runVitest()
  const text = existsSync(resultsFile) ? readFileSync(resultsFile, 'utf8') : undefined
  return countResults(text, exitCode)
}

let counts = { passed: 0, failed: 1 }
try {
  counts = await run()
} catch (error) {
  say(
    error instanceof MissingBinaryError
      ? error.message
      : String(error instanceof Error ? error.stack : error),
  )
} finally {
  if (!startedByOthers) await sweep(folder)
}
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
process.exitCode = counts.failed > 0 ? 1 : 0
