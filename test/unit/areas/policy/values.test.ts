import { describe, expect, it } from 'vitest'
import { policyKeys } from '../../../../bot-cards/policy/keys.ts'
import { typedText } from '../../../../bot-cards/policy/value-text.ts'
import {
  crossFaults,
  defaultPolicy,
  plan,
  policyFile,
  policyIn,
  policyValues,
  readPolicyFile,
  readValue,
} from '../../../../src/areas/policy/index.ts'

describe('the company policy', () => {
  it('has a valid default for every value, and the defaults stand together', () => {
    for (const key of policyKeys)
      expect(policyValues[key].schema.safeParse(defaultPolicy[key]).success, key).toBe(true)
    expect(crossFaults(defaultPolicy)).toEqual([])
  })
  it('reads back what its forms show', () => {
    for (const key of policyKeys)
      expect(readValue(key, typedText(policyValues[key].unit, defaultPolicy[key]).zh), key).toEqual({
        ok: true,
        value: defaultPolicy[key],
      })
  })
  it('refuses a wrong value with the reason', () => {
    expect(readValue('tiering.top_yuan', '1.5亿')).toEqual({ ok: true, value: 150_000_000 })
    expect(readValue('tiering.top_yuan', '两百来万')).toEqual({ ok: false, problem: 'vague' })
    expect(readValue('tiering.top_yuan', '很多')).toEqual({ ok: false, problem: 'amount' })
    expect(readValue('access.grant_hours', '0')).toEqual({ ok: false, problem: 'range' })
    expect(readValue('access.grant_hours', '7.5')).toEqual({ ok: false, problem: 'number' })
    expect(readValue('approval.tier_other', '老板')).toEqual({ ok: false, problem: 'roles' })
    expect(crossFaults({ ...defaultPolicy, 'tiering.top_yuan': 1 })).toEqual(['tiers_order'])
  })
  it('comes back from its file unchanged, and wrong lines of a file are named', () => {
    const file = policyFile(defaultPolicy, 0)
    expect(readPolicyFile(file)).toEqual({ values: defaultPolicy, faults: [] })
    const wrong = readPolicyFile('tiering:\n  top_yuan: many\n  roof: 1\n')
    expect(wrong.faults.map(({ line, key }) => ({ line, key }))).toEqual([
      { line: 2, key: 'tiering.top_yuan' },
      { line: 3, key: 'tiering.roof' },
    ])
  })
  it('keeps what was planned for later when something else changes now', () => {
    const now = new Date('2026-11-23T02:00:00Z')
    const later = new Date('2026-11-30T16:00:00Z')
    const rows = [{ version: 1, values: { 'tiering.top_yuan': 60_000_000 }, effectiveFrom: later }]
    const made = plan(rows, { 'visits.undo_minutes': 30 }, now)
    const all = [
      ...rows,
      ...made.map((one, n) => ({ version: n + 2, values: one.policy, effectiveFrom: one.effectiveFrom })),
    ]
    expect(policyIn(all, now)).toMatchObject({ 'tiering.top_yuan': 50_000_000, 'visits.undo_minutes': 30 })
    expect(policyIn(all, later)).toMatchObject({ 'tiering.top_yuan': 60_000_000, 'visits.undo_minutes': 30 })
  })
})
