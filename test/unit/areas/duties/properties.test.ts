import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Ground, Pause, Touch, Window } from '../../../../src/areas/duties/model.ts'
import type { DutyRow } from '../../../../src/areas/duties/reconcile.ts'
import { reconcile } from '../../../../src/areas/duties/reconcile.ts'
import { countsFor } from '../../../../src/areas/duties/touches.ts'
import { windowsOf } from '../../../../src/areas/duties/windows.ts'
import { addDays } from '../../../../src/kernel/calendar.ts'
import { monthOf, quarterOf } from '../../../../src/kernel/periods.ts'
import { ground, looked, met, standing } from './ground.ts'

const first = '2026-01-01'
const today = '2026-12-20'
const day = fc.nat(350).map((n) => addDays(first, n))
const tier = fc.constantFrom('strategic' as const, 'important' as const, 'general' as const)
const touch = fc
  .record({
    day,
    kind: fc.constantFrom<Touch['kind']>('face_to_face', 'phone', 'video', 'email', 'wechat', 'project_sync'),
    executive: fc.boolean(),
    alsoSync: fc.boolean(),
  })
  .map((one) => met(one.day, one.kind, one))
const touches = fc.uniqueArray(touch, { maxLength: 25, selector: (one) => one.id })
const pause = fc.record({ from: day, length: fc.integer({ min: 1, max: 60 }), before: fc.nat(20) }).map(
  ({ from, length, before }): Pause => ({
    from,
    until: addDays(from, length),
    asked: addDays(from, -before),
  }),
)
const pauses = fc.array(pause, { maxLength: 2 })
/** One tier, or another from the half-year on. */
const spans = fc.record({ one: tier, since: day, next: fc.option(tier) }).map(({ one, since, next }) =>
  next && since < '2026-07-01'
    ? [
        { tier: one, since, until: '2026-07-01' },
        { tier: next, since: '2026-07-01' },
      ]
    : [{ tier: one, since }],
)
const anyGround = fc.record({ spans, touches, pauses }).map((said) => ground(said))

const byKind = (windows: readonly Window[]) =>
  [...new Set(windows.map((one) => one.kind))].map((kind) => windows.filter((one) => one.kind === kind))

describe('windows', () => {
  test('by quarter or month they partition time: each day since the tier began is of exactly one', () => {
    fc.assert(
      fc.property(tier, touches, day, (one, all, at) => {
        const of = ground({ spans: [{ tier: one, since: first }], touches: all })
        for (const windows of byKind(windowsOf(of, first, at).filter((window) => !window.rolling))) {
          expect(windows[0]?.from).toBe(first)
          for (const [n, { until }] of windows.entries()) expect(windows[n + 1]?.from ?? until).toBe(until)
          const last = windows.at(-1)
          expect(last && last.from <= at && at < last.until).toBe(true)
        }
      }),
    )
  })

  test('those of follow-ups begin with the tier or a contact, one after the other', () => {
    fc.assert(
      fc.property(touches, day, (all, at) => {
        const of = ground({ spans: [{ tier: 'important', since: first }], touches: all })
        const begun = windowsOf(of, first, at).flatMap((one) => (one.rolling ? [one.from] : []))
        const contacts = all.filter((one) => countsFor('follow_up', one, of.policy)).map((one) => one.day)
        expect(begun).toEqual([...new Set([first, ...contacts.filter((one) => one <= at)])].sort())
      }),
    )
  })

  test('what is due lies within its window, on a day the client is not to be left alone', () => {
    fc.assert(
      fc.property(anyGround, (of) => {
        for (const { from, until, due } of windowsOf(of, first, today)) {
          expect(from <= due && due < until).toBe(true)
          expect(of.pauses.some((one) => one.asked <= due && one.from <= due && due < one.until)).toBe(false)
        }
      }),
    )
  })
})

describe('rows', () => {
  test('a second look changes nothing, in whatever order the visits were written down', () => {
    fc.assert(
      fc.property(anyGround, fc.infiniteStream(fc.nat(1000)), (of, order) => {
        const rows = looked([], of, today)
        expect(reconcile(rows, of, { since: first, today, lookedFrom: first })).toMatchObject({
          added: [],
          changed: [],
        })
        const mixed = of.touches
          .map((one) => ({ one, place: order.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one)
        expect(looked([], { ...of, touches: mixed }, today)).toEqual(rows)
      }),
    )
  })

  test('a visit that is taken back leaves exactly what had been without it', () => {
    fc.assert(
      fc.property(anyGround, touch, (of, visit) => {
        const without = { ...of, touches: of.touches.filter((one) => one.id !== visit.id) }
        const rows = looked([], without, today)
        const withIt = looked(rows, { ...of, touches: [...without.touches, visit] }, today)
        expect(standing(looked(withIt, without, today))).toEqual(standing(rows))
      }),
    )
  })

  test('a duty is done with as many contacts of its kind as it asks for, and open with fewer', () => {
    fc.assert(
      fc.property(anyGround, (of) => {
        for (const { status, visitIds, needed, doneDay } of looked([], of, today)) {
          expect(status).toBe(visitIds.length === needed ? 'done' : 'open')
          expect(doneDay !== undefined).toBe(status === 'done')
        }
      }),
    )
  })

  test('looked at bit by bit, with late and undone visits, it ends as if looked at once', () => {
    const event = fc.record({ on: day, touch, undo: fc.boolean(), late: fc.nat(60) })
    fc.assert(
      fc.property(spans, pauses, fc.array(event, { maxLength: 12 }), (held, stops, events) => {
        const joined = held[0]?.since ?? first
        const news = events
          .map((one, n) => ({ ...one, touch: { ...one.touch, id: met(`${n}`).id } }))
          .flatMap(({ on, touch: visit, undo, late }) => [
            { at: later(on, visit.day, joined), visit, undone: false },
            ...(undo ? [{ at: addDays(later(on, visit.day, joined), late), visit, undone: true }] : []),
          ])
          .filter(({ at }) => at <= today)
        const of = (at: string, known: readonly Touch[]): Ground =>
          ground({
            spans: held.filter((one) => one.since <= at).map((one) => endedBy(one, at)),
            touches: known,
            pauses: stops,
          })
        let rows: DutyRow[] = []
        let known: Touch[] = []
        for (let at = joined; at <= today; at = addDays(at, 1)) {
          const heard = news.filter((one) => one.at === at)
          const due =
            at === joined ||
            at === monthOf(at).from ||
            stops.some((one) => one.from === at || one.until === at)
          for (const { visit, undone } of heard)
            known = undone ? known.filter((one) => one.id !== visit.id) : [...known, visit]
          if (heard.length === 0 && !due) continue
          const since = quarterOf([at, ...heard.map((one) => one.visit.day)].sort()[0] ?? at).from
          rows = lookedSince(rows, of(at, known), at, since, joined)
        }
        const once = looked([], of(today, known), today, { since: first, lookedFrom: joined })
        expect(standing(rows)).toEqual(standing(once))
      }),
      { numRuns: 200 },
    )
  })
})

const later = (...days: string[]): string => [...days].sort().at(-1) ?? first
const endedBy = (span: Ground['spans'][number], at: string): Ground['spans'][number] =>
  span.until !== undefined && span.until > at ? { tier: span.tier, since: span.since } : span

/** A look back to a day, as the database is read for it: what may have changed, and the latest contact of each kind before. */
function lookedSince(
  rows: readonly DutyRow[],
  of: Ground,
  at: string,
  since: string,
  lookedFrom: string,
): DutyRow[] {
  const read = rows.filter(
    (row) => row.until > since || (row.rolling && (row.doneDay === undefined || row.doneDay >= since)),
  )
  const kinds = new Set(of.touches.map((one) => one.kind))
  const before = [...kinds].flatMap(
    (kind) =>
      [...of.touches]
        .sort((a, b) => (a.day < b.day ? -1 : 1))
        .findLast((one) => one.kind === kind && one.day < since) ?? [],
  )
  const touches = [...before, ...of.touches.filter((one) => one.day >= since)]
  const after = looked(read, { ...of, touches }, at, { since, lookedFrom })
  return [...rows.filter((row) => !read.includes(row)), ...after]
}
