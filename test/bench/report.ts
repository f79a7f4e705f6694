import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Measured } from './load.ts'

export type Row = Measured & { what: string; ratio: number; target: string }

/** Prints `lines` and puts them between the markers `<!-- name:start -->` and `<!-- name:end -->` of a file of the project. */
export function keepIn(file: 'README.md' | 'README.zh-CN.md', name: string, lines: string): void {
  process.stdout.write(`\n${lines}\n`)
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url))
  const between = new RegExp(`(<!-- ${name}:start -->\\n)[\\s\\S]*?(<!-- ${name}:end -->)`)
  const text = readFileSync(path, 'utf8')
  if (between.test(text))
    writeFileSync(
      path,
      text.replace(between, (_, start, end) => start + lines + end),
    )
}

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
  keepIn('README.md', 'bench', lines)
}
