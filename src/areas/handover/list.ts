import type { ItemKind } from '../../../bot-cards/handover/views.ts'
import { handoverItems } from '../../../drizzle/schema/handover.ts'
import type { EventCtx } from '../../bot/context.ts'
import { insertMany } from '../../db/insert-many.ts'
import { dayOf } from '../../kernel/days.ts'
import { grantsOf } from '../access/index.ts'
import { waitingFor } from '../approvals/index.ts'
import { ownedBy } from '../clients/index.ts'
import { seatsHeldBy } from '../team/index.ts'
import { openDraftIds, openStepIds } from '../visits/index.ts'
import { changeItems, type Handover, type Item, itemsOf } from './repo.ts'
import { inTrust } from './trust.ts'

type Thing = { kind: ItemKind; entityId: string; clientId?: string }

/** What somebody has in hand now, of every kind. */
async function inHand(ctx: EventCtx, { person }: Handover): Promise<Thing[]> {
  const { tx, at } = ctx
  const today = dayOf(at, ctx.deps.zone)
  const [owned, steps, drafts, approvals, grants, seats] = await Promise.all([
    ownedBy(tx, person.id),
    openStepIds(tx, person.id),
    openDraftIds(tx, person.id),
    waitingFor(ctx, person.id),
    grantsOf(tx, person.id, at),
    seatsHeldBy(tx, person.id, today),
  ])
  return [
    ...owned.map(({ id }): Thing => ({ kind: 'client', entityId: id, clientId: id })),
    ...steps.map(({ id, clientId }): Thing => ({ kind: 'step', entityId: id, clientId })),
    ...drafts.map((id): Thing => ({ kind: 'draft', entityId: id })),
    ...approvals.map((id): Thing => ({ kind: 'approval', entityId: id })),
    ...grants.map(({ id, clientId }): Thing => ({ kind: 'grant', entityId: id, clientId })),
    ...seats.map(
      ({ id, clientId }): Thing => ({
        kind: 'seat',
        entityId: id,
        ...(clientId ? { clientId } : {}),
      }),
    ),
  ]
}

const keyOf = (one: { kind: ItemKind; entityId: string }) => `${one.kind} ${one.entityId}`

/**
 * The list as it stands now: what came into the leaver's hands since is added, what left them in other ways (a step
 * done, a draft saved, an approval decided) counts as done. The pledge is nobody's but the leaver's and the manager's.
 */
export async function bringUpToDate(ctx: EventCtx, handover: Handover): Promise<Item[]> {
  const { tx } = ctx
  if (handover.status !== 'open') return itemsOf(tx, handover.id)
  const things = await inHand(ctx, handover)
  const items = await itemsOf(tx, handover.id)
  if (handover.kind === 'transfer' && handover.ended) {
    const kept = await inTrust(ctx, handover)
    things.push(
      ...items.filter((one) => one.kind === 'client' && one.status !== 'done' && kept.has(one.entityId)),
    )
  }
  const held = new Map(things.map((one) => [keyOf(one), one]))
  const listed = new Map(items.map((one) => [keyOf(one), one]))
  const gone = items.filter((one) => one.status !== 'done' && one.kind !== 'pledge' && !held.has(keyOf(one)))
  const back = items.filter((one) => one.status === 'done' && held.has(keyOf(one)))
  const fresh = things.filter((one) => !listed.has(keyOf(one)))
  if (gone.length + back.length + fresh.length === 0) return items
  await changeItems(
    tx,
    gone.map((one) => one.id),
    { status: 'done', at: ctx.at },
  )
  await changeItems(
    tx,
    back.map((one) => one.id),
    { status: 'open', successorId: null, at: ctx.at },
  )
  if (fresh.length > 0) await addItems(ctx, handover.id, fresh)
  return itemsOf(tx, handover.id)
}

export const addItems = (ctx: EventCtx, handoverId: string, things: readonly Thing[]) =>
  insertMany(
    ctx.tx,
    handoverItems,
    things.map((one) => ({
      id: ctx.deps.ids.mint('handover_item', ctx.at),
      handoverId,
      kind: one.kind,
      entityId: one.entityId,
      clientId: one.clientId ?? null,
    })),
  )
