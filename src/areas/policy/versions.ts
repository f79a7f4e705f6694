import { isDeepStrictEqual } from 'node:util'
import { asc, desc, gt } from 'drizzle-orm'
import { type PolicyKey, policyKeys } from '../../../bot-cards/policy/keys.ts'
import { policyVersions } from '../../../drizzle/schema/policy.ts'
import type { Tx } from '../../db/types.ts'
import { withDefaults } from './repo.ts'
import { defaultPolicy, type Policy } from './values.ts'

export type Change = Partial<Policy>
export type VersionRow = { version: number; values: Record<string, unknown>; effectiveFrom: Date }
export type FullVersion = VersionRow & { why: string; createdBy: string; createdAt: Date }

/** Keys on which two policies differ. */
export const differing = (from: Policy, to: Policy): PolicyKey[] =>
  policyKeys.filter((key) => !isDeepStrictEqual(from[key], to[key]))

const picked = (policy: Policy, keys: readonly PolicyKey[]): Change =>
  Object.fromEntries(keys.map((key) => [key, policy[key]]))

/** What is stored of a policy: only what differs from the defaults. */
export const storedOf = (policy: Policy): Record<string, unknown> =>
  picked(policy, differing(defaultPolicy, policy))

const rowAt = (rows: readonly VersionRow[], at: Date): VersionRow | undefined =>
  rows.filter((row) => row.effectiveFrom <= at).sort((a, b) => b.version - a.version)[0]

/** The policy that these versions put in force at a moment. */
export function policyIn(rows: readonly VersionRow[], at: Date): Policy {
  const row = rowAt(rows, at)
  return row ? withDefaults(row.values) : defaultPolicy
}

/** Versions that are still to come into force after `at`, in that order. */
export const plannedAfter = <R extends VersionRow>(rows: readonly R[], at: Date): R[] =>
  rows
    .filter((row) => row.effectiveFrom > at && rowAt(rows, row.effectiveFrom) === row)
    .sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime())

export type Planned = { policy: Policy; effectiveFrom: Date; carries?: number }

/**
 * The versions that a change from a day on makes: its own, and one for each that was planned for later, which keeps what
 * that one changed. Without them the newest version would hide what was decided before.
 */
export function plan(rows: readonly VersionRow[], change: Change, from: Date): [Planned, ...Planned[]] {
  const own: Planned = { policy: { ...policyIn(rows, from), ...change }, effectiveFrom: from }
  const made: [Planned, ...Planned[]] = [own]
  let before = policyIn(rows, from)
  let after = own.policy
  for (const row of plannedAfter(rows, from)) {
    const policy = withDefaults(row.values)
    after = { ...after, ...picked(policy, differing(before, policy)) }
    before = policy
    made.push({ policy: after, effectiveFrom: row.effectiveFrom, carries: row.version })
  }
  return made
}

/** Every version, oldest first. */
export const versionRows = (tx: Tx): Promise<FullVersion[]> =>
  tx.select().from(policyVersions).orderBy(asc(policyVersions.version))

/** The number of the newest version, in force or planned; 0 while nothing was changed. */
export async function newestVersion(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ version: policyVersions.version })
    .from(policyVersions)
    .orderBy(desc(policyVersions.version))
    .limit(1)
  return row?.version ?? 0
}

/** When the policy next changes by itself: a version that was made before comes into force. */
export async function nextPolicyChange(tx: Tx, at: Date): Promise<Date | undefined> {
  const [row] = await tx
    .select({ from: policyVersions.effectiveFrom })
    .from(policyVersions)
    .where(gt(policyVersions.effectiveFrom, at))
    .orderBy(asc(policyVersions.effectiveFrom))
    .limit(1)
  return row?.from
}

/**
 * Appends versions behind `base`. False, and nothing is written, when somebody appended first: the version's number is
 * the key that settles it. `why` of what is carried on is its `carry` word.
 */
export async function append(
  tx: Tx,
  base: number,
  made: readonly Planned[],
  by: { why: string; createdBy: string; at: Date; carried(version: number): string },
): Promise<boolean> {
  const rows = made.map((one, n) => ({
    version: base + 1 + n,
    values: storedOf(one.policy),
    effectiveFrom: one.effectiveFrom,
    why: one.carries === undefined ? by.why : by.carried(base + 1),
    createdBy: by.createdBy,
    createdAt: by.at,
  }))
  const [first, ...others] = rows
  if (!first) return false
  const won = await tx
    .insert(policyVersions)
    .values(first)
    .onConflictDoNothing()
    .returning({ version: policyVersions.version })
  if (won.length === 0) return false
  if (others.length > 0) await tx.insert(policyVersions).values(others)
  return true
}

/** Stored values that no longer fit, by key: a newer program narrowed or dropped them, and the default holds. */
export function misfits(stored: Record<string, unknown>): string[] {
  const read = withDefaults(stored)
  return Object.keys(stored).filter((name) => {
    const key = policyKeys.find((one) => one === name)
    return key === undefined || !isDeepStrictEqual(read[key], stored[name])
  })
}
