import { expect, it } from 'vitest'
import { nextPush } from '../../../src/sandbox/delivery/schedule.ts'

const at = new Date('2026-11-23T02:00:00Z')

it.each([
  [1, '2026-11-23T02:00:15Z'],
  [2, '2026-11-23T02:05:00Z'],
  [3, '2026-11-23T03:00:00Z'],
  [4, '2026-11-23T08:00:00Z'],
])('after failed push %i the next one is due at %s', (attempt, due) => {
  expect(nextPush(attempt, at)).toEqual(new Date(due))
})

it('after the fifth push the platform gives up', () => {
  expect(nextPush(5, at)).toBeUndefined()
})
