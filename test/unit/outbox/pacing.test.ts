import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Api,
  apis,
  type Call,
  type Limits,
  larkLimits,
  memoryMs,
  pace,
  type Waiting,
} from '../../../src/outbox/pacing.ts'

/** Lark's own figures, not ours with their margin. */
const lark = { apiSecond: 50, apiMinute: 1000, lane: 5, message: 5 }

type Sent = Call & { id: string }

/** Plays a relay: looks when told (or when something new comes), sends what may go, a call takes `callMs`. */
function play(
  arrivals: (Waiting & { at: number })[],
  callMs: (n: number) => number,
  limits: Limits = larkLimits,
) {
  const waiting = [...arrivals].sort((a, b) => a.at - b.at)
  const sent: Sent[] = []
  const busy = new Map<string, number>()
  let now = 0
  for (let looks = 0; waiting.length > 0; looks++) {
    if (looks > 100_000) throw new Error('starved')
    for (const [lane, until] of busy) if (until <= now) busy.delete(lane)
    const here = waiting.filter((row) => row.at <= now && !busy.has(row.lane))
    const calls = sent.filter((call) => call.at > now - memoryMs)
    const { go, lookAt } = pace(here, calls, now, limits)
    for (const row of go) {
      waiting.splice(waiting.indexOf(row as Waiting & { at: number }), 1)
      sent.push({ ...row, at: now })
      busy.set(row.lane, now + callMs(sent.length))
    }
    const next = [lookAt, ...busy.values(), ...waiting.map((row) => row.at)].filter(
      (time): time is number => time !== undefined && time > now,
    )
    if (waiting.length > 0) now = Math.min(...next)
  }
  return sent
}

/** The most calls that fall into any window of `windowMs`. */
function densest(times: number[], windowMs: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return Math.max(
    0,
    ...sorted.map((start, i) => sorted.filter((t, j) => j >= i && t < start + windowMs).length),
  )
}

function grouped(sent: Sent[], key: (call: Sent) => string | undefined): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const call of sent) {
    const name = key(call)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), call.at])
  }
  return groups
}

function expectWithinLimits(sent: Sent[]) {
  for (const times of grouped(sent, (call) => call.api).values()) {
    expect(densest(times, 1000)).toBeLessThanOrEqual(lark.apiSecond)
    expect(densest(times, 60_000)).toBeLessThanOrEqual(lark.apiMinute)
  }
  const isNew = (call: Sent) => call.api === 'create' || call.api === 'reply'
  for (const times of grouped(sent, (call) => (isNew(call) ? call.lane : undefined)).values())
    expect(densest(times, 1000)).toBeLessThanOrEqual(lark.lane)
  for (const times of grouped(sent, (call) => (call.api === 'patch' ? call.messageId : undefined)).values())
    expect(densest(times, 1000)).toBeLessThanOrEqual(lark.message)
}

const arrival = fc.record({
  api: fc.constantFrom<Api>(...apis),
  lane: fc.integer({ min: 1, max: 12 }).map((n) => `u:${n}`),
  message: fc.integer({ min: 1, max: 4 }),
  at: fc.integer({ min: 0, max: 3000 }),
})
const arrivals = fc.array(arrival, { maxLength: 120 }).map((list) =>
  list.map(({ message, ...row }, n) => ({
    ...row,
    id: `out_${n}`,
    messageId: row.api === 'patch' ? `om_${message}` : undefined,
  })),
)

describe('pacing', () => {
  test('never more calls than Lark allows in any window, and every row goes in the end', () => {
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 0, max: 200 }), (rows, callMs) => {
        const sent = play(rows, () => callMs)
        expectWithinLimits(sent)
        expect(sent.length).toBe(rows.length)
      }),
      { numRuns: 150 },
    )
  })

  test('rows of one lane go in the order they stand in line, one at a time', () => {
    fc.assert(
      fc.property(arrivals, (rows) => {
        const inLine = rows.map((row) => ({ ...row, at: 0 }))
        const sent = play(inLine, () => 30)
        for (const lane of new Set(rows.map((row) => row.lane))) {
          const calls = sent.filter((call) => call.lane === lane)
          expect(calls.map((call) => call.id)).toEqual(
            inLine.filter((row) => row.lane === lane).map((row) => row.id),
          )
          for (const [n, call] of calls.entries())
            if (n > 0) expect(call.at - (calls[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(30)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('a lane with a long queue delays nobody else', () => {
    const crowd = Array.from({ length: 100 }, (_, n) => row(`out_${n}`, 'create', 'u:busy'))
    const one = row('out_one', 'create', 'u:quiet')
    const sent = play(
      [...crowd, one].map((r) => ({ ...r, at: 0 })),
      () => 10,
    )
    expect(sent.find((call) => call.id === 'out_one')?.at).toBe(0)
  })

  test("1100 people are written to within the minute's thousand, the rest when the minute has passed", () => {
    const rows = Array.from({ length: 1100 }, (_, n) => ({ ...row(`out_${n}`, 'create', `u:${n}`), at: 0 }))
    const sent = play(rows, () => 0)
    expectWithinLimits(sent)
    expect(sent.filter((call) => call.at < 60_000).length).toBe(1000)
    expect(sent.at(-1)?.at).toBeLessThan(64_000)
  })

  test('the oldest goes first when not all may go', () => {
    const rows = Array.from({ length: 60 }, (_, n) => row(`out_${n}`, 'create', `u:${n}`))
    const { go, lookAt } = pace(rows, [], 0)
    expect(go.map((r) => r.id)).toEqual(rows.slice(0, 50).map((r) => r.id))
    expect(lookAt).toBe(1200)
  })

  test('an exhausted API does not hold up the calls of another', () => {
    const calls = Array.from({ length: 50 }, (_, n) => ({ ...row(`x${n}`, 'create', `u:${n}`), at: -10 }))
    const { go } = pace([row('a', 'create', 'u:a'), row('b', 'patch', 'u:b', 'om_1')], calls, 0)
    expect(go.map((r) => r.id)).toEqual(['b'])
  })

  test('an API that was told to wait as a whole is left alone until then', () => {
    const held = { create: 700 }
    expect(pace([row('a', 'create', 'u:a')], [], 0, larkLimits, held)).toEqual({ go: [], lookAt: 700 })
    expect(pace([row('a', 'create', 'u:a')], [], 700, larkLimits, held).go.length).toBe(1)
  })
})

function row(id: string, api: Api, lane: string, messageId?: string): Waiting {
  return { id, api, lane, messageId }
}
