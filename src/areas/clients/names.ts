import { and, arrayContains, eq, or, sql } from 'drizzle-orm'
import { clientNames, clients } from '../../../drizzle/schema/clients.ts'
import { anyOf } from '../../db/any-of.ts'
import { merged } from '../../db/merged.ts'
import type { Tx } from '../../db/types.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { type KnownName, nameKeys, textKeys } from '../../kernel/text/match-names.ts'
import type { TextKeys } from '../../kernel/text/names.ts'

/** How many names a look-up brings back at most; beyond that the words were too common to mean a client. */
const namesAtMost = 200

/** Asked for name by name: joined, common initials have PostgreSQL read the whole client book for a handful of names. */
const known = (tx: Tx) => {
  const client = tx
    .select({ name: clients.name, ownerId: clients.ownerId })
    .from(clients)
    .where(and(eq(clients.id, clientNames.clientId), eq(clients.status, 'active')))
    .limit(1)
    .as('client')
  return tx
    .select({
      clientId: clientNames.clientId,
      client: client.name,
      name: clientNames.name,
      kind: clientNames.kind,
      ownerId: client.ownerId,
      head: clientNames.head,
      pinyinHead: clientNames.pinyinHead,
      initials: clientNames.initials,
    })
    .from(clientNames)
    .innerJoinLateral(client, sql`true`)
}

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
