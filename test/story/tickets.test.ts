import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tickets } from '../../drizzle/schema/tickets.ts'
import { chenGang, mengTao, serviceGroup, xuNuo } from '../../src/demo/company.ts'
import { openWorld, type World } from './world.ts'

describe('a ticket in the after-sales group (制度三(二))', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company')
  }, 120_000)
  afterAll(() => w.close())

  const inGroup = (words: string) => {
    const found = w.cards(chenGang, serviceGroup).findLast((card) => card.zh.includes(words))
    if (!found) throw new Error(`no card in the group says ${words}`)
    return found
  }

  test('its card stands in the group with its clocks; who called is known, the number masked', () => {
    const card = inGroup('石材有一块松动')
    expect(card.zh).toContain('等人接')
    expect(card.zh).toContain('136****6077')
    expect(card.zh).not.toContain('13600136077')
  })

  test('somebody who has nothing to do with the client learns nothing by pressing', async () => {
    const refused = await w.press(xuNuo, inGroup('石材有一块松动'), '我来')
    expect(refused.reply.toast?.type).toBe('warning')
    expect(refused.toast).not.toContain('工单')
    expect(await w.running.deps.db.$count(tickets, eq(tickets.status, 'new'))).toBe(1)
  })

  test('two press 我来 at once: one has it, the other reads who', async () => {
    const card = inGroup('石材有一块松动')
    const both = await Promise.all([w.press(chenGang, card, '我来'), w.press(mengTao, card, '我来')])
    const toasts = both.map((one) => one.toast)
    expect(toasts.filter((toast) => toast.includes('你接了'))).toHaveLength(1)
    expect(toasts.filter((toast) => toast.includes('已经接了'))).toHaveLength(1)
    await w.idle()
    expect(inGroup('石材有一块松动').zh).toMatch(/(陈刚|孟涛) 负责/)
  })
})
