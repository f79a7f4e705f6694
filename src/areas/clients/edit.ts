import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ClientType } from '../../../bot-cards/clients/actions.ts'
import { clientNames, clients } from '../../../drizzle/schema/clients.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import type { ClientId } from '../../kernel/ids.ts'
import { nameKeys } from '../../kernel/text/match-names.ts'
import { type ClientProfile, sealProfile } from './profile.ts'
import type { Client } from './repo.ts'

export type ClientRecord = {
  name: string
  aliases: readonly string[]
  type: ClientType
  city: string
  region: string
  uscc?: string
  usccOverride?: string
  groupId?: ClientId
  profile: ClientProfile
}

/** Rewrites a client's record where it is still at the version loaded; false when it moved on. */
export async function editClient(ctx: EventCtx, client: Client, to: ClientRecord): Promise<boolean> {
  const rows = await ctx.tx
    .update(clients)
    .set({
      name: to.name,
      type: to.type,
      city: to.city,
      region: to.region,
      uscc: to.uscc ?? null,
      usccOverride: to.usccOverride ?? null,
      groupId: to.groupId ?? null,
      profile: sealProfile(ctx, client.id, to.profile),
      version: client.version + 1,
    })
    .where(and(eq(clients.id, client.id), eq(clients.version, client.version), eq(clients.status, 'active')))
    .returning({ id: clients.id })
  if (rows.length === 0) return false
  await rename(ctx, client, to)
  await audit(ctx, {
    action: 'clients.edit',
    entity: 'client',
    entityId: client.id,
    before: plain(client),
    after: { ...plain(to), profile: 'changed' },
    ...(to.usccOverride ? { why: to.usccOverride } : {}),
  })
  return true
}

const plain = (one: Pick<ClientRecord, 'name' | 'type' | 'city' | 'region' | 'uscc' | 'groupId'>) => ({
  name: one.name,
  type: one.type,
  city: one.city,
  region: one.region,
  uscc: one.uscc ?? null,
  group: one.groupId ?? null,
})

/** A name it had stays one it is found by, unless it was taken out of the list. */
async function rename(ctx: EventCtx, client: Client, to: ClientRecord): Promise<void> {
  const wanted = new Map<string, { name: string; kind: string }>()
  for (const [place, name] of [to.name, ...to.aliases].entries()) {
    const { norm } = nameKeys(name)
    if (norm !== '' && !wanted.has(norm)) wanted.set(norm, { name, kind: place === 0 ? 'legal' : 'alias' })
  }
  const had = [client.name, ...client.aliases].map((name) => nameKeys(name).norm)
  const gone = had.filter((norm) => !wanted.has(norm))
  if (gone.length > 0)
    await ctx.tx
      .delete(clientNames)
      .where(and(eq(clientNames.clientId, client.id), inArray(clientNames.norm, gone)))
  const rows = [...wanted.values()].map((one) => ({ clientId: client.id, ...one, ...nameKeys(one.name) }))
  await ctx.tx
    .insert(clientNames)
    .values(rows)
    .onConflictDoUpdate({
      target: [clientNames.clientId, clientNames.norm],
      set: { name: sql`excluded.name`, kind: sql`excluded.kind` },
    })
}
