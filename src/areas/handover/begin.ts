import { eq } from 'drizzle-orm'
import type { HandoverKind } from '../../../bot-cards/handover/actions.ts'
import { handovers } from '../../../drizzle/schema/handover.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import { holdersOf, managerOf } from '../people/index.ts'
import { addItems, bringUpToDate } from './list.ts'
import { offerTo } from './offer.ts'
import { type Handover, lockHandover, type Party, runningOf } from './repo.ts'
import { accessEnds } from './rules.ts'
import { tellLeaver, tellManager } from './view.ts'

type Beginning = {
  person: Party
  manager: Party
  kind: HandoverKind
  lastDay: string
  successor?: Party
}

/** Writes the hand-over and its list; undefined when one is running already. The person is locked: two begin once. */
async function write(ctx: EventCtx, how: Beginning, sudden: boolean): Promise<Handover | undefined> {
  await ctx.tx.select({ id: people.id }).from(people).where(eq(people.id, how.person.id)).for('update')
  if (await runningOf(ctx.tx, how.person.id)) return undefined
  const id = ctx.deps.ids.mint('handover', ctx.at)
  await ctx.tx.insert(handovers).values({
    id,
    personId: how.person.id,
    kind: how.kind,
    managerId: how.manager.id,
    lastDay: how.lastDay,
    accessEndsAt: sudden ? ctx.at : accessEnds(how.lastDay, ctx.deps.zone),
    accessEndedAt: sudden ? ctx.at : null,
    sudden,
    createdBy: ctx.actor?.id ?? 'system',
    createdAt: ctx.at,
  })
  await addItems(ctx, id, [{ kind: 'pledge', entityId: how.person.id }])
  const handover = await lockHandover(ctx.tx, id)
  if (!handover) throw new Error(`hand-over ${id} is gone`)
  const items = await bringUpToDate(ctx, handover)
  await audit(ctx, {
    action: 'handover.begin',
    entity: 'handover',
    entityId: id,
    after: { person: how.person.id, kind: how.kind, lastDay: how.lastDay, sudden, items: items.length },
  })
  return handover
}

/** Begins a hand-over: the manager gets their card, the leaver theirs, the successor what they are offered. */
export async function begin(ctx: EventCtx, how: Beginning): Promise<Handover | undefined> {
  const handover = await write(ctx, how, false)
  if (!handover) return undefined
  if (how.successor) await offerTo(ctx, handover, how.successor, [])
  await tellManager(ctx, handover)
  await tellLeaver(ctx, handover)
  return handover
}

/** Who sees to it when nobody asked for it: the line manager, else the head of sales, else an admin. */
async function whoSeesToIt(ctx: EventCtx, personId: string): Promise<Party | undefined> {
  const boss = await managerOf(ctx.tx, personId, ctx.at)
  if (boss) return boss
  for (const role of ['head_of_sales', 'admin'] as const) {
    const [holder] = (await holdersOf(ctx.tx, role, ctx.at)).filter((one) => one.id !== personId)
    if (holder) return holder
  }
  return undefined
}

/** The account is gone and nothing was handed over: the manager is taken through the same list. */
export async function beginSudden(ctx: EventCtx, person: Party): Promise<Handover | undefined> {
  const manager = await whoSeesToIt(ctx, person.id)
  if (!manager) return undefined
  const lastDay = dayOf(ctx.at, ctx.deps.zone)
  return write(ctx, { person, manager, kind: 'leave', lastDay }, true)
}
