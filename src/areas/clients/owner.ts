import { and, eq } from 'drizzle-orm'
import { clients } from '../../../drizzle/schema/clients.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
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
