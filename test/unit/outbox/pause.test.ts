import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pauseMs } from '../../../src/outbox/pause.ts'

test('pauses grow from one second to five minutes', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map((attempt) => pauseMs(attempt, () => 0))
  expect(pauses).toEqual([1000, 2000, 5000, 15_000, 30_000, 60_000, 120_000, 300_000, 300_000, 300_000])
})

test('chance makes a pause at most a fifth longer and never shorter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, chance) => {
        const plain = pauseMs(attempt, () => 0)
        const pause = pauseMs(attempt, () => chance)
        expect(pause).toBeGreaterThanOrEqual(plain)
        expect(pause).toBeLessThanOrEqual(plain * 1.2)
      },
    ),
  )
})
