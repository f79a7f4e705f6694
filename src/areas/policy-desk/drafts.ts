import { and, eq } from 'drizzle-orm'
import { policyDraftCard } from '../../../bot-cards/policy/draft.ts'
import type { PolicyDraftView } from '../../../bot-cards/policy/views.ts'
import { policyDrafts } from '../../../drizzle/schema/policy.ts'
import type { Ctx } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import {
  type Change,
  crossFaults,
  newestVersion,
  type Planned,
  plan,
  policyIn,
  versionRows,
} from '../policy/index.ts'
import { tierMoves } from '../tiering/index.ts'
import { changeViews } from './draw.ts'

export type Draft = typeof policyDrafts.$inferSelect

/** Keeps what an admin wants to change until they confirm it. */
export async function startDraft(ctx: Ctx, change: Change, from: Date): Promise<Draft> {
  const draft = {
    id: ctx.deps.ids.mint('policy_draft', ctx.at),
    base: await newestVersion(ctx.tx),
    values: change,
    effectiveFrom: from,
    status: 'open',
    version: 1,
    createdBy: ctx.actor.id,
    createdAt: ctx.at,
  }
  await ctx.tx.insert(policyDrafts).values(draft)
  return draft
}

export async function loadDraft(ctx: Ctx, id: string): Promise<Draft | undefined> {
  const [row] = await ctx.tx.select().from(policyDrafts).where(eq(policyDrafts.id, id)).for('update')
  return row
}

export const updateDraft = (ctx: Ctx, draft: Draft, set: Partial<Draft>): Promise<unknown> =>
  ctx.tx
    .update(policyDrafts)
    .set({ ...set, version: draft.version + 1 })
    .where(and(eq(policyDrafts.id, draft.id), eq(policyDrafts.version, draft.version)))

/** What confirming a draft now would append. A day that has come meanwhile means at once. */
export async function planOf(
  ctx: Ctx,
  draft: Draft,
): Promise<{ made: [Planned, ...Planned[]]; from: Date; rows: Awaited<ReturnType<typeof versionRows>> }> {
  const waits = draft.effectiveFrom > ctx.at
  const from = waits ? draft.effectiveFrom : ctx.at
  const rows = await versionRows(ctx.tx)
  // Values were read by their schemas when the draft was made.
  return { rows, from, made: plan(rows, draft.values as Change, from) }
}

const aboutTiers = (key: string) =>
  key.startsWith('recognition.') || (key.startsWith('tiering.') && key !== 'tiering.merge_undo_days')

/** The draft with what it would change, counted afresh. */
export async function drawDraft(
  ctx: Ctx,
  draft: Draft,
  more: { whyMissing?: boolean; confirmed?: number } = {},
): Promise<object> {
  const { rows, from, made } = await planOf(ctx, draft)
  const own = made[0]
  const before = policyIn(
    more.confirmed === undefined ? rows : rows.filter((row) => row.version < (more.confirmed ?? 0)),
    from,
  )
  const changes = changeViews(before, own.policy)
  const open = draft.status === 'open'
  const moves =
    open && changes.some((one) => aboutTiers(one.key))
      ? (await tierMoves(ctx, before, own.policy)).moves
      : undefined
  const state: PolicyDraftView['state'] =
    more.confirmed !== undefined
      ? { is: 'confirmed', version: more.confirmed }
      : open
        ? { is: 'open' }
        : { is: 'discarded' }
  return policyDraftCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    draft: draft.id,
    version: draft.version,
    state,
    changes,
    ...(from > ctx.at ? { from: dayOf(from, ctx.deps.zone) } : {}),
    ...(moves ? { moves } : {}),
    carried: open ? made.length - 1 : 0,
    faults: open ? [...new Set(made.flatMap((one) => crossFaults(one.policy)))] : [],
    ...(more.whyMissing ? { whyMissing: true } : {}),
  })
}
