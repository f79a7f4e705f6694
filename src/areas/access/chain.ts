import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { accessChain, accessLog, accessUnsealed } from '../../../drizzle/schema/access.ts'
import { settings } from '../../../drizzle/schema/people.ts'
import type { Db, Tx } from '../../db/types.ts'
import type { Deps } from '../../deps.ts'
import type { Vault } from '../../vault/vault.ts'

/*
 * The access log as a chain: link n carries HMAC(mac of link n-1, row n). The key is the vault's index key, which the
 * database does not hold, so whoever can change rows cannot make the macs fit. Rows enter some seconds after they were
 * written (`sealChain`), because a chain grown by every reader's transaction would let only one of them read at a time.
 */

const batch = 500
const headKey = 'access_chain_head'

type Row = typeof accessLog.$inferSelect

/** The row as it is bound into the chain: every column, in a fixed order. */
const written = (row: Row): string =>
  JSON.stringify([
    row.id,
    row.at.toISOString(),
    row.actor,
    row.entity,
    row.entityId,
    row.clientId,
    row.fields,
    row.purpose,
    row.chatId,
  ])

const macOf = (vault: Vault, previous: string, row: Row): string =>
  vault.blind('access chain', `${previous}\n${written(row)}`)

/** Says how long the chain is and how it ends, so that a chain cut short at its end is found. */
const headOf = (vault: Vault, link: number, mac: string): string =>
  `${link}:${vault.blind('access chain head', `${link}\n${mac}`)}`

const lastLink = (tx: Tx) =>
  tx
    .select({ link: accessChain.link, mac: accessChain.mac })
    .from(accessChain)
    .orderBy(desc(accessChain.link))
    .limit(1)

/**
 * Takes the rows written since the last time into the chain, in the order they were written, and answers them. Several
 * processes may try: the lock lets one do it.
 */
export async function sealChain(deps: Pick<Deps, 'db' | 'vault'>, at: Date): Promise<Row[]> {
  const taken: Row[] = []
  for (;;) {
    const rows = await deps.db.transaction((tx) => sealBatch(tx, deps.vault, at))
    taken.push(...rows)
    if (rows.length < batch) return taken
  }
}

async function sealBatch(tx: Tx, vault: Vault, at: Date): Promise<Row[]> {
  const [waiting] = await tx.select({ seq: accessUnsealed.seq }).from(accessUnsealed).limit(1)
  if (!waiting) return []
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('keqing access chain'))`)
  const queued = await tx
    .select({ seq: accessUnsealed.seq, accessId: accessUnsealed.accessId })
    .from(accessUnsealed)
    .orderBy(asc(accessUnsealed.seq))
    .limit(batch)
  if (queued.length === 0) return []
  const ids = queued.map((one) => one.accessId)
  const found = new Map(
    (await tx.select().from(accessLog).where(inArray(accessLog.id, ids))).map((row) => [row.id, row]),
  )
  const [last] = await lastLink(tx)
  let { link, mac } = last ?? { link: 0, mac: '' }
  const links: (typeof accessChain.$inferInsert)[] = []
  const rows: Row[] = []
  for (const id of ids) {
    const row = found.get(id)
    // Removed before it was sealed: its entry stays, and verification names it.
    if (!row) continue
    link += 1
    mac = macOf(vault, mac, row)
    links.push({ link, accessId: id, mac, sealedAt: at })
    rows.push(row)
  }
  if (links.length === 0) return []
  await tx.insert(accessChain).values(links)
  await tx.delete(accessUnsealed).where(
    inArray(
      accessUnsealed.accessId,
      rows.map((row) => row.id),
    ),
  )
  const value = headOf(vault, link, mac)
  await tx
    .insert(settings)
    .values({ key: headKey, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
  return rows
}

/** What is wrong with the chain, and at which link it shows first. */
export type ChainFault = {
  fault: 'changed' | 'removed' | 'unchained' | 'cut_short' | 'gap'
  link?: number
  accessId?: string
}

/**
 * Recomputes the whole chain in batches: a row that was changed or removed, a link taken out, an end cut off and a row
 * that never came in by the door are found. Answers how many links hold, and the first fault of each kind.
 */
export async function verifyChain(db: Db, vault: Vault): Promise<{ links: number; faults: ChainFault[] }> {
  const faults: ChainFault[] = []
  const note = (fault: ChainFault) => {
    if (!faults.some((one) => one.fault === fault.fault)) faults.push(fault)
  }
  let link = 0
  let mac = ''
  for (;;) {
    const links = await db
      .select({ chain: accessChain, row: accessLog })
      .from(accessChain)
      .leftJoin(accessLog, eq(accessLog.id, accessChain.accessId))
      .where(sql`${accessChain.link} > ${link}`)
      .orderBy(asc(accessChain.link))
      .limit(batch)
    for (const { chain, row } of links) {
      if (chain.link !== link + 1) note({ fault: 'gap', link: chain.link })
      if (!row) note({ fault: 'removed', link: chain.link, accessId: chain.accessId })
      else if (macOf(vault, mac, row) !== chain.mac)
        note({ fault: 'changed', link: chain.link, accessId: chain.accessId })
      link = chain.link
      mac = chain.mac
    }
    if (links.length < batch) break
  }
  const [head] = await db.select().from(settings).where(eq(settings.key, headKey))
  if ((head?.value ?? '') !== (link === 0 ? '' : headOf(vault, link, mac))) note({ fault: 'cut_short', link })
  const [stray] = await db
    .select({ id: accessLog.id })
    .from(accessLog)
    .where(
      sql`not exists (select 1 from ${accessChain} where ${accessChain.accessId} = ${accessLog.id})
        and not exists (select 1 from ${accessUnsealed} where ${accessUnsealed.accessId} = ${accessLog.id})`,
    )
    .limit(1)
  if (stray) note({ fault: 'unchained', accessId: stray.id })
  const [lost] = await db
    .select({ id: accessUnsealed.accessId })
    .from(accessUnsealed)
    .leftJoin(accessLog, eq(accessLog.id, accessUnsealed.accessId))
    .where(sql`${accessLog.id} is null`)
    .limit(1)
  if (lost) note({ fault: 'removed', accessId: lost.id })
  return { links: link, faults }
}
