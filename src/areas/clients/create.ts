import { sql } from 'drizzle-orm'
import type { ClientType } from '../../../bot-cards/clients/actions.ts'
import { clientNames, clients } from '../../../drizzle/schema/clients.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import type { ClientId } from '../../kernel/ids.ts'
import { nameKeys } from '../../kernel/text/match-names.ts'
import { type Duplicate, duplicatesOf } from './duplicates.ts'

export type NewClient = {
  name: string
  type: ClientType
  city: string
  region?: string
  aliases?: readonly string[]
  /** A code that passes, or one that was kept for a reason. */
  uscc?: string
  usccOverride?: string
  ownerId?: string
  /** Why it is another company than those it looks like. */
  anyway?: string
}

export type Created =
  | { ok: true; client: { id: ClientId; name: string } }
  | { ok: false; duplicates: Duplicate[] }

/**
 * Puts a new client in the book, owned by whoever met it first; unless it looks like one that is there already and
 * nobody said why it is another. Creations wait for each other, so that two of the same name cannot slip through.
 */
export async function createClient(ctx: EventCtx, fields: NewClient): Promise<Created> {
  const { tx, at } = ctx
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('keqing.clients.create', 0))`)
  const named = [fields.name, ...(fields.aliases ?? [])]
  const duplicates = await duplicatesOf(tx, { names: named, uscc: fields.uscc })
  if (duplicates.length > 0 && !fields.anyway) return { ok: false, duplicates }
  const id = ctx.deps.ids.mint('client', at)
  const ownerId = fields.ownerId ?? ctx.actor?.id
  const rows = named.map((name, place) => ({
    clientId: id,
    name,
    kind: place === 0 ? 'legal' : 'alias',
    ...nameKeys(name),
  }))
  await tx.insert(clients).values({
    id,
    name: fields.name,
    type: fields.type,
    city: fields.city,
    region: fields.region ?? '',
    createdAt: at,
    ...(fields.uscc ? { uscc: fields.uscc } : {}),
    ...(fields.usccOverride ? { usccOverride: fields.usccOverride } : {}),
    ...(ownerId ? { ownerId } : {}),
    ...(ctx.actor ? { createdBy: ctx.actor.id } : {}),
  })
  await Promise.all([
    tx.insert(clientNames).values(rows).onConflictDoNothing(),
    audit(ctx, {
      action: 'clients.create',
      entity: 'client',
      entityId: id,
      after: { name: fields.name, type: fields.type, city: fields.city, uscc: fields.uscc ?? null },
      ...(fields.anyway ? { why: fields.anyway } : {}),
    }),
  ])
  return { ok: true, client: { id, name: fields.name } }
}
