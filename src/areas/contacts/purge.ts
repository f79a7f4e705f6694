import { and, asc, eq, gt, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import { purgeSoonCard } from '../../../bot-cards/contacts/purge-soon.ts'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { contacts } from '../../../drizzle/schema/contacts.ts'
import { audit, type EventCtx, tell } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import type { Tx } from '../../db/types.ts'
import type { Deps } from '../../deps.ts'
import { findClient } from '../clients/index.ts'
import { dropFiles } from '../files/index.ts'
import { personById } from '../people/index.ts'
import { type Contact, contactsById } from './repo.ts'
import { opened } from './view.ts'

const batch = 100
const dayMs = 86_400_000
const soonName = 'contacts.purge_soon'
const due = isNotNull(contacts.purgeAt)

/** Purges one batch; answers how many there were. Rows another worker holds are its own to purge. */
async function purgeSome(deps: Deps, at: Date): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const ready = await tx
      .select({ id: contacts.id, version: contacts.version })
      .from(contacts)
      .where(and(due, lte(contacts.purgeAt, at), eq(contacts.status, 'pending')))
      .orderBy(asc(contacts.purgeAt))
      .limit(batch)
      .for('update', { skipLocked: true })
    const ctx: EventCtx = { deps, tx, at, cause: 'schedule:contacts.purge' }
    for (const { id, version } of ready) {
      await tx
        .update(contacts)
        .set({
          phone: null,
          mail: null,
          wechat: null,
          birthday: null,
          preferences: null,
          phoneIndex: null,
          mailIndex: null,
          purgeAt: null,
          purgedAt: at,
          version: version + 1,
        })
        .where(and(eq(contacts.id, id), eq(contacts.version, version)))
      await audit(ctx, {
        action: 'contacts.purge',
        entity: 'contact',
        entityId: id,
        after: { fields: 'deleted', why: 'no consent' },
      })
    }
    // A business card holds the same phone and mail.
    await dropFiles(
      ctx,
      'contacts',
      ready.map(({ id }) => id),
    )
    return ready.length
  })
}

/** Without consent, phone, mail and WeChat go after `consent.purge_days` (PIPL 19); name, title and role stay. */
export const purge: Schedule = {
  name: 'contacts.purge',
  waits: (at) => sql`(select min(purge_at) from ${contacts}) <= ${at.toISOString()}::timestamptz`,
  async run(deps, at) {
    while ((await purgeSome(deps, at)) === batch);
  },
}

/** Contacts whose time is up within a day and whose recorder was not told. */
const untold = (at: Date): SQL | undefined =>
  and(
    due,
    gt(contacts.purgeAt, at),
    lte(contacts.purgeAt, new Date(at.getTime() + dayMs)),
    eq(contacts.status, 'pending'),
    sql`not exists (select 1 from ${occurrences} o where o.schedule = ${soonName} and o.key = ${contacts.id} || ' '
      || to_char(${contacts.purgeAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`,
  )

/** Claims the contacts whose time is up within a day and whose recorder was not told; once, whoever else looks too. */
async function claimSoon(tx: Tx, at: Date): Promise<string[]> {
  const soon = await tx
    .select({ id: contacts.id, purgeAt: contacts.purgeAt })
    .from(contacts)
    .where(untold(at))
    .orderBy(asc(contacts.purgeAt))
    .limit(500)
  if (soon.length === 0) return []
  const keys = new Map(soon.map(({ id, purgeAt }) => [`${id} ${purgeAt?.toISOString() ?? ''}`, id]))
  const schedule = soonName
  const fresh = await tx
    .insert(occurrences)
    .values([...keys.keys()].map((key) => ({ schedule, key, at })))
    .onConflictDoNothing()
    .returning({ key: occurrences.key })
  return fresh.flatMap(({ key }) => keys.get(key) ?? [])
}

/** The day before: whoever noted the contact is told, the client's owner where they have left. One card per client. */
export const purgeSoon: Schedule = {
  name: soonName,
  waits: (at) => sql`exists (select 1 from ${contacts} where ${untold(at)})`,
  async run(deps, at) {
    await deps.db.transaction(async (tx) => {
      const claimed = await claimSoon(tx, at)
      if (claimed.length === 0) return
      const list = await contactsById(tx, claimed)
      const groups = new Map<string, Contact[]>()
      for (const contact of list) {
        const key = `${contact.createdBy} ${contact.clientId}`
        groups.set(key, [...(groups.get(key) ?? []), contact])
      }
      for (const group of groups.values())
        await warn({ deps, tx, at, cause: 'schedule:contacts.purge_soon' }, group)
    })
  },
}

async function warn(ctx: EventCtx, group: readonly Contact[]): Promise<void> {
  const [first] = group
  if (!first) return
  const client = await findClient(ctx.tx, first.clientId)
  const recorder =
    (await personById(ctx.tx, first.createdBy, ctx.at)) ??
    (client?.ownerId ? await personById(ctx.tx, client.ownerId, ctx.at) : undefined)
  if (!recorder) return
  const names = await opened({ ...ctx, actor: recorder }, group, ['name'])
  await tell(
    ctx,
    recorder.openId,
    purgeSoonCard.render({
      now: ctx.at,
      zone: ctx.deps.zone,
      client: { id: first.clientId, name: first.client },
      people: group.flatMap(({ id, version, purgeAt }, place) =>
        purgeAt ? [{ contact: id, version, name: names[place]?.name ?? '', purgeAt }] : [],
      ),
    }),
  )
}
