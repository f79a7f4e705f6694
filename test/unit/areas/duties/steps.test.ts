import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type StepRow, stepChanges, stepsOf } from '../../../../src/areas/duties/steps.ts'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import { addDays, chinaCalendar, isWorkday, workdayUntil } from '../../../../src/kernel/calendar.ts'

const steps = (from: string, due: string, today = from) =>
  stepsOf({ from, due }, today, defaultPolicy, chinaCalendar).map(
    ({ step, day, superseded }) => `${step} ${day}${superseded ? ' superseded' : ''}`,
  )

describe('when a duty is reminded of', () => {
  test('seven and three days before, on the day, and the workdays after', () => {
    expect(steps('2026-11-01', '2026-11-27')).toEqual([
      'before_7 2026-11-20',
      'before_3 2026-11-24',
      'before_0 2026-11-27',
      'manager 2026-11-30',
      'lead 2026-12-02',
    ])
  })

  test('what falls into Spring Festival is said once, on the workday before it', () => {
    expect(steps('2026-02-10', '2026-02-24')).toEqual([
      'before_7 2026-02-14 superseded',
      'before_3 2026-02-14',
      'before_0 2026-02-24',
      'manager 2026-02-25',
      'lead 2026-02-27',
    ])
    // Overdue over the holidays: whoever is back hears of it.
    expect(steps('2026-01-31', '2026-02-14').slice(-2)).toEqual(['manager 2026-02-24', 'lead 2026-02-26'])
  })

  test('a duty that comes up late says the latest of what was missed', () => {
    expect(steps('2026-11-01', '2026-11-27', '2026-11-25').slice(0, 3)).toEqual([
      'before_7 2026-11-20 superseded',
      'before_3 2026-11-24',
      'before_0 2026-11-27',
    ])
  })

  test('nothing is said before the window begins', () => {
    expect(steps('2026-11-23', '2026-11-25').slice(0, 3)).toEqual([
      'before_7 2026-11-23 superseded',
      'before_3 2026-11-23',
      'before_0 2026-11-25',
    ])
  })
})

const days = fc.nat(500).map((n) => addDays('2026-01-01', n))
/** A duty as windows have it: due on a workday that is not before its first day. */
const duty = fc
  .record({ from: days, length: fc.nat(95) })
  .map(({ from, length }) => ({ from, due: workdayUntil(chinaCalendar, addDays(from, length)) }))
  .filter(({ from, due }) => due >= from)
const policy = fc.record({
  'reminders.before_days': fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }),
  'reminders.overdue_manager_workdays': fc.integer({ min: 1, max: 30 }),
  'reminders.overdue_lead_workdays': fc.integer({ min: 1, max: 60 }),
})
const rowOf = (step: {
  step: string
  audience: StepRow['audience']
  day: string
  superseded?: true
}): StepRow => ({
  step: step.step,
  audience: step.audience,
  day: step.day,
  sendAt: Date.parse(step.day),
  state: step.superseded ? 'superseded' : 'pending',
})

test('steps are on workdays, in the window until it is due, and one morning says a thing once to a person', () => {
  fc.assert(
    fc.property(duty, policy, days, (one, said, today) => {
      const all = stepsOf(one, today, said, chinaCalendar)
      for (const { step, day } of all) {
        expect(isWorkday(chinaCalendar, day)).toBe(true)
        if (step.startsWith('before')) expect(day >= one.from && day <= one.due).toBe(true)
        else expect(day > one.due).toBe(true)
      }
      const told = all.filter((step) => !step.superseded).map(({ audience, day }) => `${audience} ${day}`)
      expect(new Set(told).size).toBe(told.length)
      expect(new Set(all.map(({ step }) => step)).size).toBe(all.length)
      // Of what is past at most the latest waits.
      const past = all.filter((step) => step.audience === 'owner' && !step.superseded && step.day <= today)
      expect(past.length).toBeLessThanOrEqual(1)
    }),
  )
})

test('once written, steps stay as they are; what was said stays said', () => {
  const states = fc.array(fc.constantFrom('pending', 'sent', 'seen', 'acted', 'superseded'), { maxLength: 7 })
  fc.assert(
    fc.property(duty, policy, days, states, fc.boolean(), (one, said, today, all, anew) => {
      const wanted = stepsOf(one, today, said, chinaCalendar).map((step) => ({
        ...step,
        sendAt: Date.parse(step.day),
      }))
      const rows = wanted.map((step, n): StepRow => ({ ...rowOf(step), state: all[n] ?? 'pending' }))
      const changes = stepChanges(rows, wanted, anew)
      for (const { step } of changes)
        expect(['pending', 'superseded']).toContain(rows.find((row) => row.step === step)?.state)
      const after = rows.map((row) => changes.find((change) => change.step === row.step) ?? row)
      expect(stepChanges(after, wanted, false)).toEqual([])
      expect(stepChanges(wanted.map(rowOf), wanted, true)).toEqual([])
    }),
  )
})

test('a step the policy knows no more waits no longer; one somebody asked for does', () => {
  const wanted = stepsOf(
    { from: '2026-11-01', due: '2026-11-27' },
    '2026-11-01',
    defaultPolicy,
    chinaCalendar,
  ).map((step) => ({ ...step, sendAt: Date.parse(step.day) }))
  const own = (step: string): StepRow => ({
    step,
    audience: 'owner',
    day: '2026-11-26',
    sendAt: Date.parse('2026-11-26'),
    state: 'pending',
  })
  const rows = [...wanted.map(rowOf), own('before_1'), own('snooze_1')]
  expect(stepChanges(rows, wanted, false)).toEqual([{ ...own('before_1'), state: 'superseded' }])
})

test('owed again, what a later step said to those above is not said once more; what nobody heard is', () => {
  const wanted = stepsOf(
    { from: '2026-11-01', due: '2026-11-13' },
    '2026-11-24',
    defaultPolicy,
    chinaCalendar,
  ).map((step) => ({ ...step, sendAt: Date.parse(step.day) }))
  const rows = (lead: string) =>
    wanted.map((step): StepRow => ({ ...rowOf(step), state: step.step === 'lead' ? lead : 'superseded' }))
  const changes = (lead: string) =>
    stepChanges(rows(lead), wanted, true).map((step) => `${step.step} ${step.state}`)
  // The owner was told by neither.
  expect(changes('sent')).toEqual(['before_0 pending'])
  expect(changes('superseded')).toEqual(['before_0 pending', 'manager pending', 'lead pending'])
})
