import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Measured } from './load.ts'

export type Row = Measured & { what: string; ratio: number; target: string }

const readme = fileURLToPath(new URL('../../README.md', import.meta.url))
const between = /(<!-- bench:start -->\n)[\s\S]*?(<!-- bench:end -->)/

/** Prints the table and puts it between the README's markers. */
export function publish(
  rows: readonly Row[],
  about: { rss: { now: number; peak: number }; answered: number; saved: number },
): void {
  const lines = [
    '| 32 connections, one run | per second | × SDK | p50 ms | p99 ms | aim |',
    '|---|--:|--:|--:|--:|---|',
    ...rows.map(
      (row) =>
        `| ${row.what} | ${row.perSecond.toLocaleString('en')} | ${row.ratio.toFixed(2)} | ${row.p50} | ${row.p99} | ${row.target} |`,
    ),
    '',
    `Web process: ${about.rss.now} MB RSS, peak ${about.rss.peak} MB (aim ≤ 220). ${about.answered.toLocaleString('en')} visits answered, ${about.saved.toLocaleString('en')} drafts in the database. ${cpus().length} cores, Node ${process.versions.node}, PostgreSQL with fsync and the load generator on the same cores.`,
    '',
  ].join('\n')
  process.stdout.write(`\n${lines}\n`)
  const text = readFileSync(readme, 'utf8')
  if (between.test(text)) writeFileSync(readme, text.replace(between, `$1${lines}$2`))
}
