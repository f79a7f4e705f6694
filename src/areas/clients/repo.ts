import { and, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type ClientType, clientTypes } from '../../../bot-cards/clients/actions.ts'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { clientNames, clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { visits } from '../../../drizzle/schema/visits.ts'
import type { Tx } from '../../db/types.ts'
import type { ClientId, PersonId } from '../../kernel/ids.ts'

export type Client = {
  id: ClientId
  name: string
  aliases: string[]
  type: ClientType
  city: string
  region: string
  uscc?: string
  /** Why a code whose check digit fails was kept. */
  usccOverride?: string
  groupId?: ClientId
  /** Name of the client that is its group. */
  group?: string
  ownerId?: PersonId
  owner?: string
  /** In force now; absent: not tiered. */
  tier?: Tier
  /** First day it holds, `2026-07-01`. */
  tierSince?: string
  status: 'active' | 'merged'
  mergedInto?: ClientId
  version: number
}

const group = alias(clients, 'group')

const select = (tx: Tx) =>
  tx
    .select({
      id: clients.id,
      name: clients.name,
      type: clients.type,
      city: clients.city,
      region: clients.region,
      uscc: clients.uscc,
      usccOverride: clients.usccOverride,
      groupId: clients.groupId,
      group: group.name,
      ownerId: clients.ownerId,
      owner: people.name,
      tier: clients.tier,
      tierSince: clients.tierSince,
      status: clients.status,
      mergedInto: clients.mergedInto,
      version: clients.version,
    })
    .from(clients)
    .leftJoin(people, eq(people.id, clients.ownerId))
    .leftJoin(group, eq(group.id, clients.groupId))

/** A client as its own record stands, also one that was merged into another. */
export async function recordOf(tx: Tx, id: string): Promise<Client | undefined> {
  const [[row], names] = await Promise.all([
    select(tx).where(eq(clients.id, id)),
    tx
      .select({ name: clientNames.name })
      .from(clientNames)
      .where(and(eq(clientNames.clientId, id), eq(clientNames.kind, 'alias')))
      .orderBy(clientNames.norm),
  ])
  if (!row) return undefined
  const { name, city, region, version, tier, groupId, mergedInto, ownerId } = row
  const known = tiers.find((one) => one === tier)
  return {
    id: row.id as ClientId,
    name,
    aliases: names.map((one) => one.name),
    type: clientTypes.find((one) => one === row.type) ?? 'other',
    city,
    region,
    version,
    status: row.status === 'merged' ? 'merged' : 'active',
    ...(row.uscc ? { uscc: row.uscc } : {}),
    ...(row.usccOverride ? { usccOverride: row.usccOverride } : {}),
    ...(row.group ? { group: row.group } : {}),
    ...(row.owner ? { owner: row.owner } : {}),
    ...(row.tierSince ? { tierSince: row.tierSince } : {}),
    ...(groupId ? { groupId: groupId as ClientId } : {}),
    ...(known ? { tier: known } : {}),
    ...(mergedInto ? { mergedInto: mergedInto as ClientId } : {}),
    ...(ownerId ? { ownerId: ownerId as PersonId } : {}),
  }
}

/** The client behind an id; one that was merged leads to the client it was merged into. */
export async function findClient(tx: Tx, id: string): Promise<Client | undefined> {
  const client = await recordOf(tx, id)
  return client?.mergedInto ? recordOf(tx, client.mergedInto) : client
}

const visitedBy = (personId: PersonId) =>
  sql<boolean>`(${clients.ownerId} = ${personId} or exists (select 1 from ${visits} where ${visits.clientId} = ${clients.id} and ${visits.personId} = ${personId} and ${visits.status} = 'saved'))`

/** Clients I visited lately, then those I own: what the form offers. */
export async function recentClients(
  tx: Tx,
  personId: PersonId,
  limit = 20,
): Promise<{ id: string; name: string }[]> {
  const last = sql<Date | null>`(select max(${visits.at}) from ${visits} where ${visits.clientId} = ${clients.id} and ${visits.personId} = ${personId} and ${visits.status} = 'saved')`
  return tx
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(and(eq(clients.status, 'active'), visitedBy(personId)))
    .orderBy(sql`${last} desc nulls last`, desc(clients.createdAt))
    .limit(limit)
}
