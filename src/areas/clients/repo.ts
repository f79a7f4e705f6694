import { and, arrayContains, desc, eq, or, sql } from 'drizzle-orm'
import { type ClientType, clientTypes } from '../../../bot-cards/clients/actions.ts'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { clientNames, clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { visits } from '../../../drizzle/schema/visits.ts'
import { audit, type EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import { merged } from '../../db/merged.ts'
import type { Tx } from '../../db/types.ts'
import type { ClientId, PersonId } from '../../kernel/ids.ts'
import { type KnownName, nameKeys, textKeys } from '../../kernel/text/match-names.ts'
import type { TextKeys } from '../../kernel/text/names.ts'

export type Client = {
  id: ClientId
  name: string
  aliases: string[]
  type: ClientType
  city: string
  region: string
  uscc?: string
  groupId?: ClientId
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

/** How many names a look-up brings back at most; beyond that the words were too common to mean a client. */
const namesAtMost = 200

const visitedBy = (personId: PersonId) =>
  sql<boolean>`(${clients.ownerId} = ${personId} or exists (select 1 from ${visits} where ${visits.clientId} = ${clients.id} and ${visits.personId} = ${personId} and ${visits.status} = 'saved'))`

const known = (tx: Tx) =>
  tx
    .select({
      clientId: clientNames.clientId,
      client: clients.name,
      name: clientNames.name,
      kind: clientNames.kind,
      ownerId: clients.ownerId,
      head: clientNames.head,
      pinyinHead: clientNames.pinyinHead,
      initials: clientNames.initials,
    })
    .from(clientNames)
    .innerJoin(clients, eq(clients.id, clientNames.clientId))

type KnownRow = Awaited<ReturnType<typeof known>>[number]

/** A client of mine is one I own. */
const toKnown = (row: KnownRow, personId: PersonId): KnownName => ({
  clientId: row.clientId,
  client: row.client,
  name: row.name,
  kind: row.kind === 'legal' ? 'legal' : 'alias',
  mine: row.ownerId === personId,
})

const namesByKeys = merged(async (tx, texts: readonly TextKeys[]) => {
  const all = (key: keyof TextKeys) => [...new Set(texts.flatMap((keys) => keys[key]))]
  const rows = await known(tx)
    .where(
      or(
        anyOf(clientNames.head, all('heads')),
        anyOf(clientNames.pinyinHead, all('pinyinHeads')),
        anyOf(clientNames.initials, all('initials')),
      ),
    )
    .limit(namesAtMost * texts.length)
  return texts.map((keys) => {
    const [heads, pinyinHeads, initials] = [
      new Set(keys.heads),
      new Set(keys.pinyinHeads),
      new Set(keys.initials),
    ]
    return rows.filter(
      (row) => heads.has(row.head) || pinyinHeads.has(row.pinyinHead) || initials.has(row.initials),
    )
  })
})

/** Names that running text may mention: their first two characters or syllables, or their initials, occur in it. */
export async function namesInText(tx: Tx, text: string, personId: PersonId): Promise<KnownName[]> {
  const rows = await namesByKeys(tx, textKeys(text))
  return rows.map((row) => toKnown(row, personId))
}

/** Names a typed query may mean: as `namesInText`, or sharing all its character pairs anywhere (substring). */
export async function namesLike(tx: Tx, query: string, personId: PersonId): Promise<KnownName[]> {
  const keys = nameKeys(query)
  const grams = keys.grams.length > 0 ? [arrayContains(clientNames.grams, keys.grams)] : []
  const [anywhere, inText] = await Promise.all([
    known(tx)
      .where(or(eq(clientNames.pinyin, keys.pinyin), eq(clientNames.initials, keys.initials), ...grams))
      .limit(namesAtMost),
    namesInText(tx, query, personId),
  ])
  const byName = new Map(
    [...anywhere.map((row) => toKnown(row, personId)), ...inText].map((name) => [
      `${name.clientId} ${name.name}`,
      name,
    ]),
  )
  return [...byName.values()]
}

export async function findClient(tx: Tx, id: string): Promise<Client | undefined> {
  const [[row], names] = await Promise.all([
    tx
      .select({
        id: clients.id,
        name: clients.name,
        type: clients.type,
        city: clients.city,
        region: clients.region,
        uscc: clients.uscc,
        groupId: clients.groupId,
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
      .where(eq(clients.id, id)),
    tx
      .select({ name: clientNames.name })
      .from(clientNames)
      .where(and(eq(clientNames.clientId, id), eq(clientNames.kind, 'alias'))),
  ])
  if (!row) return undefined
  const { ownerId, owner, uscc, groupId, tier, tierSince, mergedInto, ...rest } = row
  const known = tiers.find((one) => one === tier)
  return {
    ...rest,
    status: row.status === 'merged' ? 'merged' : 'active',
    ...(uscc ? { uscc } : {}),
    ...(groupId ? { groupId: groupId as ClientId } : {}),
    ...(known ? { tier: known } : {}),
    ...(tierSince ? { tierSince } : {}),
    ...(mergedInto ? { mergedInto: mergedInto as ClientId } : {}),
    id: row.id as ClientId,
    type: clientTypes.find((type) => type === row.type) ?? 'other',
    aliases: names.map((one) => one.name),
    ...(ownerId ? { ownerId: ownerId as PersonId } : {}),
    ...(owner ? { owner } : {}),
  }
}

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
    .where(visitedBy(personId))
    .orderBy(sql`${last} desc nulls last`, desc(clients.createdAt))
    .limit(limit)
}

/** Puts a new client in the book, owned by whoever met it first. Undefined: that very name is taken. */
export async function createClient(
  ctx: EventCtx,
  fields: { name: string; type: ClientType; city: string; aliases?: readonly string[]; ownerId?: PersonId },
): Promise<{ id: ClientId; name: string } | undefined> {
  const { tx, at } = ctx
  const { norm } = nameKeys(fields.name)
  const [taken] = await tx
    .select({ id: clientNames.clientId })
    .from(clientNames)
    .where(and(eq(clientNames.norm, norm), eq(clientNames.kind, 'legal')))
    .limit(1)
  if (taken) return undefined
  const id = ctx.deps.ids.mint('client', at)
  const ownerId = fields.ownerId ?? ctx.actor?.id
  const names = [
    { name: fields.name, kind: 'legal' },
    ...(fields.aliases ?? []).map((name) => ({ name, kind: 'alias' })),
  ]
  const rows = names.map(({ name, kind }) => ({ clientId: id, name, kind, ...nameKeys(name) }))
  await tx.insert(clients).values({
    id,
    name: fields.name,
    type: fields.type,
    city: fields.city,
    createdAt: at,
    ...(ownerId ? { ownerId } : {}),
    ...(ctx.actor ? { createdBy: ctx.actor.id } : {}),
  })
  await Promise.all([
    tx.insert(clientNames).values(rows).onConflictDoNothing(),
    audit(ctx, {
      action: 'clients.create',
      entity: 'client',
      entityId: id,
      after: { name: fields.name, type: fields.type, city: fields.city },
    }),
  ])
  return { id, name: fields.name }
}
