import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { duties } from '../../drizzle/schema/duties.ts'
import { returnVisits } from '../../drizzle/schema/returns.ts'
import { tickets } from '../../drizzle/schema/tickets.ts'
import { findTicket, type Happening, happen } from '../../src/areas/tickets/index.ts'
import { chenGang, liMing, mengTao, xuNuo, zhouTing } from '../../src/demo/company.ts'
import { ctxOf } from '../../src/demo/find.ts'
import { openWorld, type World } from './world.ts'

describe('return visits (制度三(二) 回访)', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company')
  }, 120_000)
  afterAll(() => w.close())

  const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
  const hospital = async () => {
    const [row] = await w.running.deps.db.select().from(tickets).where(eq(tickets.status, 'resolved'))
    if (!row) throw new Error('the demo has no solved ticket')
    return row.id
  }
  const happens = async (id: string, who: string, ...what: Happening[]) => {
    const { deps } = w.running
    await deps.db.transaction(async (tx) => {
      for (const one of what) {
        const ticket = await findTicket(tx, id)
        if (!ticket) throw new Error('no such ticket')
        await happen(await ctxOf(deps, tx, who, deps.clock.now()), ticket, one)
      }
    })
  }
  const morning = (who: string) => w.cards(who).findLast((card) => card.zh.includes('关单回访'))
  let ticket = ''

  test('three days after a ticket was closed whoever mended it is asked to call, on the morning’s card', async () => {
    ticket = await hospital()
    await happens(ticket, zhouTing, { did: 'confirmed', how: 'call', score: 5 }, { did: 'closed' })
    await w.passes(at('2026-11-23 10:05'))
    await w.passes(at('2026-11-25 09:30'))
    expect(morning(mengTao)).toBeUndefined()
    await w.passes(at('2026-11-26 09:30'))
    await w.idle()
    const card = morning(mengTao)
    expect(card?.zh).toContain('第三人民医院')
    expect(card?.zh).toMatch(/工单 \d+ 关单回访：4 天后到期/)
    expect(card?.buttons).toContain('回访')
    expect(morning(chenGang)).toBeUndefined()
  })

  test('its client’s owner sees on the client’s card that it is owed', async () => {
    expect((await w.says(zhouTing, '/客户 三院')).zh).toContain('关单回访')
  })

  test('what is open at after-sales stands on the client’s card and in the brief, without what was said', async () => {
    const card = await w.says(liMing, '/客户 龙澜商业')
    expect(card.zh).toContain('没办完的售后 1 张')
    expect(card.zh).toMatch(/工单 3 龙澜中心大堂改造 · 轻微 · 等人接/)
    expect(card.zh).not.toContain('警示带')
    expect((await w.says(xuNuo, '/客户 龙澜商业')).zh).not.toContain('售后')
  })

  test('the short form says what is missing beside its field', async () => {
    const card = morning(mengTao)
    if (!card) throw new Error('no card')
    const form = await w.next(mengTao, () => w.press(mengTao, card, '回访'))
    expect(form.zh).toContain('镇流器坏了两个')
    const wrong = await w.press(mengTao, form, '记好了', { form: { how: 'phone' } })
    expect(wrong.zh).toContain('选一下现在怎么样')
    expect(wrong.zh).toContain('问客户打几分')
  })

  test('a low score is followed up by the owner next workday, a new problem is a ticket at once', async () => {
    const form = w.cards(mengTao).findLast((card) => card.zh.includes('问客户打几分'))
    if (!form) throw new Error('no form')
    const made = await w.press(mengTao, form, '记好了', {
      form: { condition: 'bad', score: '2', how: 'on_site', problems: '西走廊也开始闪了', suggestions: '' },
    })
    expect(made.toast).toBe('记下了')
    expect(made.zh).toMatch(/新问题开了工单 \d+/)
    expect(made.zh).toContain('已提醒客户经理')
    const { db } = w.running.deps
    expect(await db.$count(tickets, and(eq(tickets.status, 'new'), eq(tickets.level, 'p2')))).toBe(1)
    expect((await w.says(zhouTing, '/待办')).zh).toContain('回访只打了 2 分')
    const again = await w
      .press(mengTao, form, '记好了', { form: { condition: 'good', score: '5' } })
      .catch(() => undefined)
    expect(again?.toast ?? '').not.toBe('记下了')
    expect(await db.$count(returnVisits)).toBe(1)
  })

  test('once it is made the morning’s card says so and nobody is reminded again', async () => {
    await w.passes(at('2026-12-01 09:30'))
    await w.idle()
    expect(w.cards(chenGang).some((card) => card.zh.includes('关单回访'))).toBe(false)
    expect(
      await w.running.deps.db.$count(duties, and(eq(duties.subjectId, ticket), eq(duties.status, 'done'))),
    ).toBe(1)
  })

  test('a ticket reopened before its day takes its return visit back', async () => {
    const { db } = w.running.deps
    const [fresh] = await db.select().from(tickets).where(eq(tickets.status, 'new'))
    const id = fresh?.id ?? ''
    await happens(id, chenGang, { did: 'taken' }, { did: 'resolved' }, { did: 'closed' })
    await w.passes(at('2026-12-01 09:40'))
    expect(await db.$count(duties, and(eq(duties.subjectId, id), eq(duties.status, 'open')))).toBe(1)
    await happens(id, chenGang, { did: 'reopened' })
    await w.passes(at('2026-12-01 09:50'))
    expect(await db.$count(duties, and(eq(duties.subjectId, id), eq(duties.status, 'dropped')))).toBe(1)
    await happens(id, chenGang, { did: 'taken' }, { did: 'resolved' }, { did: 'closed' })
    await w.passes(at('2026-12-01 10:00'))
    expect(await db.$count(duties, and(eq(duties.subjectId, id), eq(duties.status, 'open')))).toBe(1)
  })

  test('what was handed over is asked after for as long as it is warranted, by whoever leads after-sales', async () => {
    const rows = await w.running.deps.db.select().from(duties).where(eq(duties.afterMonths, 18))
    expect(rows.map((row) => row.fromDay)).toContain('2026-12-28')
    await w.passes(at('2026-12-28 09:30'))
    await w.idle()
    const list = await w.says(chenGang, '/回访')
    expect(list.zh).toContain('三院门诊楼走廊翻新 交付 18 个月回访')
  })

  test('somebody with nothing to do with the client cannot open one', async () => {
    const list = w.cards(chenGang).findLast((card) => card.zh.includes('交付 18 个月'))
    if (!list) throw new Error('no list')
    const refused = await w.press(xuNuo, list, '回访')
    expect(refused.toast).not.toBe('')
    expect(w.cards(xuNuo).some((card) => card.zh.includes('三院'))).toBe(false)
  })
})
