import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accessLog } from '../../../drizzle/schema/access.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { openRequest, waitingFor, withdraw } from '../../../src/areas/approvals/index.ts'
import { sizes } from '../outbox/support.ts'
import { at, type Company, company } from './support.ts'

const heads = { role: 'head_of_sales' } as const
const general = { role: 'general_manager' } as const

describe.each(sizes)('a request is asked for and decided, %s', (size) => {
  let c: Company
  beforeAll(async () => {
    c = await company(size)
  }, 60_000)
  afterAll(() => c.close())
  beforeEach(() => c.reset())

  test('those who hold the role get a card with one button to agree; the proposer gets one that shows where it stands', async () => {
    const id = await c.asks('ou_li', [heads, general])
    for (const who of ['ou_wang', 'ou_sun'] as const) {
      const [card] = await c.cards(who, id)
      expect(card?.zh).toContain('因为要')
      expect(card?.zh).toContain('等你批')
      expect(card?.buttons).toEqual(['同意', '退回', '附一句话'])
    }
    const [mine] = await c.cards('ou_li', id)
    expect(mine?.zh).toContain('在等')
    expect(mine?.zh).toContain('王芳')
    expect(mine?.buttons).toEqual(['撤回'])
    expect(await c.cards('ou_zheng', id)).toEqual([])
  })

  test('the first of two to agree decides the step; the last step’s yes does what was asked for', async () => {
    const id = await c.asks('ou_li', [heads, general])
    const first = await c.presses('ou_wang', 'approve', id, 1)
    expect(first).toMatchObject({ toast: { text: { zh: '同意了，接着请 郑国栋 批。' } } })
    expect((await c.cards('ou_sun', id)).at(-1)?.buttons).toEqual([])
    expect((await c.cards('ou_li', id)).at(-1)?.zh).toContain('在等 郑国栋')
    expect(c.told).toEqual([])
    const second = await c.presses('ou_zheng', 'approve_note', id, 2, { note: '先试半年' })
    expect(second).toMatchObject({ toast: { text: { zh: '同意了。' } } })
    expect(c.told).toEqual([{ how: 'approved', id }])
    const [moved, mine] = (await c.cards('ou_li', id)).slice(-2)
    expect(moved?.zh).toContain('最新的那张在下面')
    expect(mine?.zh).toContain('先试半年')
    expect(mine?.slot).toBe('2')
    expect(await c.status(id)).toEqual({ status: 'approved', step: 2, version: 3 })
  })

  test('it goes back only with a reason, and the proposer reads it', async () => {
    const id = await c.asks('ou_li', [heads])
    const form = await c.presses('ou_wang', 'form', id, 1, undefined, undefined, {
      payload: { verdict: 'return' },
    })
    expect(JSON.stringify(form)).toContain('为什么退回')
    const empty = await c.presses('ou_wang', 'return', id, 1, { note: '  ' })
    expect(JSON.stringify(empty)).toContain('写一句为什么退回')
    expect(await c.status(id)).toMatchObject({ status: 'open' })
    await c.presses('ou_wang', 'return', id, 1, { note: '缺客户反馈' })
    expect(c.told).toEqual([{ how: 'returned', id, note: '缺客户反馈' }])
    expect((await c.cards('ou_li', id)).at(-1)?.zh).toContain('缺客户反馈')
  })

  test('nobody approves what they proposed, though they hold the role and press somebody else’s card', async () => {
    const id = await c.asks('ou_wang', [heads])
    expect(await c.cards('ou_wang', id)).toHaveLength(1)
    expect(await c.presses('ou_wang', 'approve', id, 1)).toEqual({
      refusal: { code: 'own_proposal', params: { who: '孙丽' } },
    })
    expect(await c.status(id)).toMatchObject({ status: 'open' })
  })

  test('a forwarded card decides nothing for one who was never asked', async () => {
    const id = await c.asks('ou_li', [general])
    for (const name of ['approve', 'return', 'withdraw'])
      expect(
        await c.presses('ou_zhou', name, id, 1, name === 'return' ? { note: 'x' } : undefined),
      ).toMatchObject({
        refusal: { code: name === 'withdraw' ? 'not_yours' : 'not_asked' },
      })
    expect(await c.status(id)).toMatchObject({ status: 'open', version: 1 })
  })

  test('only the proposer takes it back; then nobody can decide it', async () => {
    const id = await c.asks('ou_li', [heads])
    expect(await c.presses('ou_wang', 'withdraw', id, 1)).toMatchObject({ refusal: { code: 'not_yours' } })
    await c.presses('ou_li', 'withdraw', id, 1)
    expect(c.told).toEqual([{ how: 'withdrawn', id, note: '' }])
    expect((await c.cards('ou_wang', id)).at(-1)?.zh).toContain('李明 11月23日 周一 10:00 撤回了')
    const late = await c.presses('ou_wang', 'approve', id, 1)
    expect(late).toMatchObject({
      refusal: { code: 'approval_over', params: { who: '李明', how: 'withdrawn' } },
    })
  })

  test('a record that moved on makes the request void, with the reason on every card', async () => {
    const id = await c.asks('ou_li', [heads])
    c.hooks.forbids = { code: 'client_name_taken', params: { name: '永禾' } }
    const pressed = await c.presses('ou_wang', 'approve', id, 1)
    expect(pressed).toMatchObject({ toast: { tone: 'warning' } })
    expect(await c.status(id)).toMatchObject({ status: 'void' })
    expect(c.told).toMatchObject([{ how: 'void', note: '「永禾」已经在客户本里了，直接用它就行。' }])
    for (const who of ['ou_li', 'ou_wang', 'ou_sun'] as const)
      expect((await c.cards(who, id)).at(-1)?.zh).toContain('「永禾」已经在客户本里了')
  })

  test('the deputy of somebody away is asked in their place and decides for them', async () => {
    await c.isAway('ou_zheng', '2026-11-20', '2026-11-27', 'ou_lin')
    const id = await c.asks('ou_li', [general])
    expect(await c.cards('ou_zheng', id)).toEqual([])
    expect((await c.cards('ou_lin', id))[0]?.zh).toContain('郑国栋 不在，请你代批')
    await c.presses('ou_lin', 'approve', id, 1)
    expect((await c.cards('ou_li', id)).at(-1)?.zh).toContain('林晓（代 郑国栋）')
    expect(await c.steps(id)).toMatchObject([
      { status: 'approved', decidedBy: await c.idOf('ou_lin'), decidedFor: await c.idOf('ou_zheng') },
    ])
  })

  test('the proposer is no deputy either: the one away is asked themself', async () => {
    await c.isAway('ou_zheng', '2026-11-20', '2026-11-27', 'ou_li')
    const id = await c.asks('ou_li', [general])
    expect(await c.cards('ou_zheng', id)).toHaveLength(1)
    expect(await c.presses('ou_li', 'approve', id, 1)).toMatchObject({ refusal: { code: 'own_proposal' } })
  })

  test('who goes away after being asked is stood in for at the press, and finds it in their own list on return', async () => {
    const id = await c.asks('ou_li', [general])
    await c.isAway('ou_zheng', '2026-11-24', '2026-11-27', 'ou_lin')
    expect(await c.presses('ou_lin', 'approve', id, 1)).toMatchObject({ refusal: { code: 'not_asked' } })
    await c.presses('ou_lin', 'approve', id, 1, undefined, at('2026-11-24 09:30'))
    expect(await c.status(id)).toMatchObject({ status: 'approved' })

    await c.reset()
    await c.isAway('ou_zheng', '2026-11-20', '2026-11-24', 'ou_lin')
    const other = await c.asks('ou_li', [general])
    const zheng = await c.idOf('ou_zheng')
    expect(await c.system((ctx) => waitingFor(ctx, zheng))).toContain(other)
    await c.presses('ou_zheng', 'approve', other, 1, undefined, at('2026-11-24 09:00'))
    expect(await c.status(other)).toMatchObject({ status: 'approved' })
  })

  test('a step whose only holder proposes goes to those higher up; with nobody at all nothing is asked', async () => {
    const id = await c.asks('ou_lin', [{ role: 'legal' }])
    expect(await c.cards('ou_zheng', id)).toHaveLength(1)
    expect(await c.asksInVain('ou_zheng', [general])).toBe('no_approver')
    await c.leaves('ou_zheng')
    expect(await c.asksInVain('ou_lin', [{ role: 'legal' }])).toBe('no_approver')
  })

  test('who may not read client data for want of a signature is not asked', async () => {
    await c.deps.db.update(people).set({ ndaVersion: null }).where(eq(people.openId, 'ou_wang'))
    const id = await c.asks('ou_li', [heads])
    expect(await c.cards('ou_wang', id)).toEqual([])
    expect(await c.cards('ou_sun', id)).toHaveLength(1)
  })

  test('whoever approved one step is not asked at the next; alone there, their step is skipped', async () => {
    const id = await c.asks('ou_lin', [{ role: 'legal' }, general])
    await c.presses('ou_zheng', 'approve', id, 1)
    expect(await c.status(id)).toMatchObject({ status: 'approved' })
    expect((await c.steps(id)).map((step) => step.status)).toEqual(['approved', 'skipped'])
    expect((await c.cards('ou_lin', id)).at(-1)?.zh).toContain('郑国栋 前面批过了')
  })

  test('a person’s step asks that person; an area may look for its open request and take it back', async () => {
    const zhou = await c.idOf('ou_zhou')
    const id = await c.asks('ou_li', [{ person: zhou }], undefined, { entityId: 'one' })
    const about = { kind: 'test', entity: 'things', entityId: 'one' }
    const found = await c.as('ou_li', (ctx) => openRequest(ctx, about))
    expect(found).toMatchObject({ id, reason: '因为要', status: 'open', steps: 1 })
    if (!found) throw new Error('the request is not found')
    expect(await c.system((ctx) => withdraw(ctx, found.id))).toBe(true)
    expect(await c.system((ctx) => withdraw(ctx, found.id))).toBe(false)
    expect(await c.as('ou_li', (ctx) => openRequest(ctx, about))).toBeUndefined()
  })

  test('reasons and notes are sealed, and every reader is in the access record', async () => {
    const id = await c.asks('ou_li', [heads])
    await c.presses('ou_wang', 'return', id, 1, { note: '缺客户反馈' })
    const rows = await c.deps.db.select().from(accessLog)
    const wang = await c.idOf('ou_wang')
    expect(rows.some((row) => row.entityId === id && row.actor === wang && row.purpose === 'approval')).toBe(
      true,
    )
    const [step] = await c.steps(id)
    expect(Buffer.from(step?.note ?? []).toString()).not.toContain('缺客户反馈')
  })
})
