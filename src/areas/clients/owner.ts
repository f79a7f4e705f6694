import { and, eq, isNotNull } from 'drizzle-orm'
import { clients } from '../../../drizzle/schema/clients.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import type { ClientId, PersonId } from '../../kernel/ids.ts'
import type { Client } from './repo.ts'

/** The clients somebody owns, by name. */
export async function ownedBy(tx: Tx, personId: string): Promise<{ id: ClientId; name: string }[]> {
  const rows = await tx
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(and(eq(clients.ownerId, personId), eq(clients.status, 'active')))
    .orderBy(clients.name, clients.id)
  return rows.map((row) => ({ ...row, id: row.id as ClientId }))
}

/** What clients are called, by id. */
export async function clientNamesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(anyOf(clients.id, ids))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Every key account: its tier, and who owns it. */
export async function keyAccounts(
  tx: Tx,
): Promise<{ id: ClientId; tier: string; ownerId: PersonId | undefined }[]> {
  const rows = await tx
    .select({ id: clients.id, tier: clients.tier, ownerId: clients.ownerId })
    .from(clients)
    .where(and(isNotNull(clients.tier), eq(clients.status, 'active')))
    .orderBy(clients.id)
  return rows.map(({ id, tier, ownerId }) => ({
    id: id as ClientId,
    tier: tier ?? '',
    ownerId: ownerId === null ? undefined : (ownerId as PersonId),
  }))
}

/** Gives a client to another owner; false when it changed since it was loaded. */
export async function changeOwner(
  ctx: EventCtx,
  client: Pick<Client, 'id' | 'ownerId' | 'version'>,
  to: PersonId,
): Promise<boolean> {
  const rows = await ctx.tx
    .update(clients)
    .set({ ownerId: to, version: client.version + 1 })
    .where(and(eq(clients.id, client.id), eq(clients.version, client.version), eq(clients.status, 'active')))
    .returning({ id: clients.id })
  if (rows.length === 0) return false
  await audit(ctx, {
    action: 'clients.owner',
    entity: 'client',
    entityId: client.id,
    before: { owner: client.ownerId ?? null },
    after: { owner: to },
  })
  return true
}
