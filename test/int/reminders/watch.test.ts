import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { duties, reminders } from '../../../drizzle/schema/duties.ts'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { createApp } from '../../../src/app.ts'
import { keepUp, sendDue, waitingReminders } from '../../../src/areas/reminders/index.ts'
import { watchdog } from '../../../src/areas/reminders/watch.ts'
import { fixedClock } from '../../../src/kernel/clock.ts'
import { at, company, type Who } from './support.ts'

describe('reminders that do not arrive', () => {
  let c: Awaited<ReturnType<typeof company>>
  beforeAll(async () => {
    c = await company('embedded')
  }, 60_000)
  afterAll(() => c.close())
  afterEach(() => c.clear())

  const refused = (who: Who, code: number) =>
    c.deps.db
      .update(outbox)
      .set({ state: 'refused', errorCode: code })
      .where(eq(outbox.lane, `u:${who}`))
  const notices = async (who: Who) =>
    (await c.cards(who)).filter((card) => !card.includes('今天要跟进的客户'))

  test('who stopped the bot: the line manager gets it instead, once, and an admin sees it once', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    await sendDue(c.deps, at('2026-11-23 09:00'))
    await refused('ou_li', 230053)
    await sendDue(c.deps, at('2026-11-23 09:01'))
    await sendDue(c.deps, at('2026-11-23 09:02'))
    expect(await c.steps()).toEqual(['万川 before_7 sent 陈刚 2026-11-23'])
    expect((await c.cards('ou_chen'))[0]).toContain('替李明')
    expect(await c.letters('ou_chen')).toHaveLength(1)
    // The next day's are tried with the owner first: they may have come back.
    await c.step(await c.duty('龙澜', 'ou_li', '2026-12-01'), 'before_7', '2026-11-24')
    await sendDue(c.deps, at('2026-11-24 09:00'))
    await refused('ou_li', 230053)
    await sendDue(c.deps, at('2026-11-24 09:01'))
    expect((await c.steps())[1]).toBe('龙澜 before_7 sent 陈刚 2026-11-24')
    const told = await notices('ou_zhao')
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('李明收不到提醒')
  })

  test('refused on the eve of a long holiday, it is taken up on the first workday after', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-09-30'), 'before_0', '2026-09-30')
    await sendDue(c.deps, at('2026-09-30 17:59'))
    await refused('ou_li', 230053)
    await sendDue(c.deps, at('2026-10-01 10:00'))
    // They may have come back: asked first once more.
    await sendDue(c.deps, at('2026-10-08 09:00'))
    expect(await c.steps()).toEqual(['万川 before_0 sent 李明 2026-10-08'])
    await refused('ou_li', 230053)
    await sendDue(c.deps, at('2026-10-08 09:01'))
    expect(await c.steps()).toEqual(['万川 before_0 sent 陈刚 2026-10-08'])
  })

  test('a line manager who cannot be reached either: what is overdue goes to the lead, and an admin sees it', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-11-20'), 'manager', '2026-11-23', {
      audience: 'manager',
    })
    await sendDue(c.deps, at('2026-11-23 09:00'))
    await refused('ou_chen', 230029)
    await sendDue(c.deps, at('2026-11-23 09:01'))
    await sendDue(c.deps, at('2026-11-23 09:02'))
    expect(await c.steps()).toEqual(['万川 manager sent 王芳 2026-11-23'])
    expect(await c.letters('ou_wang')).toHaveLength(1)
    const told = await notices('ou_zhao')
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('陈刚收不到提醒')
  })

  test('a card that Lark refuses for another reason is not sent to somebody else', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    await sendDue(c.deps, at('2026-11-23 09:00'))
    await refused('ou_li', 230099)
    await sendDue(c.deps, at('2026-11-23 09:01'))
    expect(await c.steps()).toEqual(['万川 before_7 sent 李明 2026-11-23'])
  })

  test('a client nobody owns is named to an admin, once', async () => {
    const id = await c.duty('万川', undefined, '2026-11-26')
    await c.step(id, 'before_3', '2026-11-23')
    await c.step(id, 'before_0', '2026-11-26')
    await sendDue(c.deps, at('2026-11-23 09:00'))
    await sendDue(c.deps, at('2026-11-26 09:00'))
    expect(await c.steps()).toEqual([
      '万川 before_3 sent 王芳 2026-11-23',
      '万川 before_0 sent 王芳 2026-11-26',
    ])
    expect(await notices('ou_zhao')).toHaveLength(1)
  })

  test('somebody who has not signed the NDA learns how many wait, and of no client', async () => {
    await c.deps.db.update(people).set({ ndaVersion: null }).where(eq(people.openId, 'ou_li'))
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    await sendDue(c.deps, at('2026-11-23 09:00'))
    const [card] = await c.cards('ou_li')
    expect(card).toContain('有 1 件客户的事等你跟进')
    expect(card).not.toContain('万川')
  })

  test('what is settled leaves the card of today; what was settled before keeps its day', async () => {
    const one = await c.duty('万川', 'ou_li', '2026-11-30')
    await c.step(one, 'before_7', '2026-11-23')
    await c.step(await c.duty('龙澜', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    await sendDue(c.deps, at('2026-11-23 09:00'))
    await keepUp(c.deps, at('2026-11-23 09:01'))
    expect(await c.letters('ou_li')).toHaveLength(1)
    await c.deps.db.update(duties).set({ status: 'done', doneDay: '2026-11-23' }).where(eq(duties.id, one))
    await keepUp(c.deps, at('2026-11-23 20:00'))
    await keepUp(c.deps, at('2026-11-23 20:01'))
    expect(await c.letters('ou_li')).toHaveLength(2)
    expect((await c.cards('ou_li'))[0]).toContain('已完成：万川 面谈')
    expect((await c.steps())[0]).toBe('万川 before_7 acted 李明 2026-11-23')
    await c.deps.db.update(duties).set({ status: 'open', doneDay: null }).where(eq(duties.id, one))
    await keepUp(c.deps, at('2026-11-23 20:02'))
    expect((await c.steps())[0]).toBe('万川 before_7 seen 李明 2026-11-23')
    expect((await c.cards('ou_li'))[0]).not.toContain('已完成')
  })

  test('what stays unsent for more than five minutes of work is told to the admins once, until it works again', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    const late = async (moment: string) =>
      (await waitingReminders(c.deps.db, at(moment), 'Asia/Shanghai')).late
    expect(await late('2026-11-23 08:59')).toBe(false)
    expect(await late('2026-11-23 09:05')).toBe(false)
    expect(await late('2026-11-23 09:06')).toBe(true)
    for (const moment of ['2026-11-23 09:06', '2026-11-23 09:07', '2026-11-23 14:00'])
      await watchdog.run(c.deps, at(moment))
    expect(await notices('ou_zhao')).toHaveLength(1)
    await sendDue(c.deps, at('2026-11-23 14:01'))
    await watchdog.run(c.deps, at('2026-11-23 14:02'))
    await c.step(await c.duty('龙澜', 'ou_li', '2026-12-01'), 'before_7', '2026-11-24')
    await watchdog.run(c.deps, at('2026-11-24 09:30'))
    expect(await notices('ou_zhao')).toHaveLength(2)
  })

  test('while reminders stay unsent the service says it is not ready, and its metrics say how late they are', async () => {
    const lark = { ...c.deps.lark, checkToken: async () => {} }
    const app = (moment: string) => createApp({ ...c.deps, lark, clock: fixedClock(at(moment)) })
    const metric = async (moment: string) =>
      (await (await app(moment).request('/metrics')).text())
        .split('\n')
        .filter((line) => /^keqing_reminders_/.test(line))
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    expect((await app('2026-11-23 09:04').request('/readyz')).status).toBe(200)
    const late = await app('2026-11-23 09:08').request('/readyz')
    expect(late.status).toBe(503)
    expect(await late.json()).toMatchObject({ ok: false, reminders: 'not ready', database: 'ready' })
    expect(await metric('2026-11-23 09:08')).toEqual([
      'keqing_reminders_due 1',
      'keqing_reminders_late_minutes 8',
    ])
    await sendDue(c.deps, at('2026-11-23 09:09'))
    expect((await app('2026-11-23 09:09').request('/readyz')).status).toBe(200)
    expect(await metric('2026-11-23 09:09')).toEqual([
      'keqing_reminders_due 0',
      'keqing_reminders_late_minutes 0',
    ])
  })

  test('what came up at noon or was owed again yesterday is not late before somebody could have sent it', async () => {
    const one = await c.duty('万川', 'ou_li', '2026-11-20')
    await c.step(one, 'manager', '2026-11-23', { audience: 'manager', written: at('2026-11-24 12:30') })
    const waiting = (moment: string) => waitingReminders(c.deps.db, at(moment), 'Asia/Shanghai')
    expect(await waiting('2026-11-24 13:30')).toEqual({ count: 1, minutes: 0, late: false })
    expect((await waiting('2026-11-24 13:36')).late).toBe(true)
    await c.deps.db.update(reminders).set({ state: sql`'superseded'` })
    expect(await waiting('2026-11-24 13:36')).toEqual({ count: 0, minutes: 0, late: false })
  })
})
