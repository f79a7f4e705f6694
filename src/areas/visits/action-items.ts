import { and, asc, count, desc, eq, gte, inArray, max, ne, sql } from 'drizzle-orm'
import type { Purpose } from '../../../bot-cards/access/purposes.ts'
import { type Facing, facings } from '../../../bot-cards/visits/actions.ts'
import type { OpenStep } from '../../../bot-cards/visits/views.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { actionItems, visits } from '../../../drizzle/schema/visits.ts'
import { type EventCtx, reveal, type Staff } from '../../bot/context.ts'
import type { ActionItemId, ClientId, PersonId, VisitId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'

export type ActionItem = {
  id: ActionItemId
  /** Absent where it was planned without a visit. */
  visitId?: VisitId
  /** The item of a plan it was agreed on. */
  planItemId?: string
  clientId: ClientId
  client: string
  ownerId: PersonId
  owner: string
  ownerOpenId: string
  authorId?: PersonId
  text: string
  /** Who promised it to whom. Of what is `theirs` the owner is who sees to it that it comes. */
  facing: Facing
  due?: string
  done: boolean
  /** Done, or dropped. */
  closed: boolean
  version: number
}

/** A promise to write down: `due` is a calendar day; without `facing` we promised it to the client. */
export type NewStep = { text: string; due?: string; ownerId: PersonId; facing?: Facing }

export const facingOf = (text: string): Facing => facings.find((one) => one === text) ?? 'client'

/** A step as a card lists it. */
export const stepView = (step: ActionItem): OpenStep => ({
  id: step.id,
  version: step.version,
  client: step.client,
  text: step.text,
  facing: step.facing,
  owner: step.owner,
  done: step.done,
  ...(step.due ? { due: step.due } : {}),
})

const select = (ctx: EventCtx) =>
  ctx.tx
    .select({
      id: actionItems.id,
      visitId: actionItems.visitId,
      planItemId: actionItems.planItemId,
      facing: actionItems.facing,
      clientId: actionItems.clientId,
      client: clients.name,
      ownerId: actionItems.ownerId,
      owner: people.name,
      ownerOpenId: people.openId,
      authorId: actionItems.authorId,
      body: actionItems.body,
      due: actionItems.due,
      status: actionItems.status,
      version: actionItems.version,
    })
    .from(actionItems)
    .innerJoin(clients, eq(clients.id, actionItems.clientId))
    .innerJoin(people, eq(people.id, actionItems.ownerId))
type Row = Awaited<ReturnType<typeof select>>[number]

async function opened(ctx: EventCtx, purpose: Purpose, rows: Row[]): Promise<ActionItem[]> {
  const texts = await reveal(
    ctx,
    purpose,
    rows.map((row) => ({
      place: placeOf(actionItems.body, row.id),
      sealed: row.body,
      clientId: row.clientId,
    })),
  )
  return rows.map(({ body: _, due, status, visitId, planItemId, authorId, facing, ...row }, place) => ({
    ...row,
    id: row.id as ActionItemId,
    clientId: row.clientId as ClientId,
    ownerId: row.ownerId as PersonId,
    text: texts[place] ?? '',
    facing: facingOf(facing),
    done: status === 'done',
    closed: status !== 'open',
    ...(visitId ? { visitId: visitId as VisitId } : {}),
    ...(planItemId ? { planItemId } : {}),
    ...(authorId ? { authorId: authorId as PersonId } : {}),
    ...(due ? { due } : {}),
  }))
}

/** Writes the next steps of a visit or of an item of a plan, or steps of neither. The actor is their author. */
export async function insertActionItems(
  ctx: EventCtx,
  of: { visitId?: string; planItemId?: string; clientId: string },
  steps: readonly NewStep[],
): Promise<void> {
  if (steps.length === 0) return
  const rows = steps.map((step) => {
    const id = ctx.deps.ids.mint('action_item', ctx.at)
    return {
      id,
      ...of,
      ownerId: step.ownerId,
      body: ctx.deps.vault.seal(placeOf(actionItems.body, id), step.text),
      createdAt: ctx.at,
      ...(step.facing ? { facing: step.facing } : {}),
      ...(ctx.actor ? { authorId: ctx.actor.id } : {}),
      ...(step.due ? { due: step.due } : {}),
    }
  })
  await ctx.tx.insert(actionItems).values(rows)
}

/** Drops the steps of visits that were undone or rewritten; what is done stays done. */
export async function dropActionItems(ctx: EventCtx, visitIds: string[]): Promise<void> {
  if (visitIds.length === 0) return
  await ctx.tx
    .update(actionItems)
    .set({ status: 'dropped', version: sql`${actionItems.version} + 1` })
    .where(and(inArray(actionItems.visitId, visitIds), eq(actionItems.status, 'open')))
}

/** Drops these steps where they are still open. */
export async function dropStepsById(ctx: EventCtx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .update(actionItems)
    .set({ status: 'dropped', version: sql`${actionItems.version} + 1` })
    .where(and(inArray(actionItems.id, [...ids]), eq(actionItems.status, 'open')))
}

/** The steps agreed on an item of a plan, done ones included. */
export async function stepsOfPlan(ctx: EventCtx, planItemId: string): Promise<ActionItem[]> {
  const rows = await select(ctx)
    .where(and(eq(actionItems.planItemId, planItemId), ne(actionItems.status, 'dropped')))
    .orderBy(asc(actionItems.id))
  return opened(ctx, 'plan', rows)
}

export async function loadActionItem(ctx: EventCtx, id: string): Promise<ActionItem | undefined> {
  const rows = await select(ctx).where(eq(actionItems.id, id)).for('update', { of: actionItems })
  const [item] = await opened(ctx, 'tick a next step', rows)
  return item
}

/** The colleagues who were given next steps of this person's visits in the last 90 days, the latest first. */
export async function recentOwners(ctx: EventCtx & { actor: Staff }): Promise<PersonId[]> {
  const since = new Date(ctx.at.getTime() - 90 * 86_400_000)
  const rows = await ctx.tx
    .select({ id: actionItems.ownerId })
    .from(visits)
    .innerJoin(actionItems, eq(actionItems.visitId, visits.id))
    .where(
      and(
        eq(visits.personId, ctx.actor.id),
        eq(visits.status, 'saved'),
        gte(visits.at, since),
        ne(actionItems.ownerId, ctx.actor.id),
      ),
    )
    .groupBy(actionItems.ownerId)
    .orderBy(desc(max(actionItems.id)))
    .limit(20)
  return rows.map((row) => row.id as PersonId)
}

/** Ticks a step off or back on. */
export async function setDone(
  ctx: EventCtx & { actor: Staff },
  item: ActionItem,
  done: boolean,
): Promise<void> {
  await ctx.tx
    .update(actionItems)
    .set({
      status: done ? 'done' : 'open',
      doneAt: done ? ctx.at : null,
      doneBy: done ? ctx.actor.id : null,
      version: item.version + 1,
    })
    .where(and(eq(actionItems.id, item.id), eq(actionItems.version, item.version)))
}

/** Another day or another owner of a step, where it still is as loaded. */
export async function changeStep(
  ctx: EventCtx,
  item: ActionItem,
  to: { ownerId: PersonId; due?: string },
): Promise<void> {
  await ctx.tx
    .update(actionItems)
    .set({ ownerId: to.ownerId, due: to.due ?? null, version: item.version + 1 })
    .where(and(eq(actionItems.id, item.id), eq(actionItems.version, item.version)))
}

export async function stepsOfVisit(ctx: EventCtx, visitId: string): Promise<ActionItem[]> {
  const rows = await select(ctx)
    .where(and(eq(actionItems.visitId, visitId), ne(actionItems.status, 'dropped')))
    .orderBy(asc(actionItems.id))
  return opened(ctx, 'visit card', rows)
}

/** Whose open steps are asked for. A client's may be narrowed to who promised them. */
export type StepsOf = { ownerId: PersonId } | { clientId: ClientId; facing?: Facing }

/** Open steps, the most urgent first (overdue, then by due day, then without a day), and how many there are in all. */
export async function openSteps(
  ctx: EventCtx,
  of: StepsOf,
  limit: number,
  { skip = 0, purpose }: { skip?: number; purpose?: Purpose } = {},
): Promise<{ steps: ActionItem[]; total: number }> {
  const whose =
    'ownerId' in of
      ? eq(actionItems.ownerId, of.ownerId)
      : and(eq(actionItems.clientId, of.clientId), of.facing ? eq(actionItems.facing, of.facing) : undefined)
  const open = and(whose, eq(actionItems.status, 'open'))
  const [rows, [counted]] = await Promise.all([
    select(ctx)
      .where(open)
      .orderBy(sql`${actionItems.due} asc nulls last`, asc(actionItems.id))
      .limit(limit)
      .offset(skip),
    ctx.tx.select({ total: count() }).from(actionItems).where(open),
  ])
  return {
    steps: await opened(ctx, purpose ?? ('ownerId' in of ? 'my next steps' : 'client card'), rows),
    total: counted?.total ?? 0,
  }
}
