import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { policyKeys } from '../../../bot-cards/policy/keys.ts'
import { policyVersions } from '../../../drizzle/schema/policy.ts'
import { merged } from '../../db/merged.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Tx } from '../../db/types.ts'
import { defaultPolicy, type Policy, policyValues } from './values.ts'

/** The policy in force at a moment, and its version: what a decision is stored with. Version 0: never changed. */
export type PolicyInForce = { version: number; policy: Policy }

const stored = z.object({
  at: z.coerce.number(),
  version: z.number(),
  values: z.record(z.string(), z.unknown()),
})

const inForce = merged(async (tx, moments: readonly Date[]) => {
  const asked = [...new Set(moments.map((at) => at.getTime()))]
  const rows = rowsOf(
    await tx.execute(sql`
      select m.at::float8 as at, v.version, v.values
      from unnest(${sql.param(asked.map(String))}::text[]) m(at)
      cross join lateral (
        select version, "values" from ${policyVersions}
        where effective_from <= to_timestamp(m.at::float8 / 1000) order by version desc limit 1
      ) v`),
  ).map((row) => stored.parse(row))
  return moments.map((at) => {
    const row = rows.find((one) => one.at === at.getTime())
    return row
      ? { version: row.version, policy: withDefaults(row.values) }
      : { version: 0, policy: defaultPolicy }
  })
})

/** The policy as it holds at `at`. One statement, shared by the works of a transaction. */
export const policyAt = (tx: Tx, at: Date): Promise<PolicyInForce> => inForce(tx, at)

/**
 * Stored values over the defaults. What no longer fits its schema (a newer program narrowed it) falls back to the
 * default; `doctor` names it.
 */
export function withDefaults(stored: Record<string, unknown>): Policy {
  const set = policyKeys.flatMap((key) => {
    if (!(key in stored)) return []
    const read = policyValues[key].schema.safeParse(stored[key])
    return read.success ? [[key, read.data] as const] : []
  })
  return { ...defaultPolicy, ...Object.fromEntries(set) }
}
