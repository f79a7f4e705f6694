import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planItems } from '../../drizzle/schema/plans.ts'
import { areas } from '../../src/areas.ts'
import { liMing, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { staffOf } from '../../src/demo/find.ts'
import { tick } from '../../src/tick.ts'
import { type Planned, planned } from './planned.ts'
import { openWorld, type World } from './world.ts'

const soon = new Date('2026-12-02T14:30:00+08:00')

describe('a planned meeting in Lark’s calendar', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company')
  }, 60_000)
  afterAll(() => w.close())

  /** The plan area's own writing of it: another version. */
  const changes = async (id: string, change: Partial<typeof planItems.$inferInsert>) => {
    const { db } = w.running.deps
    const [item] = await db.select().from(planItems).where(eq(planItems.id, id))
    await db
      .update(planItems)
      .set({ ...change, version: (item?.version ?? 0) + 1 })
      .where(eq(planItems.id, id))
    await w.passes(w.clock.now())
  }
  const plans = async (plan: Partial<Planned> = {}) => {
    const id = await planned(w, { startAt: soon, ...plan })
    await w.passes(w.clock.now())
    return id
  }
  const calendarOf = (who: string) =>
    w.sandbox.calendar(who).map(({ summary, from, people }) => ({ summary, from: new Date(from), people }))
  const row = async (id: string) =>
    (await w.running.deps.db.select().from(planItems).where(eq(planItems.id, id)))[0]

  test('it stands in the calendars of those who go, moves with the plan and goes with it', async () => {
    const id = await plans({ ours: [zhouTing] })
    expect(calendarOf(liMing)).toEqual([
      { summary: '万川置业（杭州）有限公司 · 面谈', from: soon, people: ['李明', '周婷'] },
    ])
    expect(calendarOf(zhouTing)).toEqual(calendarOf(liMing))
    expect(JSON.stringify(w.sandbox.calendar(liMing))).not.toMatch(/王总|翻新/)
    const later = new Date('2026-12-03T15:00:00+08:00')
    await changes(id, { startAt: later, ours: [] })
    expect(calendarOf(liMing)).toMatchObject([{ from: later, people: ['李明'] }])
    expect(calendarOf(zhouTing)).toEqual([])
    await changes(id, { status: 'cancelled' })
    expect(calendarOf(liMing)).toEqual([])
    expect(await row(id)).toMatchObject({ eventId: null, eventVersion: 3 })
  })

  test('a draft is nobody’s meeting yet, and a tick with nothing new calls nobody', async () => {
    const id = await plans({ status: 'draft' })
    expect(calendarOf(liMing)).toEqual([])
    await changes(id, { status: 'published' })
    expect(calendarOf(liMing)).toHaveLength(1)
    w.sandbox.clearLogs()
    await w.passes(w.clock.now())
    expect(w.sandbox.apiCalls().filter(({ api }) => api.includes('calendar'))).toEqual([])
    await changes(id, { status: 'cancelled' })
  })

  test('a lost answer makes no second event, not even when the plan is cancelled meanwhile', async () => {
    w.sandbox.setFaults([{ api: 'POST calendar/v4/calendars', kind: 'cut', after: true }])
    const id = await planned(w, { startAt: soon })
    w.clock.set(new Date(w.clock.now().getTime() + 1000))
    await tick(w.running.deps, areas, w.clock.now())
    await w.sandbox.until(() => w.sandbox.apiCalls().some(({ api }) => api.includes('calendar')))
    w.sandbox.setFaults([])
    await w.afterAllTries()
    expect(calendarOf(liMing)).toHaveLength(1)
    await changes(id, { status: 'cancelled' })
    expect(calendarOf(liMing)).toEqual([])
  })

  test('an event somebody deleted comes back with the next change; who may not be invited keeps nobody away', async () => {
    const id = await plans()
    const [event] = w.sandbox.calendar(liMing)
    w.sandbox.deleteEvent(event?.eventId ?? '')
    w.sandbox.hideUser(zhouTing, true)
    await changes(id, { ours: [(await staffOf(w.running.deps.db, zhouTing, w.clock.now())).id] })
    expect(calendarOf(liMing)).toMatchObject([{ people: ['李明'] }])
    w.sandbox.hideUser(zhouTing, false)
    await changes(id, { status: 'cancelled' })
  })

  test('without the permission admins are told once; once it is there, the meetings follow', async () => {
    w.sandbox.setCalendar({ scopeMissing: true })
    const before = w.cards(zhaoMin).length
    await plans()
    await plans({ startAt: new Date('2026-12-04T14:30:00+08:00') })
    const told = w.cards(zhaoMin).slice(before)
    expect(told.map(({ zh }) => zh.includes('约好的会进不了日历'))).toEqual([true])
    expect(calendarOf(liMing)).toEqual([])
    w.sandbox.setCalendar({ scopeMissing: false })
    await w.passes(new Date(w.clock.now().getTime() + 7 * 3_600_000))
    expect(calendarOf(liMing)).toHaveLength(2)
  })
})
