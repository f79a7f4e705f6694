import { and, asc, eq, gt, isNull, lte, max, sql } from 'drizzle-orm'
import { grants } from '../../../drizzle/schema/access.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { audit, type EventCtx, tell } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import type { ApprovalId, ClientId, GrantId, PersonId } from '../../kernel/ids.ts'
import { findClient } from '../clients/index.ts'
import { personById } from '../people/index.ts'
import { drawGrant } from './view.ts'

/** Leave to see one client, `[from, until)`, unless it was ended before. */
export type Grant = {
  id: GrantId
  clientId: ClientId
  client: string
  personId: PersonId
  person: string
  until: Date
  revoked: boolean
  version: number
}

const select = (tx: Tx) =>
  tx
    .select({
      id: grants.id,
      clientId: grants.clientId,
      client: clients.name,
      personId: grants.personId,
      person: people.name,
      until: grants.until,
      revokedAt: grants.revokedAt,
      version: grants.version,
    })
    .from(grants)
    .innerJoin(clients, eq(clients.id, grants.clientId))
    .innerJoin(people, eq(people.id, grants.personId))
type Row = Awaited<ReturnType<typeof select>>[number]

const toGrant = ({ revokedAt, ...row }: Row): Grant => ({
  ...row,
  id: row.id as GrantId,
  clientId: row.clientId as ClientId,
  personId: row.personId as PersonId,
  revoked: revokedAt !== null,
})

const openAt = (at: Date) => and(lte(grants.fromAt, at), gt(grants.until, at), isNull(grants.revokedAt))

/** What this person may see for a while now; `endGrant` ends one. */
export async function grantsOf(tx: Tx, personId: PersonId, at: Date): Promise<Grant[]> {
  const rows = await select(tx).where(and(eq(grants.personId, personId), openAt(at)))
  return rows.map(toGrant)
}

/** Until when this person may see this client, where they were let in for a while. */
export async function letInUntil(
  tx: Tx,
  personId: PersonId,
  clientId: string,
  at: Date,
): Promise<Date | undefined> {
  const [row] = await tx
    .select({ until: max(grants.until) })
    .from(grants)
    .where(and(eq(grants.personId, personId), eq(grants.clientId, clientId), openAt(at)))
  return row?.until ?? undefined
}

/** Who may see this client for a while now, the next to end first. */
export async function grantsOn(tx: Tx, clientId: string, at: Date): Promise<Grant[]> {
  const rows = await select(tx)
    .where(and(eq(grants.clientId, clientId), openAt(at)))
    .orderBy(asc(grants.until))
  return rows.map(toGrant)
}

export async function loadGrant(tx: Tx, id: string): Promise<Grant | undefined> {
  const [row] = await select(tx).where(eq(grants.id, id)).for('update', { of: grants })
  return row && toGrant(row)
}

/** Lets somebody see a client for `hours` from now, and tells both sides. */
export async function grant(
  ctx: EventCtx,
  given: { clientId: string; personId: PersonId; approvalId?: ApprovalId; hours: number },
): Promise<void> {
  const id = ctx.deps.ids.mint('grant', ctx.at)
  const until = new Date(ctx.at.getTime() + given.hours * 3_600_000)
  const { clientId, personId, approvalId = null } = given
  await ctx.tx.insert(grants).values({ id, clientId, personId, approvalId, fromAt: ctx.at, until })
  await audit(ctx, {
    action: 'access.grant',
    entity: 'grant',
    entityId: id,
    after: { client: clientId, person: personId, until: until.toISOString() },
  })
  await tellBoth(ctx, id)
}

/** Ends a grant before its time; false when it had ended already. Both sides are told. */
export async function endGrant(ctx: EventCtx, id: GrantId): Promise<boolean> {
  const rows = await ctx.tx
    .update(grants)
    .set({
      revokedAt: ctx.at,
      revokedBy: ctx.actor?.id ?? null,
      endTold: true,
      version: sql`${grants.version} + 1`,
    })
    .where(and(eq(grants.id, id), isNull(grants.revokedAt), gt(grants.until, ctx.at)))
    .returning({ id: grants.id })
  if (rows.length === 0) return false
  await audit(ctx, { action: 'access.end', entity: 'grant', entityId: id, after: { ended: true } })
  await tellBoth(ctx, id)
  return true
}

/** The grant's card as it now stands, to its holder and to the client's owner. */
export async function tellBoth(ctx: EventCtx, id: string): Promise<void> {
  const now = await loadGrant(ctx.tx, id)
  if (!now) return
  const client = await findClient(ctx.tx, now.clientId)
  const slot = `grant:${id}`
  const holder = await personById(ctx.tx, now.personId, ctx.at)
  if (holder) await tell(ctx, holder.openId, drawGrant(ctx, now, true), { slot })
  const owner = client?.ownerId ? await personById(ctx.tx, client.ownerId, ctx.at) : undefined
  if (owner && owner.id !== now.personId) await tell(ctx, owner.openId, drawGrant(ctx, now, false), { slot })
}

/** Grants whose time is over and nobody was told yet: claimed by marking them, at most `limit`. */
export async function claimEnded(tx: Tx, at: Date, limit: number): Promise<string[]> {
  const due = tx
    .select({ id: grants.id })
    .from(grants)
    .where(and(sql`not ${grants.endTold}`, lte(grants.until, at)))
    .orderBy(grants.until)
    .limit(limit)
    .for('update', { skipLocked: true })
  const rows = await tx
    .update(grants)
    .set({ endTold: true, version: sql`${grants.version} + 1` })
    .where(sql`${grants.id} in ${due}`)
    .returning({ id: grants.id })
  return rows.map((row) => row.id)
}
