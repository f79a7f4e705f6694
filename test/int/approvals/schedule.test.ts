import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { reassign, waitingFor } from '../../../src/areas/approvals/index.ts'
import { sizes } from '../outbox/support.ts'
import { at, type Company, company } from './support.ts'

const heads = { role: 'head_of_sales' } as const
const general = { role: 'general_manager' } as const
const legal = { role: 'legal' } as const

describe.each(sizes)('a request is kept in mind, %s', (size) => {
  let c: Company
  beforeAll(async () => {
    c = await company(size)
  }, 60_000)
  afterAll(() => c.close())
  beforeEach(() => c.reset())

  const slots = async (who: Parameters<Company['cards']>[0], id: string) => [
    ...new Set((await c.cards(who, id)).map((card) => card.slot)),
  ]

  test('a workday later the approver gets the card again, at the end of their chat; the old one says it moved', async () => {
    const id = await c.asks('ou_li', [legal])
    await c.passes(at('2026-11-24 09:59'))
    expect(await slots('ou_lin', id)).toEqual(['1'])
    await c.passes(at('2026-11-24 10:00'))
    await c.passes(at('2026-11-24 10:15'))
    const cards = await c.cards('ou_lin', id)
    expect(cards.filter((card) => card.slot === '1').at(-1)?.zh).toContain('最新的那张在下面')
    expect(cards.filter((card) => card.slot === '2').map((card) => card.buttons[0])).toEqual(['同意'])
    expect(cards.at(-1)?.zh).toContain('等了一阵了')
    expect(await slots('ou_li', id)).toEqual(['1'])
    await c.presses('ou_lin', 'approve', id, 1, undefined, at('2026-11-24 11:00'))
    expect(await c.status(id)).toMatchObject({ status: 'approved' })
  })

  test('nobody is written to at night or at the weekend, however late it is', async () => {
    const id = await c.asks('ou_li', [legal], at('2026-11-27 19:30'))
    for (const when of ['2026-11-28 12:00', '2026-11-29 12:00', '2026-11-30 08:59', '2026-11-30 19:29'])
      await c.passes(at(when))
    expect(await slots('ou_lin', id)).toEqual(['1'])
    await c.passes(at('2026-11-30 20:30'))
    expect(await slots('ou_lin', id)).toEqual(['1'])
    await c.passes(at('2026-12-01 09:00'))
    expect(await slots('ou_lin', id)).toEqual(['1', '2'])
  })

  test('after three workdays the general manager is asked as well, and either decides', async () => {
    const id = await c.asks('ou_li', [legal])
    await c.passes(at('2026-11-24 10:00'))
    expect(await c.cards('ou_zheng', id)).toEqual([])
    await c.passes(at('2026-11-26 10:00'))
    await c.passes(at('2026-11-26 10:01'))
    const [card, ...more] = await c.cards('ou_zheng', id)
    expect(card?.zh).toContain('还没人批，也请你看看')
    expect(more).toEqual([])
    expect((await c.cards('ou_li', id)).at(-1)?.zh).toContain('郑国栋')
    await c.presses('ou_zheng', 'approve', id, 1, undefined, at('2026-11-26 11:00'))
    expect((await c.cards('ou_lin', id)).at(-1)?.zh).toContain('郑国栋 11月26日 周四 11:00 同意了')
  })

  test('before Lark’s 14 days end both cards are new messages, again and again while nobody decides', async () => {
    const id = await c.asks('ou_li', [general])
    for (const when of ['2026-11-24 10:00', '2026-11-26 10:00']) await c.passes(at(when))
    await c.passes(at('2026-12-05 10:00'))
    expect(await slots('ou_li', id)).toEqual(['1', '2'])
    expect(await slots('ou_zheng', id)).toEqual(['1', '2'])
    await c.passes(at('2026-12-06 10:00'))
    expect(await slots('ou_zheng', id)).toEqual(['1', '2', '3'])
    await c.passes(at('2026-12-17 10:00'))
    expect(await slots('ou_li', id)).toEqual(['1', '2', '3'])
  })

  test('after weeks of outage everything due is done once, and no message older than 14 days is touched', async () => {
    const id = await c.asks('ou_li', [legal])
    await c.deps.db.delete(outbox)
    const late = at('2026-12-21 09:30')
    await Promise.all([c.passes(late), c.passes(late)])
    for (const who of ['ou_lin', 'ou_li'] as const) {
      const cards = await c.cards(who, id)
      expect(cards.map((card) => card.slot)).toEqual(['2'])
    }
    expect((await c.cards('ou_zheng', id)).map((card) => card.slot)).toEqual(['1'])
    expect(await c.steps(id)).toMatchObject([{ reminded: 1, escalated: true }])
  })

  test('after an outage one who is to decide much gets one list of it, not a card each, and no second one', async () => {
    const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30']
    const ids: string[] = []
    for (const day of days) ids.push(await c.asks('ou_li', [general], at(`${day} 10:00`)))
    const one = await c.asks('ou_zhou', [legal], at('2026-11-30 11:00'))
    await c.deps.db.delete(outbox)
    const back = at('2026-12-23 09:30')
    await Promise.all([c.passes(back), c.passes(back)])
    await c.passes(at('2026-12-23 09:45'))
    const [list = '', ...others] = await c.fresh('ou_zheng')
    expect(others).toEqual([])
    expect(list).toContain('有 7 件在等你批')
    expect(await c.fresh('ou_li')).toEqual([expect.stringContaining('你提的 6 件还在等批')])
    // Of a single one the card itself, as always.
    expect((await c.cards('ou_lin', one)).map((card) => card.slot)).toEqual(['2'])
    const [first = '', second = ''] = ids
    for (const id of ids) expect(await c.cards('ou_zheng', id)).toEqual([])
    expect(await c.steps(first)).toMatchObject([{ reminded: 1, escalated: true }])

    await c.presses('ou_zheng', 'open', first, 0, undefined, at('2026-12-23 10:00'))
    expect((await c.cards('ou_zheng', first)).at(-1)?.buttons[0]).toBe('同意')
    await c.presses('ou_zheng', 'approve', first, 1, undefined, at('2026-12-23 10:01'))
    expect(await c.status(first)).toMatchObject({ status: 'approved' })

    await c.deps.db.delete(outbox)
    await c.passes(at('2027-01-03 10:00'))
    expect(await c.fresh('ou_zheng')).toEqual([])
    await c.passes(at('2027-01-04 10:00'))
    await c.passes(at('2027-01-04 10:15'))
    expect(await c.fresh('ou_zheng')).toEqual([expect.stringContaining('有 6 件在等你批')])
    expect(await c.cards('ou_zheng', second)).toEqual([])
  })

  test('an approver who leaves is replaced by whoever holds the role then', async () => {
    const id = await c.asks('ou_li', [legal])
    await c.leaves('ou_lin')
    await c.deps.db
      .update(people)
      .set({ roles: ['sales', 'legal'] })
      .where(eq(people.openId, 'ou_zhou'))
    await c.passes(at('2026-11-23 10:05'))
    await c.passes(at('2026-11-23 10:06'))
    expect(await slots('ou_zhou', id)).toEqual(['1'])
    expect((await c.cards('ou_li', id)).at(-1)?.zh).toContain('在等 周婷')
    await c.presses('ou_zhou', 'approve', id, 1)
    expect(await c.status(id)).toMatchObject({ status: 'approved' })
    await c.deps.db
      .update(people)
      .set({ roles: ['sales'] })
      .where(eq(people.openId, 'ou_zhou'))
  })

  test('when nobody is left it says so, and whoever comes is asked the next workday', async () => {
    const id = await c.asks('ou_lin', [general])
    await c.leaves('ou_zheng')
    await c.passes(at('2026-11-23 10:05'))
    expect((await c.cards('ou_lin', id)).at(-1)?.zh).toContain('暂时没有能批的人')
    await c.passes(at('2026-11-26 10:05'))
    await c.deps.db.update(people).set({ state: 'active' }).where(eq(people.openId, 'ou_zheng'))
    await c.passes(at('2026-11-27 10:05'))
    expect((await c.cards('ou_zheng', id)).at(-1)?.buttons).toContain('同意')
    expect((await c.cards('ou_lin', id)).at(-1)?.zh).toContain('在等 郑国栋')
  })

  test('an approver who goes away after being asked has their deputy asked with the reminder', async () => {
    const id = await c.asks('ou_li', [general])
    await c.isAway('ou_zheng', '2026-11-24', '2026-11-30', 'ou_lin')
    await c.passes(at('2026-11-24 10:00'))
    expect((await c.cards('ou_lin', id)).at(-1)?.zh).toContain('郑国栋 不在，请你代批')
  })

  test('handing over moves what waits and what is to come; the one before sees it is no longer theirs', async () => {
    const [wang, zhou, li] = [await c.idOf('ou_wang'), await c.idOf('ou_zhou'), await c.idOf('ou_li')]
    const id = await c.asks('ou_li', [{ person: wang }, heads, { person: wang }])
    await c.system((ctx) => reassign(ctx, id, wang, zhou))
    expect(await c.system((ctx) => waitingFor(ctx, wang))).toEqual([])
    expect(await c.system((ctx) => waitingFor(ctx, zhou))).toEqual([id])
    expect((await c.cards('ou_wang', id)).at(-1)?.buttons).toEqual([])
    expect((await c.steps(id)).map((step) => step.personId)).toEqual([wang, null, zhou])
    expect(await c.presses('ou_wang', 'approve', id, 1)).toMatchObject({ refusal: { code: 'not_asked' } })
    await c.presses('ou_zhou', 'approve', id, 1)
    expect(await c.status(id)).toMatchObject({ step: 2 })

    const own = await c.asks('ou_li', [{ person: wang }])
    await c.system((ctx) => reassign(ctx, own, wang, li))
    expect(await c.system((ctx) => waitingFor(ctx, li))).toEqual([])
    expect((await c.cards('ou_li', own)).at(-1)?.buttons).toEqual(['撤回'])
  })
})
