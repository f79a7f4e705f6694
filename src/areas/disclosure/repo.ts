import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { type DisclosedItem, disclosedItems } from '../../../bot-cards/disclosure/actions.ts'
import type { DisclosureView } from '../../../bot-cards/disclosure/views.ts'
import { disclosures } from '../../../drizzle/schema/access.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { type EventCtx, reveal, type Staff } from '../../bot/context.ts'
import type { ApprovalId, ClientId, ContactId, DisclosureId, PersonId } from '../../kernel/ids.ts'
import { placeOf } from '../../vault/place.ts'
import type { Filled } from './rules.ts'

export type Disclosure = {
  id: DisclosureId
  clientId: ClientId
  client: string
  requesterId: PersonId
  requester: string
  requesterOpenId: string
  recipient: string
  purpose: string
  items: DisclosedItem[]
  contactIds: ContactId[]
  untilDay: string
  status: DisclosureView['status']
  version: number
}

const statuses = ['draft', 'asked', 'approved', 'refused', 'ended'] as const

const select = (ctx: EventCtx) =>
  ctx.tx
    .select({
      id: disclosures.id,
      clientId: disclosures.clientId,
      client: clients.name,
      requesterId: disclosures.requestedBy,
      requester: people.name,
      requesterOpenId: people.openId,
      recipient: disclosures.recipient,
      purpose: disclosures.purpose,
      items: disclosures.items,
      contactIds: disclosures.contactIds,
      untilDay: disclosures.untilDay,
      status: disclosures.status,
      version: disclosures.version,
    })
    .from(disclosures)
    .innerJoin(clients, eq(clients.id, disclosures.clientId))
    .innerJoin(people, eq(people.id, disclosures.requestedBy))
type Row = Awaited<ReturnType<typeof select>>[number]

async function opened(ctx: EventCtx, rows: Row[]): Promise<Disclosure[]> {
  const texts = await reveal(
    ctx,
    'disclosure',
    rows.flatMap((row) => [
      { place: placeOf(disclosures.recipient, row.id), sealed: row.recipient, clientId: row.clientId },
      { place: placeOf(disclosures.purpose, row.id), sealed: row.purpose, clientId: row.clientId },
    ]),
  )
  return rows.map((row, place) => ({
    ...row,
    id: row.id as DisclosureId,
    clientId: row.clientId as ClientId,
    requesterId: row.requesterId as PersonId,
    recipient: texts[place * 2] ?? '',
    purpose: texts[place * 2 + 1] ?? '',
    items: disclosedItems.filter((item) => row.items.includes(item)),
    contactIds: row.contactIds as ContactId[],
    status: statuses.find((one) => one === row.status) ?? 'ended',
  }))
}

export async function insertDisclosure(
  ctx: EventCtx & { actor: Staff },
  clientId: string,
  filled: Filled,
): Promise<DisclosureId> {
  const id = ctx.deps.ids.mint('disclosure', ctx.at)
  const { vault } = ctx.deps
  await ctx.tx.insert(disclosures).values({
    id,
    clientId,
    requestedBy: ctx.actor.id,
    recipient: vault.seal(placeOf(disclosures.recipient, id), filled.recipient),
    purpose: vault.seal(placeOf(disclosures.purpose, id), filled.purpose),
    items: filled.items,
    contactIds: filled.contacts,
    untilDay: filled.until,
    createdAt: ctx.at,
  })
  return id
}

/** Loads and locks one. */
export async function loadDisclosure(ctx: EventCtx, id: string): Promise<Disclosure | undefined> {
  const rows = await select(ctx).where(eq(disclosures.id, id)).for('update', { of: disclosures })
  const [one] = await opened(ctx, rows)
  return one
}

/** Moves one on where it is still as it was loaded; false when somebody was quicker. */
export async function moveOn(
  ctx: EventCtx,
  from: Pick<Disclosure, 'id' | 'version'>,
  to: { status: Disclosure['status']; approvalId?: ApprovalId },
): Promise<boolean> {
  const decided = to.status === 'approved' || to.status === 'refused'
  const rows = await ctx.tx
    .update(disclosures)
    .set({ ...to, version: from.version + 1, ...(decided ? { decidedAt: ctx.at } : {}) })
    .where(and(eq(disclosures.id, from.id), eq(disclosures.version, from.version)))
    .returning({ id: disclosures.id })
  return rows.length > 0
}

/** One client's disclosures, or everything under way, the latest first, and how many there are in all. */
export async function listDisclosures(
  ctx: EventCtx,
  of: { clientId: string } | 'open',
  limit: number,
): Promise<{ rows: Disclosure[]; total: number }> {
  const which =
    of === 'open'
      ? inArray(disclosures.status, ['draft', 'asked', 'approved'])
      : eq(disclosures.clientId, of.clientId)
  const [rows, total] = await Promise.all([
    select(ctx).where(which).orderBy(desc(disclosures.createdAt)).limit(limit),
    ctx.tx.$count(disclosures, which),
  ])
  return { rows: await opened(ctx, rows), total }
}

/** A client's requests whose proofs are still being gathered; the latest twenty. */
export async function draftsOf(ctx: EventCtx, clientId: string): Promise<Disclosure[]> {
  const waiting = and(eq(disclosures.clientId, clientId), eq(disclosures.status, 'draft'))
  return opened(ctx, await select(ctx).where(waiting).orderBy(desc(disclosures.createdAt)).limit(20))
}

/** Approved ones whose last day has passed, claimed by ending them; at most `limit`. */
export async function claimRunOut(ctx: EventCtx, today: string, limit: number): Promise<Disclosure[]> {
  const due = ctx.tx
    .select({ id: disclosures.id })
    .from(disclosures)
    .where(and(sql`${disclosures.status} = 'approved'`, lt(disclosures.untilDay, today)))
    .limit(limit)
    .for('update', { skipLocked: true })
  const ended = await ctx.tx
    .update(disclosures)
    .set({ status: 'ended', version: sql`${disclosures.version} + 1` })
    .where(inArray(disclosures.id, due))
    .returning({ id: disclosures.id })
  if (ended.length === 0) return []
  const ids = ended.map((row) => row.id)
  return opened(ctx, await select(ctx).where(inArray(disclosures.id, ids)))
}
