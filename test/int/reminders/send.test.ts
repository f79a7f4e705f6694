import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { reminders } from '../../../drizzle/schema/duties.ts'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { savePerson } from '../../../src/areas/people/index.ts'
import { sendDue } from '../../../src/areas/reminders/index.ts'
import { openBody } from '../../../src/outbox/body.ts'
import { sizes } from '../outbox/support.ts'
import { at, company } from './support.ts'

describe.each(sizes)('reminders are sent, %s', (size) => {
  let c: Awaited<ReturnType<typeof company>>
  beforeAll(async () => {
    c = await company(size)
  }, 60_000)
  afterAll(() => c.close())
  afterEach(() => c.clear())

  test('each person gets one card a day with all that is due; owner, line manager and lead their own', async () => {
    const one = await c.duty('万川', 'ou_li', '2026-11-30')
    await c.step(one, 'before_7', '2026-11-23')
    const two = await c.duty('龙澜', 'ou_li', '2026-11-26')
    await c.step(two, 'before_3', '2026-11-23')
    const late = await c.duty('泊岸', 'ou_li', '2026-11-20')
    await c.step(late, 'manager', '2026-11-23', { audience: 'manager' })
    const later = await c.duty('华岳', 'ou_zhou', '2026-11-18')
    await c.step(later, 'lead', '2026-11-23', { audience: 'lead' })
    expect(await sendDue(c.deps, at('2026-11-23 08:59'))).toBe(0)
    expect(await sendDue(c.deps, at('2026-11-23 09:00'))).toBe(4)
    expect(await c.steps()).toEqual([
      '万川 before_7 sent 李明 2026-11-23',
      '龙澜 before_3 sent 李明 2026-11-23',
      '泊岸 manager sent 陈刚 2026-11-23',
      '华岳 lead sent 王芳 2026-11-23',
    ])
    expect(await c.letters('ou_li')).toEqual(['morning:ou_li:2026-11-23 pending'])
    expect(await c.letters('ou_chen')).toEqual(['morning:ou_chen:2026-11-23 pending'])
    expect(await sendDue(c.deps, at('2026-11-23 09:01'))).toBe(0)
  })

  test('what comes up later the same day goes onto the same card', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    await sendDue(c.deps, at('2026-11-23 09:00'))
    await c.step(await c.duty('龙澜', 'ou_li', '2026-11-26'), 'before_3', '2026-11-23', {
      written: at('2026-11-23 14:00'),
    })
    await sendDue(c.deps, at('2026-11-23 14:01'))
    expect(await c.letters('ou_li')).toEqual([
      'morning:ou_li:2026-11-23 superseded',
      'morning:ou_li:2026-11-23 pending',
    ])
    const [card] = await c.cards('ou_li')
    expect(card).toContain('万川')
    expect(card).toContain('龙澜')
    expect((await c.mornings()).map((one) => one.version)).toEqual([2])
  })

  test('what a later step said is not said again by the one before it, which a worker that died had in its hands', async () => {
    const one = await c.duty('万川', 'ou_li', '2026-11-23')
    await c.step(one, 'before_3', '2026-11-20')
    await c.step(one, 'before_0', '2026-11-23')
    const { db } = c.deps
    await db
      .update(reminders)
      .set({ state: 'sent', sentOn: '2026-11-23' })
      .where(eq(reminders.step, 'before_0'))
    expect(await sendDue(c.deps, at('2026-11-23 09:00'))).toBe(0)
    const [left] = await db.select().from(reminders).where(eq(reminders.step, 'before_3'))
    expect(left?.state).toBe('superseded')
  })

  test('nobody is written to at noon, in the evening or on a day off', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-09-30'), 'before_7', '2026-09-23')
    for (const moment of [
      '2026-09-23 08:30',
      '2026-09-23 12:00',
      '2026-09-23 18:00',
      '2026-09-25 10:00',
      '2026-09-26 10:00',
    ])
      expect(await sendDue(c.deps, at(moment))).toBe(0)
    // A Sunday on which the country works.
    expect(await sendDue(c.deps, at('2026-09-20 10:00'))).toBe(0)
    expect(await sendDue(c.deps, at('2026-09-28 09:00'))).toBe(1)
  })

  test('whoever is away is stood in for; a client nobody owns is the lead’s', async () => {
    await c.away('ou_li', '2026-11-23', '2026-11-25', 'ou_zhou')
    await c.away('ou_chen', '2026-11-23', '2026-11-25')
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    await c.step(await c.duty('龙澜', undefined, '2026-11-30'), 'before_7', '2026-11-23')
    await c.step(await c.duty('泊岸', 'ou_zhou', '2026-11-20'), 'manager', '2026-11-23', {
      audience: 'manager',
    })
    await c.step(await c.duty('华岳', 'ou_xu', '2026-11-20'), 'manager', '2026-11-23', {
      audience: 'manager',
    })
    await sendDue(c.deps, at('2026-11-23 09:00'))
    expect(await c.steps()).toEqual([
      '万川 before_7 sent 周婷 2026-11-23',
      '龙澜 before_7 sent 王芳 2026-11-23',
      '泊岸 manager sent 王芳 2026-11-23',
      '华岳 manager sent 王芳 2026-11-23',
    ])
  })

  test('who left has their reminders sent to the line manager', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    await c.deps.db.update(people).set({ state: 'left' }).where(eq(people.openId, 'ou_li'))
    await sendDue(c.deps, at('2026-11-23 09:00'))
    expect(await c.steps()).toEqual(['万川 before_7 sent 陈刚 2026-11-23'])
  })

  test('after an outage one card makes up for it and says so; the latest step of a duty says it for the earlier ones', async () => {
    const one = await c.duty('万川', 'ou_li', '2026-11-20')
    await c.step(one, 'before_3', '2026-11-17')
    await c.step(one, 'before_0', '2026-11-20')
    await c.step(one, 'manager', '2026-11-23', { audience: 'manager' })
    await sendDue(c.deps, at('2026-11-23 10:30'))
    expect(await c.steps()).toEqual([
      '万川 before_3 superseded',
      '万川 before_0 sent 李明 2026-11-23',
      '万川 manager sent 陈刚 2026-11-23',
    ])
    expect((await c.cards('ou_li'))[0]).toContain('起系统没能发提醒')
    expect((await c.cards('ou_chen'))[0]).not.toContain('起系统没能发提醒')
  })

  test('a step missed in an outage is owned up to even where that of today says the same', async () => {
    const one = await c.duty('万川', 'ou_li', '2026-11-23')
    await c.step(one, 'before_3', '2026-11-20')
    await c.step(one, 'before_0', '2026-11-23')
    await sendDue(c.deps, at('2026-11-23 09:00'))
    expect((await c.cards('ou_li'))[0]).toContain('起系统没能发提醒')
  })

  test('what is no longer owed is not reminded of', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30', 'done'), 'before_7', '2026-11-23')
    expect(await sendDue(c.deps, at('2026-11-23 10:30'))).toBe(0)
    expect(await c.steps()).toEqual(['万川 before_7 superseded'])
  })

  test('workers who race send everything once', async () => {
    for (let n = 0; n < 120; n++)
      await c.step(
        await c.duty(`客户${n}`, n % 2 ? 'ou_li' : 'ou_zhou', '2026-11-30'),
        'before_7',
        '2026-11-23',
      )
    const sent = await Promise.all([1, 2, 3, 4].map(() => sendDue(c.deps, at('2026-11-23 09:00'))))
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(120)
    expect((await c.letters('ou_li')).filter((one) => one.endsWith('pending'))).toHaveLength(1)
  })

  test('a clock that jumps back sends nothing twice, one that jumps forward loses nothing', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    await c.step(await c.duty('龙澜', 'ou_li', '2026-12-04'), 'before_7', '2026-11-27')
    expect(await sendDue(c.deps, at('2026-11-23 09:00'))).toBe(1)
    expect(await sendDue(c.deps, at('2026-11-20 09:00'))).toBe(0)
    expect(await sendDue(c.deps, at('2026-11-23 09:00'))).toBe(0)
    expect(await sendDue(c.deps, at('2027-03-01 09:00'))).toBe(1)
  })

  test('of seven the five most urgent are shown, the longest overdue first; the others are counted', async () => {
    for (const [name, due] of [
      ['甲一', '2026-11-30'],
      ['乙二', '2026-11-12'],
      ['丙三', '2026-11-26'],
      ['丁四', '2026-11-19'],
      ['戊五', '2026-11-25'],
      ['己六', '2026-12-04'],
      ['庚七', '2026-11-24'],
    ] as const)
      await c.step(await c.duty(name, 'ou_li', due), 'before_0', '2026-11-23')
    expect(await sendDue(c.deps, at('2026-11-23 09:00'))).toBe(7)
    const [card = ''] = await c.cards('ou_li')
    const named = ['乙二', '丁四', '庚七', '戊五', '丙三']
    expect(named.map((name) => card.indexOf(name))).toEqual(
      named.map((name) => card.indexOf(name)).sort((a, b) => a - b),
    )
    expect(named.every((name) => card.includes(name))).toBe(true)
    expect(card).not.toMatch(/甲一|己六/)
    expect(card).toContain('还有 2 件')
  })

  test('one colleague’s card that fails keeps nobody else’s back, and is made up for once it can be drawn', async () => {
    await c.step(await c.duty('万川', 'ou_li', '2026-11-30'), 'before_7', '2026-11-23')
    await c.step(await c.duty('龙澜', 'ou_zhou', '2026-11-30'), 'before_7', '2026-11-23')
    const { vault } = c.deps
    const failing: typeof vault = {
      ...vault,
      sealBytes(place, plain) {
        if (openBody({ openBytes: () => plain }, '', plain).includes('万川')) throw new Error('no card')
        return vault.sealBytes(place, plain)
      },
    }
    await expect(sendDue({ ...c.deps, vault: failing }, at('2026-11-23 09:00'))).rejects.toThrow('no card')
    expect(await c.steps()).toEqual(['万川 before_7 pending', '龙澜 before_7 sent 周婷 2026-11-23'])
    expect(await sendDue(c.deps, at('2026-11-23 09:01'))).toBe(1)
    expect(await c.letters('ou_zhou')).toHaveLength(1)
  })

  test('a whole company has its cards at once, each colleague one, whoever of two workers is quicker', async () => {
    const { db } = c.deps
    const many = Array.from({ length: 130 }, (_, n) => `ou_many_${n}`)
    for (const openId of many)
      await savePerson(db, c.deps.ids, at('2026-01-05 09:00'), {
        openId,
        name: `同事${openId}`,
        roles: ['sales'],
        state: 'active',
        ndaVersion: 1,
        fromDirectory: { departmentIds: [] },
      })
    for (const openId of many) {
      const duty = await c.duty(openId, 'ou_li', '2026-11-30')
      await c.step(duty, 'before_7', '2026-11-23')
      await db.execute(sql`update clients set owner_id = (select id from people where open_id = ${openId})
        where id = (select client_id from duties where id = ${duty})`)
    }
    const nine = at('2026-11-23 09:00')
    const sent = await Promise.all([sendDue(c.deps, nine), sendDue(c.deps, nine)])
    expect(sent[0] + sent[1]).toBe(130)
    const letters = await db
      .select({ lane: outbox.lane })
      .from(outbox)
      .where(sql`${outbox.lane} like 'u:ou_many_%'`)
    expect(letters.map(({ lane }) => lane).sort()).toEqual(many.map((openId) => `u:${openId}`).sort())
    expect(await sendDue(c.deps, at('2026-11-23 09:01'))).toBe(0)
  })
})
