import { desc, lte } from 'drizzle-orm'
import { policyKeys } from '../../../bot-cards/policy/keys.ts'
import { policyVersions } from '../../../drizzle/schema/policy.ts'
import { merged } from '../../db/merged.ts'
import type { Tx } from '../../db/types.ts'
import { defaultPolicy, type Policy, policyValues } from './values.ts'

/** The policy in force at a moment, and its version: what a decision is stored with. Version 0: never changed. */
export type PolicyInForce = { version: number; policy: Policy }

const inForce = merged(async (tx, moments: readonly Date[]) => {
  const latest = new Date(Math.max(...moments.map((at) => at.getTime())))
  const rows = await tx
    .select({
      version: policyVersions.version,
      values: policyVersions.values,
      effectiveFrom: policyVersions.effectiveFrom,
    })
    .from(policyVersions)
    .where(lte(policyVersions.effectiveFrom, latest))
    .orderBy(desc(policyVersions.version))
    .limit(moments.length + 1)
  return moments.map((at) => {
    const row = rows.find((one) => one.effectiveFrom <= at)
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
