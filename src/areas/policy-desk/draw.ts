import { isDeepStrictEqual } from 'node:util'
import { inArray } from 'drizzle-orm'
import { policyChapterCard, policyHomeCard } from '../../../bot-cards/policy/home.ts'
import { chapterOf, type PolicyChapter, type PolicyKey, policyKeys } from '../../../bot-cards/policy/keys.ts'
import { policyVersionsCard, versionsShown } from '../../../bot-cards/policy/versions.ts'
import type { ChangeView, ValueView } from '../../../bot-cards/policy/views.ts'
import { people } from '../../../drizzle/schema/people.ts'
import type { Ctx } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import {
  defaultPolicy,
  differing,
  type Policy,
  plannedAfter,
  policyAt,
  policyIn,
  policyValues,
  versionRows,
} from '../policy/index.ts'

export const keepers = { roles: ['admin'] as const, open: true as const }

export function valueView(key: PolicyKey, policy: Policy): ValueView {
  const { unit, clause } = policyValues[key]
  const value = policy[key]
  const standard = defaultPolicy[key]
  return { key, unit, clause, value, standard, own: !isDeepStrictEqual(value, standard) }
}

export const changeViews = (from: Policy, to: Policy): ChangeView[] =>
  differing(from, to).map((key) => ({ key, unit: policyValues[key].unit, from: from[key], to: to[key] }))

export async function drawHome(ctx: Ctx): Promise<object> {
  const [{ version }, rows] = [await policyAt(ctx.tx, ctx.at), await versionRows(ctx.tx)]
  const planned = plannedAfter(rows, ctx.at).map((row) => ({
    version: row.version,
    day: dayOf(row.effectiveFrom, ctx.deps.zone),
  }))
  return policyHomeCard.render({ now: ctx.at, zone: ctx.deps.zone, version, planned })
}

export async function drawChapter(ctx: Ctx, chapter: PolicyChapter): Promise<object> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const values = policyKeys.filter((key) => chapterOf(key) === chapter).map((key) => valueView(key, policy))
  return policyChapterCard.render({ chapter, values })
}

/** The history, newest first: each version against what it followed. */
export async function drawVersions(ctx: Ctx, from: number): Promise<object> {
  const rows = await versionRows(ctx.tx)
  const { version: inForce } = await policyAt(ctx.tx, ctx.at)
  const planned = new Set(plannedAfter(rows, ctx.at).map((row) => row.version))
  const shown = rows.toReversed().slice(from, from + versionsShown)
  const names = new Map(
    shown.length === 0
      ? []
      : (
          await ctx.tx
            .select({ id: people.id, name: people.name })
            .from(people)
            .where(
              inArray(
                people.id,
                shown.map((row) => row.createdBy),
              ),
            )
        ).map((one) => [one.id as string, one.name] as const),
  )
  const versions = shown.map((row) => {
    const earlier = rows.filter((one) => one.version < row.version)
    return {
      version: row.version,
      who: names.get(row.createdBy) ?? row.createdBy,
      at: row.createdAt,
      day: dayOf(row.effectiveFrom, ctx.deps.zone),
      why: row.why,
      state:
        row.version === inForce
          ? ('in_force' as const)
          : planned.has(row.version)
            ? ('planned' as const)
            : ('past' as const),
      changes: changeViews(policyIn(earlier, row.effectiveFrom), policyIn([row], row.effectiveFrom)),
    }
  })
  return policyVersionsCard.render({ now: ctx.at, zone: ctx.deps.zone, versions, from, total: rows.length })
}
