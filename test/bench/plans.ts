import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Company } from '../../src/db/open.ts'

/** One statement as PostgreSQL ran it: what it read, in pages and by scan. */
export type Ran = {
  query: string
  ms: number
  pages: number
  scans: { on: string; how: string; rows: number }[]
}

type Node = {
  'Node Type': string
  'Relation Name'?: string | undefined
  'Index Name'?: string | undefined
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number | undefined
  'Rows Removed by Index Recheck'?: number | undefined
  Plans?: Node[] | undefined
}
const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Index Name': z.string().optional(),
    'Actual Rows': z.number(),
    'Actual Loops': z.number(),
    'Rows Removed by Filter': z.number().optional(),
    'Rows Removed by Index Recheck': z.number().optional(),
    Plans: z.array(node).optional(),
  }),
)
const entry = z.object({
  'Query Text': z.string(),
  Plan: z.intersection(
    node,
    z.object({
      'Actual Total Time': z.number(),
      'Shared Hit Blocks': z.number(),
      'Shared Read Blocks': z.number(),
    }),
  ),
})

/**
 * `explain (analyze, buffers)` of every statement while `work` runs, as PostgreSQL's own auto_explain writes it. The
 * sessions open before do not explain: they are cut, and whoever uses them has to connect again.
 */
export async function explained(
  database: Company,
  folder: string,
  name: string,
  reconnected: () => Promise<void>,
  work: () => Promise<void>,
): Promise<Ran[]> {
  const { db } = database
  for (const setting of [
    "session_preload_libraries = 'auto_explain'",
    'auto_explain.log_min_duration = 0',
    'auto_explain.log_analyze = on',
    'auto_explain.log_buffers = on',
    "auto_explain.log_format = 'json'",
  ])
    await db.execute(sql.raw(`alter database ${name} set ${setting}`))
  await db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and pid <> pg_backend_pid()`,
  )
  const log = () => readFileSync(join(folder, 'server.log'), 'utf8')
  await reconnected()
  const before = log().length
  await work()
  return plansIn(log().slice(before))
}

function plansIn(log: string): Ran[] {
  return [...log.matchAll(/ms {2}plan:\n((?:\t.*\n)+)/g)].map(([, json = '']) => {
    const { 'Query Text': query, Plan: plan } = entry.parse(JSON.parse(json))
    return {
      query,
      ms: plan['Actual Total Time'],
      pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
      scans: scansOf(plan),
    }
  })
}

function scansOf(plan: Node): Ran['scans'] {
  const below = (plan.Plans ?? []).flatMap(scansOf)
  const how = plan['Node Type']
  if (!how.includes('Scan') || how === 'CTE Scan') return below
  const removed = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)
  const rows = (plan['Actual Rows'] + removed) * plan['Actual Loops']
  return [{ on: plan['Index Name'] ?? plan['Relation Name'] ?? '', how, rows }, ...below]
}
