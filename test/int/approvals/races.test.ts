import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { reassign } from '../../../src/areas/approvals/index.ts'
import type { Outcome } from '../../../src/bot/context.ts'
import { createTogether } from '../../../src/bot/together.ts'
import { sizes } from '../outbox/support.ts'
import { at, type Company, company } from './support.ts'

const heads = { role: 'head_of_sales' } as const
const general = { role: 'general_manager' } as const

const won = (outcomes: readonly Outcome[]) => outcomes.filter((one) => !('refusal' in one))
const lost = (outcomes: readonly Outcome[]) => outcomes.flatMap((one) => ('refusal' in one ? [one] : []))

describe.each(sizes)('two at once, %s', (size) => {
  let c: Company
  beforeAll(async () => {
    c = await company(size)
  }, 60_000)
  afterAll(() => c.close())
  beforeEach(() => c.reset())

  /** Both presses at once, each in a transaction of its own, or both as works of one shared transaction. */
  const ways = {
    'each alone': (a: ReturnType<Company['pressing']>, b: ReturnType<Company['pressing']>) =>
      Promise.all([c.deps.db.transaction(a), c.deps.db.transaction(b)]),
    'in one shared transaction': (
      a: ReturnType<Company['pressing']>,
      b: ReturnType<Company['pressing']>,
    ): Promise<Outcome[]> => {
      const together = createTogether(c.deps.db)
      return Promise.all([together(a), together(b)])
    },
  }

  describe.each(Object.entries(ways))('%s', (_, both) => {
    test('of two approvers one decides; the other is told who did and sees the card as it stands', async () => {
      const id = await c.asks('ou_li', [heads])
      const outcomes = await both(
        c.pressing('ou_wang', 'approve', id, 1),
        c.pressing('ou_sun', 'return', id, 1, { note: '再想想' }),
      )
      expect(won(outcomes)).toHaveLength(1)
      const [told] = lost(outcomes)
      const { status } = (await c.status(id)) ?? {}
      const who = status === 'approved' ? '王芳' : '孙丽'
      expect(told?.refusal).toEqual({ code: 'approval_over', params: { who, how: status } })
      expect(JSON.stringify(told?.card)).toContain(who)
      expect(await c.effects(id)).toEqual([status])
    })

    test('a yes and a withdrawal at the same moment: one of them holds, and nothing half', async () => {
      const id = await c.asks('ou_li', [heads])
      const outcomes = await both(
        c.pressing('ou_wang', 'approve', id, 1),
        c.pressing('ou_li', 'withdraw', id, 1),
      )
      expect(won(outcomes)).toHaveLength(1)
      const { status } = (await c.status(id)) ?? {}
      expect(['approved', 'withdrawn']).toContain(status)
      expect(await c.effects(id)).toEqual([status])
      for (const who of ['ou_li', 'ou_wang', 'ou_sun'] as const)
        expect((await c.cards(who, id)).at(-1)?.zh).toContain(status === 'approved' ? '已同意' : '已撤回')
    })

    test('the same person pressing twice says yes once', async () => {
      const id = await c.asks('ou_li', [general, heads])
      const press = c.pressing('ou_zheng', 'approve', id, 1)
      const outcomes = await both(press, press)
      expect(won(outcomes)).toHaveLength(1)
      expect(lost(outcomes)[0]?.refusal).toMatchObject({ code: 'approval_over' })
      expect(await c.status(id)).toEqual({ status: 'open', step: 2, version: 2 })
    })
  })

  test('a handler that breaks off leaves nothing behind, and the next press goes through', async () => {
    const id = await c.asks('ou_li', [heads])
    c.hooks.approved = () => {
      throw new Error('killed')
    }
    const before = (await c.cards('ou_li', id)).length
    await expect(c.presses('ou_wang', 'approve', id, 1)).rejects.toThrow('killed')
    expect(await c.status(id)).toEqual({ status: 'open', step: 1, version: 1 })
    expect(await c.cards('ou_li', id)).toHaveLength(before)
    delete c.hooks.approved
    await c.presses('ou_wang', 'approve', id, 1)
    expect(await c.status(id)).toMatchObject({ status: 'approved' })
  })

  test('two workers remind once; a worker killed half way leaves it to the next, who does it once', async () => {
    const id = await c.asks('ou_li', [general])
    const tuesday = at('2026-11-24 10:00')
    let seals = 0
    const vault = {
      ...c.deps.vault,
      sealBytes: (...args: Parameters<typeof c.deps.vault.sealBytes>) => {
        seals += 1
        if (seals > 1) throw new Error('killed')
        return c.deps.vault.sealBytes(...args)
      },
    }
    await expect(c.passes(tuesday, { vault })).rejects.toThrow('killed')
    expect((await c.steps(id))[0]?.reminded).toBe(0)
    await Promise.all([c.passes(tuesday), c.passes(tuesday)])
    await c.passes(at('2026-11-24 10:01'))
    expect((await c.steps(id))[0]?.reminded).toBe(1)
    const slots = (await c.cards('ou_zheng', id)).map((card) => card.slot)
    expect(slots.filter((slot) => slot === '2')).toHaveLength(1)
    expect(slots).not.toContain('3')
  })

  test('handed over while it is decided: what was decided stays, what was not goes to the successor', async () => {
    const [wang, lin] = [await c.idOf('ou_wang'), await c.idOf('ou_lin')]
    const id = await c.asks('ou_li', [{ person: wang }, general])
    const [outcome] = await Promise.all([
      c.presses('ou_wang', 'approve', id, 1),
      c.system((ctx) => reassign(ctx, id, wang, lin)),
    ])
    const { step } = (await c.status(id)) ?? {}
    if ('refusal' in outcome) {
      expect(outcome.refusal).toEqual({ code: 'not_asked', params: { who: '林晓' } })
      expect(step).toBe(1)
      await c.presses('ou_lin', 'approve', id, 1)
    }
    expect(await c.status(id)).toMatchObject({ status: 'open', step: 2 })
  })
})
