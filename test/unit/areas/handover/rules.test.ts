import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemKind } from '../../../../bot-cards/handover/views.ts'
import { itemKinds } from '../../../../bot-cards/handover/views.ts'
import {
  accessEnds,
  asksToHandOver,
  givenBy,
  heardHandover,
  type Listed,
  mayCancel,
  tally,
  visitDue,
} from '../../../../src/areas/handover/rules.ts'
import { chinaCalendar, isWorkday } from '../../../../src/kernel/calendar.ts'

describe('what is said of a hand-over', () => {
  it.each([
    ['小李下周五最后一天 客户都转小周', '小李', '小周', 'leave'],
    ['李明12月4日最后一天，客户转给周婷。', '李明', '周婷', 'leave'],
    ['李明下周转岗，手上的客户都交给周婷接手', '李明', '周婷', 'transfer'],
    ['小李 下周五 小周', '小李', '小周', 'leave'],
    ['Li Ming is leaving next Friday, clients go to Zhou Ting', 'Li Ming', 'Zhou Ting', 'leave'],
  ])('%s: who, to whom, why', (text, leaver, successor, kind) => {
    expect(heardHandover(text)).toMatchObject({ leaver, successor, kind })
  })

  it('is noticed without a command only where somebody leaves and their clients go to somebody', () => {
    expect(asksToHandOver('小李下周五最后一天 客户都转小周')).toBe(true)
    for (const visit of [
      '今天去万川见王总，他说李工下周离职',
      '王总说最后一天交方案，周五转给他',
      '客户资料转给设计小吴了',
      '周五是投标最后一天，把报价发给王总',
    ])
      expect(asksToHandOver(visit)).toBe(false)
  })
})

const listed = fc.array(
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom<ItemKind>(...itemKinds),
    clientId: fc.constantFrom('a', 'b', 'c'),
    successorId: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
    status: fc.constantFrom('open', 'offered', 'done'),
  }),
  { maxLength: 20 },
)
const clean = (items: { successorId: string | undefined }[]): Listed[] =>
  items.map(({ successorId, ...one }) => ({ ...(one as Listed), ...(successorId ? { successorId } : {}) }))

describe('the list of a hand-over', () => {
  it('counts everything once: done, offered and left never exceed what there is', () => {
    fc.assert(
      fc.property(listed, (items) => {
        const counts = tally(clean(items))
        expect(counts.reduce((sum, one) => sum + one.total, 0)).toBe(items.length)
        for (const one of counts) expect(one.done + one.offered).toBeLessThanOrEqual(one.total)
      }),
    )
  })

  it('asks a successor for every client, and for a step only where its client is not on its way', () => {
    fc.assert(
      fc.property(listed, (items) => {
        const all = clean(items)
        const given = givenBy(all)
        expect(given.filter((one) => one.kind === 'client')).toHaveLength(
          all.filter((one) => one.kind === 'client').length,
        )
        for (const step of given.filter((one) => one.kind === 'step'))
          expect(
            all.some(
              (one) => one.kind === 'client' && one.status !== 'done' && one.clientId === step.clientId,
            ),
          ).toBe(false)
      }),
    )
  })

  it('can be called off until somebody took something or access ended', () => {
    const open: Listed = { id: '1', kind: 'client', clientId: 'a', successorId: 'x', status: 'offered' }
    const ticked: Listed = { id: '2', kind: 'step', clientId: 'a', status: 'done' }
    expect(mayCancel([open, ticked], false)).toBe(true)
    expect(mayCancel([open, ticked], true)).toBe(false)
    expect(mayCancel([{ ...open, status: 'done' }], false)).toBe(false)
  })

  it('access lasts to the end of the last day, in the company’s zone', () => {
    expect(accessEnds('2026-12-04', 'Asia/Shanghai').toISOString()).toBe('2026-12-04T16:00:00.000Z')
  })

  it('an introduction is due on a workday, never later than the policy says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 90 }), (days) => {
        const due = visitDue(chinaCalendar, '2026-11-23', days)
        expect(isWorkday(chinaCalendar, due)).toBe(true)
      }),
    )
    expect(visitDue(chinaCalendar, '2026-11-22', 14)).toBe('2026-12-04')
  })
})
