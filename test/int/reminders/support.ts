import { asc, eq, sql } from 'drizzle-orm'
import { clients } from '../../../drizzle/schema/clients.ts'
import { duties, mornings, reminders } from '../../../drizzle/schema/duties.ts'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { absences, people } from '../../../drizzle/schema/people.ts'
import { savePerson } from '../../../src/areas/people/index.ts'
import type { Deps } from '../../../src/deps.ts'
import { openBody } from '../../../src/outbox/body.ts'
import { type Size, world } from '../outbox/support.ts'

export const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const founding = at('2026-01-05 09:00')

/** 李明 and 周婷 answer to 陈刚, who answers to 王芳, head of sales; 许诺 answers to nobody; 赵敏 is admin. */
const staff = {
  ou_li: { name: '李明', roles: ['sales'], boss: 'ou_chen' },
  ou_zhou: { name: '周婷', roles: ['sales'], boss: 'ou_chen' },
  ou_xu: { name: '许诺', roles: ['sales'], boss: undefined },
  ou_chen: { name: '陈刚', roles: ['manager'], boss: 'ou_wang' },
  ou_wang: { name: '王芳', roles: ['head_of_sales'], boss: undefined },
  ou_zhao: { name: '赵敏', roles: ['admin'], boss: undefined },
} as const
export type Who = keyof typeof staff

/** A company whose duties and steps a test writes itself: who is told what, and when. */
export async function company(size: Size) {
  const w = await world(size)
  const deps: Deps = {
    ...w.deps,
    queue: { poke: () => {}, check: async () => {} },
    zone: 'Asia/Shanghai',
    adminOpenIds: [],
    dataDir: '/nowhere',
  }
  const { db } = deps
  for (const [openId, { name, roles, boss }] of Object.entries(staff))
    await savePerson(db, deps.ids, founding, {
      openId,
      name,
      roles,
      state: 'active',
      ndaVersion: 1,
      fromDirectory: { departmentIds: [], ...(boss ? { leaderOpenId: boss } : {}) },
    })
  const idOf = async (openId: Who): Promise<string> => {
    const [row] = await db.select({ id: people.id }).from(people).where(eq(people.openId, openId))
    if (!row) throw new Error(`${openId} is not staff`)
    return row.id
  }
  let counted = 0
  return {
    deps,
    idOf,
    close: () => w.close(),
    /** A client with one open duty. */
    async duty(name: string, owner: Who | undefined, due: string, status = 'open'): Promise<string> {
      const id = `dty_${++counted}`
      await db.insert(clients).values({
        id: `cli_${counted}`,
        name,
        type: 'other',
        city: '',
        ownerId: owner ? await idOf(owner) : null,
        tier: 'important',
        tierSince: '2026-01-01',
        createdAt: founding,
      })
      await db.insert(duties).values({
        id,
        clientId: `cli_${counted}`,
        kind: 'face_to_face',
        tier: 'important',
        fromDay: `${due.slice(0, 7)}-01`,
        untilDay: '2027-01-01',
        rolling: false,
        dueDay: due,
        needed: 1,
        status,
        policyVersion: 0,
        createdAt: founding,
        changedAt: founding,
      })
      return id
    },
    async step(
      dutyId: string,
      step: string,
      day: string,
      { audience = 'owner', written = founding }: { audience?: string; written?: Date } = {},
    ): Promise<void> {
      await db.insert(reminders).values({
        id: `rem_${dutyId}_${step}`,
        dutyId,
        step,
        audience,
        onDay: day,
        sendAt: at(`${day} 09:00`),
        changedAt: written,
      })
    },
    async away(who: Who, from: string, until: string, deputy?: Who): Promise<void> {
      await db.insert(absences).values({
        id: `abs_${++counted}`,
        personId: await idOf(who),
        deputyId: deputy ? await idOf(deputy) : null,
        fromDay: from,
        untilDay: until,
        createdBy: await idOf(who),
        createdAt: founding,
      })
    },
    /** Every step as it stands: duty, step, state, and who got it on which day. */
    async steps(): Promise<string[]> {
      const rows = await db
        .select({
          line: sql<string>`concat_ws(' ', ${clients.name}, ${reminders.step}, ${reminders.state}, ${people.name}, ${reminders.sentOn})`,
        })
        .from(reminders)
        .innerJoin(duties, eq(duties.id, reminders.dutyId))
        .innerJoin(clients, eq(clients.id, duties.clientId))
        .leftJoin(people, eq(people.id, reminders.sentTo))
        .orderBy(asc(clients.id), asc(reminders.onDay), asc(reminders.step))
      return rows.map((row) => row.line)
    },
    /** What lies in the outbox for somebody: slot and state. */
    async letters(who: Who): Promise<string[]> {
      const rows = await db
        .select({ slot: outbox.slot, state: outbox.state })
        .from(outbox)
        .where(eq(outbox.lane, `u:${who}`))
        .orderBy(asc(outbox.seq))
      const id = await idOf(who)
      return rows.map(({ slot, state }) => `${slot?.replace(id, who) ?? ''} ${state}`)
    },
    /** Every card that waits for somebody, as text. */
    async cards(who: Who): Promise<string[]> {
      const rows = await db
        .select({ id: outbox.id, body: outbox.body })
        .from(outbox)
        .where(eq(outbox.lane, `u:${who}`))
        .orderBy(asc(outbox.seq))
      return rows.flatMap(({ id, body }) => (body ? [openBody(deps.vault, id, body)] : []))
    },
    mornings: () => db.select().from(mornings).orderBy(asc(mornings.day)),
    /** Takes everything out again. */
    async clear(): Promise<void> {
      await db.execute(sql`truncate ${reminders}, ${duties}, ${mornings}, ${absences}, ${outbox} cascade`)
      await db.execute(sql`delete from ${clients}`)
      await db.update(people).set({ state: 'active', ndaVersion: 1 })
    },
  }
}
