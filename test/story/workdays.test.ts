import { and, eq, gt } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit } from '../../drizzle/schema/bot.ts'
import { duties, reminders } from '../../drizzle/schema/duties.ts'
import { calendarAt } from '../../src/areas/workdays/index.ts'
import { liMing, zhaoMin } from '../../src/demo/company.ts'
import { isWorkday } from '../../src/kernel/calendar.ts'
import { openWorld, type World } from './world.ts'

const carries =
  (text: string) =>
  (value: unknown): boolean =>
    (JSON.stringify(value) ?? '').includes(text)

/** A list for 2027 as the State Council might write it; nobody knows the true one yet. */
const list2027 = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假，共1天。
六、中秋节：9月15日（周三）放假，共1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

describe('the work calendar', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('embedded', { warned: true })
  }, 120_000)
  afterAll(() => w.close())

  const db = () => w.running.deps.db
  const works = async (day: string) => isWorkday(await calendarAt(db()), day)
  const warnings = () => w.cards(zhaoMin).filter((card) => card.zh.includes('缺放假安排'))

  test('is for admins only and shows the year: what is off, what is made up for, where it comes from', async () => {
    expect((await w.says(liMing, '/工作日')).zh).toContain('管理员')
    const card = await w.says(zhaoMin, '/工作日')
    expect(card.zh).toContain('2026 年工作日')
    expect(card.zh).toMatch(/春节 2月15–23日.*9 天.*补班 2月14日、2月28日/)
    expect(card.zh).toContain('全年 248 个工作日')
    expect(card.en).toContain('The State Council’s list, as shipped')
  })

  test('a year without a list warns its admins from November on: once, then weekly, on workdays', async () => {
    await w.passes(new Date('2026-11-23T10:01:00+08:00'))
    expect(warnings()).toHaveLength(1)
    expect(warnings()[0]?.zh).toContain('2027')
    await w.passes(new Date('2026-11-27T10:00:00+08:00'))
    await w.passes(new Date('2026-11-29T10:00:00+08:00'))
    expect(warnings()).toHaveLength(1)
    await w.passes(new Date('2026-11-30T08:59:00+08:00'))
    expect(warnings()).toHaveLength(1)
    await w.passes(new Date('2026-11-30T09:00:00+08:00'))
    await w.passes(new Date('2026-11-30T09:01:00+08:00'))
    expect(warnings()).toHaveLength(2)
  })

  test('a pasted list is checked line by line; what is wrong is named and nothing changes', async () => {
    const year = await w.says(zhaoMin, '/工作日 2027')
    expect(year.zh).toContain('先按周末和法定假日算')
    const form = await w.press(zhaoMin, year, '导入放假安排')
    const wrong = await w.press(zhaoMin, form, '看看对不对', {
      form: { list: '2月5日（周六）至11日放假\n2月30日补班\n3月1日', year: '2027' },
    })
    expect(wrong.zh).toContain('星期几对不上')
    expect(wrong.zh).toContain('「2月30日」这天不存在')
    expect(wrong.zh).toContain('「3月1日」是放假还是补班')
    const short = await w.press(zhaoMin, w.now(wrong.messageId), '看看对不对', {
      form: { list: '2月5日至11日 春节 放假', year: '2027' },
    })
    expect(short.zh).toContain('没看到这些法定假日')
    expect(await works('2027-02-11')).toBe(true)
  })

  test('confirmed, it counts at once: who and when is kept, and what is owed in that year moves and is no longer doubted', async () => {
    // Everything up to the new year is owed by now: the first quarter's duties have days of 2027.
    await w.passes(new Date('2027-01-04T09:00:00+08:00'))
    const before = await db().select().from(duties).where(eq(duties.status, 'open'))
    const doubted = before.filter((one) => one.guessedCalendar)
    expect(doubted.length).toBeGreaterThan(0)
    const draft = await w.says(zhaoMin, `/工作日 ${list2027}`)
    expect(draft.zh).toContain('确认 2027 年放假安排')
    expect(draft.zh).toContain('放假 27 天，补班 4 天')
    const saved = await w.press(zhaoMin, draft, '就按这个')
    expect(saved.toast).toContain('2027')
    expect(saved.zh).toMatch(/赵敏 .*导入/)
    await w.idle()
    expect(await works('2027-02-11')).toBe(false)
    expect(await works('2027-02-20')).toBe(true)
    const after = await db().select().from(duties).where(eq(duties.status, 'open'))
    expect(after.filter((one) => one.guessedCalendar)).toEqual([])
    const lines = await db().select().from(audit).where(eq(audit.action, 'workdays.import'))
    expect(lines).toHaveLength(1)
    const again = await w.press(zhaoMin, draft, carries('workdays.year'))
    expect(again.zh).toContain('年工作日')
    await w.passes(new Date('2027-01-11T10:00:00+08:00'))
    expect(warnings().length).toBeGreaterThan(2)
    const told = warnings().length
    await w.passes(new Date('2027-01-18T10:00:00+08:00'))
    expect(warnings()).toHaveLength(told)
  })

  test('the company’s own days win over the list until they are taken back, and reminders move with them', async () => {
    const card = await w.says(zhaoMin, '/工作日 2027')
    const form = await w.press(zhaoMin, card, '加公司自己的日子')
    const wrong = await w.press(zhaoMin, form, '存好', {
      form: { name: '年会', kind: 'off', from: '2027-01-23 +0800', last: '2027-01-24 +0800' },
    })
    expect(wrong.zh).toContain('本来就是这样')
    const [waiting] = await db()
      .select()
      .from(reminders)
      .where(and(eq(reminders.state, 'pending'), gt(reminders.onDay, '2027-01-25')))
      .orderBy(reminders.sendAt)
    const day = waiting?.onDay ?? ''
    const kept = await w.press(zhaoMin, w.now(wrong.messageId), '存好', {
      form: { name: '公司年会', kind: 'off', from: `${day} +0800`, last: `${day} +0800` },
    })
    expect(kept.zh).toContain('公司年会')
    expect(kept.zh).toMatch(/赵敏 .*定的/)
    await w.idle()
    expect(await works(day)).toBe(false)
    const moved = () =>
      db()
        .select()
        .from(reminders)
        .where(eq(reminders.id, waiting?.id ?? ''))
    expect((await moved())[0]?.onDay).not.toBe(day)
    const back = await w.press(zhaoMin, kept, '取消')
    expect(back.zh).toContain('还没有公司自己定的日子')
    await w.idle()
    expect(await works(day)).toBe(true)
    expect((await moved())[0]?.onDay).toBe(day)
  })

  test('a list comes as a file, too, and takes the place of the one there is', async () => {
    await w.press(zhaoMin, await w.says(zhaoMin, '/工作日 导入'), '用文件发')
    await w.idle()
    const draft = await w.next(zhaoMin, () =>
      w.sandbox.sendFile(
        zhaoMin,
        'bot',
        Buffer.from(
          list2027.replace('2月5日（周五）至11日（周四）放假调休，共7天', '2月4日至11日放假调休，共8天'),
        ),
        '放假安排.txt',
      ),
    )
    expect(draft.zh).toContain('确认后替换现在的安排')
    await w.press(zhaoMin, draft, '就按这个')
    expect(await works('2027-02-04')).toBe(false)
  })

  test('new working hours move every reminder that waits when they come into force', async () => {
    const home = await w.says(zhaoMin, '/政策')
    const chapter = await w.press(zhaoMin, home, '工作时间')
    const form = await w.press(zhaoMin, chapter, carries('"key":"hours.work"'))
    const draft = await w.press(zhaoMin, form, carries('policy.submit'), {
      form: { value: '08:30-12:00, 13:30-17:30' },
    })
    await w.press(zhaoMin, draft, carries('policy.confirm'), { form: { why: '冬令时' } })
    await w.idle()
    const waiting = await db()
      .select()
      .from(reminders)
      .where(and(eq(reminders.state, 'pending'), gt(reminders.onDay, '2027-01-18')))
    expect(waiting.length).toBeGreaterThan(0)
    for (const one of waiting)
      if (!one.step.startsWith('snooze_')) expect(one.sendAt).toEqual(new Date(`${one.onDay}T08:30:00+08:00`))
  })
})
