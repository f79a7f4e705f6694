import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { clientLooks, clients } from '../../../drizzle/schema/clients.ts'
import { duties, reminders } from '../../../drizzle/schema/duties.ts'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { visits } from '../../../drizzle/schema/visits.ts'
import { lookAgain } from '../../../src/areas/clients/index.ts'
import { lookAtDue } from '../../../src/areas/duties/index.ts'
import { savePerson } from '../../../src/areas/people/index.ts'
import { sendDue } from '../../../src/areas/reminders/index.ts'
import type { Tx } from '../../../src/db/types.ts'
import type { Deps } from '../../../src/deps.ts'
import { dayOf } from '../../../src/kernel/days.ts'
import { type Size, world } from '../outbox/support.ts'

export const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const zone = 'Asia/Shanghai'
const founding = at('2026-10-01 09:00')

/** A company of one salesperson, whose clients are looked at and reminded of as in a tick. */
export async function company(size: Size) {
  const w = await world(size)
  const deps: Deps = {
    ...w.deps,
    queue: { poke: () => {}, check: async () => {} },
    zone,
    adminOpenIds: [],
    dataDir: '/nowhere',
  }
  const { db } = deps
  for (const [openId, role] of [
    ['ou_li', 'sales'],
    ['ou_wang', 'head_of_sales'],
  ] as const)
    await savePerson(db, deps.ids, founding, {
      openId,
      name: openId,
      roles: [role],
      state: 'active',
      ndaVersion: 1,
      fromDirectory: { departmentIds: [], leaderOpenId: 'ou_wang' },
    })
  const [li] = rowsOfPeople(await db.query.people.findMany())
  const clientName = (id: string) => `客户${id}`
  return {
    deps,
    li,
    close: () => w.close(),
    look: (moment: string, by: Deps = deps) => lookAtDue(by, at(moment)),
    send: (moment: string, by: Deps = deps) => sendDue(by, at(moment)),
    async client(id: string, tier: string, since: string, moment = `${since} 08:00`): Promise<void> {
      await db.insert(clients).values({
        id,
        name: clientName(id),
        type: 'other',
        city: '',
        ownerId: li,
        tier,
        tierSince: since,
        createdAt: founding,
      })
      await db.insert(clientLooks).values({ clientId: id, lookAt: at(moment) })
    },
    /** Writes a visit down, as the bot does. */
    async visit(id: string, client: string, when: string, kind = 'face_to_face', saved = when, tx: Tx = db) {
      await tx.insert(visits).values({
        id,
        clientId: client,
        personId: li,
        kind,
        at: at(when),
        precision: 'exact',
        body: new Uint8Array([1]),
        savedAt: at(saved),
      })
      await lookAgain(tx, { clientId: client, at: at(saved), since: dayOf(at(when), zone) })
    },
    async undo(id: string, moment: string): Promise<void> {
      await db.transaction(async (tx) => {
        const [row] = await tx
          .update(visits)
          .set({ status: 'undone' })
          .where(eq(visits.id, id))
          .returning({ client: visits.clientId, at: visits.at })
        if (!row) throw new Error(`no visit ${id}`)
        await lookAgain(tx, { clientId: row.client, at: at(moment), since: dayOf(row.at, zone) })
      })
    },
    /** What clients are owed: client, duty, window, by when and how it stands. */
    async owed(client?: string): Promise<string[]> {
      const rows = await db
        .select({
          line: sql<string>`concat_ws(' ', ${duties.clientId}, ${duties.kind}, ${duties.fromDay}, ${duties.dueDay}, ${duties.status}, ${duties.doneDay})`,
        })
        .from(duties)
        .where(
          and(ne(duties.status, 'dropped'), client === undefined ? undefined : eq(duties.clientId, client)),
        )
        .orderBy(asc(duties.clientId), asc(duties.kind), asc(duties.fromDay))
      return rows.map((row) => row.line)
    },
    /** Steps in a state, of duties that stand in another. */
    async steps(state: string): Promise<string[]> {
      const rows = await db
        .select({
          line: sql<string>`concat_ws(' ', ${duties.clientId}, ${duties.kind}, ${duties.fromDay}, ${reminders.step}, ${reminders.sentOn}, ${duties.status})`,
        })
        .from(reminders)
        .innerJoin(duties, eq(duties.id, reminders.dutyId))
        .where(eq(reminders.state, state))
        .orderBy(
          asc(duties.clientId),
          asc(duties.kind),
          asc(duties.fromDay),
          asc(reminders.onDay),
          asc(reminders.step),
        )
      return rows.map((row) => row.line)
    },
    /** When clients are looked at next. */
    async looks(): Promise<string[]> {
      const rows = await db
        .select()
        .from(clientLooks)
        .orderBy(asc(clientLooks.clientId), asc(clientLooks.lookAt))
      return rows.map((row) => `${row.clientId} ${row.lookAt.toISOString()}`)
    },
    /** How many cards wait for the salesperson: one a morning, however often it was renewed. */
    cards: () => db.$count(outbox, and(eq(outbox.lane, 'u:ou_li'), eq(outbox.state, 'pending'))),
    async clear(): Promise<void> {
      await db.execute(
        sql`truncate clients, visits, duties, pauses, reminders, mornings, outbox, client_looks cascade`,
      )
    },
  }
}

const rowsOfPeople = (rows: readonly { id: string; openId: string }[]): [string] => {
  const found = rows.find((one) => one.openId === 'ou_li')
  if (!found) throw new Error('nobody was hired')
  return [found.id]
}
