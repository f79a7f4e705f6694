import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alice, engine, minute, naive, type Story, type Told } from './naive.ts'

const opening = fc
  .integer({ min: 0, max: 360 * 1440 })
  .map((minutes) => new Date(Date.UTC(2026, 0, 2, 0, 0) + minutes * minute))

const story: fc.Arbitrary<Story> = fc
  .record({
    level: fc.constantFrom('p1' as const, 'p2' as const, 'major' as const),
    opened: opening,
    told: fc.array(
      fc.record({
        after: fc.integer({ min: 1, max: 4000 }),
        kind: fc.constantFrom(
          'taken',
          'assigned',
          'released',
          'scheduled',
          'arrived',
          'paused',
          'paused',
          'resumed',
          'pause_corrected',
          'commented',
          'still_on',
          'escalated',
          'corrected',
          'resolved',
        ),
        n: fc.integer({ min: 0, max: 600 }),
      }),
      { maxLength: 9 },
    ),
  })
  .map(({ level, opened, told }) => {
    const sorted = told.toSorted((a, b) => a.after - b.after)
    return {
      level,
      opened,
      minutes: 4320,
      told: sorted.map(({ after, kind, n }, place): Told => {
        const then = opened.getTime() + after * minute
        switch (kind) {
          case 'assigned':
            return { after, what: { did: 'assigned', to: alice } }
          case 'released':
            return { after, what: { did: 'released', why: 'asked' } }
          case 'scheduled':
            return { after, what: { did: 'scheduled', visitAt: new Date(then + n * minute) } }
          case 'paused':
            return { after, what: { did: 'paused', for: 'client' } }
          case 'pause_corrected': {
            const pause = sorted.findIndex((one) => one.kind === 'paused')
            const from = new Date(opened.getTime() + (sorted[pause]?.after ?? after) * minute - n * minute)
            return {
              after,
              what: {
                did: 'pause_corrected',
                pause: `e${pause + 1}`,
                from,
                ...(n % 3 ? { until: new Date(from.getTime() + (n + 1) * minute) } : {}),
              },
            }
          }
          case 'commented':
            return { after, what: { did: 'commented', internal: false, files: place } }
          case 'corrected':
            return { after, what: { did: 'corrected', to: { level: n % 2 ? 'p1' : 'p2' } } }
          case 'taken':
          case 'arrived':
          case 'resumed':
          case 'still_on':
          case 'escalated':
          case 'resolved':
            return { after, what: { did: kind } }
          default:
            throw new Error(kind)
        }
      }),
    }
  })

describe('what keqing does by itself about a ticket', () => {
  test('looking only when it said it must gives what a count of every single minute gives', () => {
    fc.assert(
      fc.property(story, (one) => {
        expect(engine(one)).toEqual(naive(one))
      }),
      { numRuns: Number(process.env.RUNS ?? 20) },
    )
  }, 240_000)
})
