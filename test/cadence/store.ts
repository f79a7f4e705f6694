import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { clientLooks, clients } from '../../drizzle/schema/clients.ts'
import { pauses } from '../../drizzle/schema/duties.ts'
import { absences, people } from '../../drizzle/schema/people.ts'
import { tierChanges } from '../../drizzle/schema/tiering.ts'
import { visits } from '../../drizzle/schema/visits.ts'
import { insertMany } from '../../src/db/insert-many.ts'
import { rowsOf } from '../../src/db/rows.ts'
import type { Db } from '../../src/db/types.ts'
import { text } from './clauses.ts'
import { line, type Staff } from './expected.ts'
import { type Client, type Decided, firstDay, type Happening, newTiers, type Visit } from './happenings.ts'

const sealed = new Uint8Array([1])
const start = new Date('2025-12-01T01:00:00Z')

/** The company before the year: its people, their leaves, its clients without a tier, and every change of a reminder to "sent" kept. */
export async function writeCompany(
  db: Db,
  staff: ReadonlyMap<string, Staff>,
  book: readonly Client[],
): Promise<void> {
  await insertMany(
    db,
    people,
    [...staff.values()].map(({ id, manager }) => ({
      id,
      openId: `ou_${id}`,
      name: id,
      roles: [id === 'per_lead' ? 'head_of_sales' : 'sales'],
      leaderOpenId: manager ? `ou_${manager}` : null,
      ndaVersion: 1,
      createdAt: start,
    })),
  )
  const leaves = [...staff.values()].flatMap(({ id, leaves: all }) =>
    all.map(({ from, until, deputy }, n) => ({
      id: `abs_${id}_${n}`,
      personId: id,
      deputyId: deputy ?? null,
      fromDay: text(from),
      untilDay: text(until),
      createdBy: id,
      createdAt: start,
    })),
  )
  await insertMany(db, absences, leaves)
  await insertMany(
    db,
    clients,
    book.map(({ id, owner }) => ({
      id,
      name: id,
      type: 'other',
      city: '',
      ownerId: owner,
      createdAt: start,
    })),
  )
  await db.execute(sql`create table said (id text, at timestamptz)`)
  await db.execute(sql`
    create function keep_said() returns trigger language plpgsql as $$ begin
      insert into said select n.id, n.sent_at from after n join before o using (id)
      where n.state = 'sent' and o.state <> 'sent';
      return null;
    end $$`)
  await db.execute(sql`
    create trigger keep_said after update on reminders referencing old table as before new table as after
    for each statement execute function keep_said()`)
}

export async function writeDecided(db: Db, decided: readonly Decided[]): Promise<void> {
  if (decided.length === 0) return
  await insertMany(
    db,
    tierChanges,
    decided.map(({ client, from, to }) => changeRow(client, from, to, newTiers, 'waiting')),
  )
}

const changeRow = (
  clientId: string,
  from: string | null,
  to: string | undefined,
  on: number,
  status: string,
) => ({
  id: `tch_${clientId}_${on}`,
  clientId,
  fromTier: from,
  toTier: to ?? null,
  effectiveFrom: text(on),
  status,
  policyVersion: 0,
  answer: {},
  decidedAt: new Date(on * 86_400_000),
})

const visitRow = ({ id, client, at, how, executive, alsoSync }: Visit, owner: string, savedAt: Date) => ({
  id,
  clientId: client,
  personId: owner,
  kind: how,
  at,
  precision: 'exact',
  executive,
  alsoSync,
  body: sealed,
  savedAt,
})

/** Writes what became known at a moment as the bot does: the row, and that its client is to be looked at. */
export async function writeDay(
  db: Db,
  owners: ReadonlyMap<string, Client>,
  today: number,
  at: Date,
  all: readonly Happening[],
): Promise<void> {
  const looks: { clientId: string; lookAt: Date; sinceDay: string | null }[] = []
  const look = (clientId: string, since?: number) =>
    looks.push({ clientId, lookAt: at, sinceDay: since === undefined ? null : text(since) })
  await db.transaction(async (tx) => {
    const made = all.flatMap((one) => (one.what === 'visit' ? [one.visit] : []))
    const rows = made.map((visit) => visitRow(visit, owners.get(visit.client)?.owner ?? '', at))
    if (rows.length > 0) await insertMany(tx, visits, rows)
    for (const visit of made) look(visit.client, visit.day)
    for (const one of all)
      switch (one.what) {
        case 'joins':
          await tx
            .update(clients)
            .set({ tier: one.tier, tierSince: text(today) })
            .where(eq(clients.id, one.client))
          await tx.insert(tierChanges).values(changeRow(one.client, null, one.tier, today, 'applied'))
          looks.push({
            clientId: one.client,
            lookAt: today === firstDay ? new Date('2025-12-31T16:00:00Z') : at,
            sinceDay: null,
          })
          break
        case 'undo':
          await tx.update(visits).set({ status: 'undone' }).where(eq(visits.id, one.visit.id))
          look(one.visit.client, one.visit.day)
          break
        case 'edit': {
          const { kind, at: when, executive, alsoSync } = visitRow(one.visit, '', at)
          await tx
            .update(visits)
            .set({ kind, at: when, executive, alsoSync })
            .where(eq(visits.id, one.visit.id))
          look(one.visit.client, one.before.day)
          look(one.visit.client, one.visit.day)
          break
        }
        case 'rest':
          await tx.insert(pauses).values({
            id: `pau_${one.client}`,
            clientId: one.client,
            fromDay: text(one.rest.from),
            untilDay: text(one.rest.until),
            reason: sealed,
            status: 'active',
            askedBy: owners.get(one.client)?.owner ?? '',
            createdAt: at,
          })
          look(one.client, one.rest.from)
      }
    if (looks.length > 0) await insertMany(tx, clientLooks, looks)
  })
}

const sentRow = z.object({
  client_id: z.string(),
  kind: z.string(),
  from_day: z.string(),
  step: z.string(),
  sent_to: z.string(),
  sent_on: z.string(),
})

/** What was said, as the rows have it; how often a row was said again; when; mornings without a card, cards without news, and what waits though its duty is settled. */
export async function readYear(db: Db) {
  const sent = rowsOf(
    await db.execute(sql`
      select d.client_id, d.kind, d.from_day::text, r.step, r.sent_to, r.sent_on::text
      from reminders r join duties d on d.id = r.duty_id where r.state = 'sent'`),
  ).map((raw) => {
    const { client_id, kind, from_day, step, sent_to, sent_on } = sentRow.parse(raw)
    return line(client_id, { kind, from: from_day }, step, sent_to, sent_on)
  })
  const counted = async (query: ReturnType<typeof sql>) =>
    z.array(z.object({ n: z.coerce.number() })).parse(rowsOf(await db.execute(query)))[0]?.n ?? 0
  const again = await counted(sql`select count(*) - count(distinct id) as n from said`)
  const moments = rowsOf(await db.execute(sql`select distinct at from said order by at`)).map(
    (raw) => z.object({ at: z.coerce.date() }).parse(raw).at,
  )
  const withoutCard = await counted(sql`
    select count(*) as n from (select distinct sent_to, sent_on, sent_at from reminders where state = 'sent') r
    where not exists (select 1 from outbox o where o.slot = 'morning:' || r.sent_to || ':' || r.sent_on
      and o.lane = 'u:ou_' || r.sent_to and o.created_at = r.sent_at)`)
  const withoutNews = await counted(sql`
    select count(*) as n from outbox o where o.slot like 'morning:%' and not exists (
      select 1 from reminders r where r.state = 'sent' and 'morning:' || r.sent_to || ':' || r.sent_on = o.slot
        and r.sent_at = o.created_at)`)
  const idle = await counted(sql`
    select count(*) as n from reminders r join duties d on d.id = r.duty_id
    where r.state = 'pending' and d.status <> 'open'`)
  return { sent, again, moments, withoutCard, withoutNews, idle }
}
