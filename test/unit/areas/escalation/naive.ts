import { expect } from 'vitest'
import { type Clock, clocks, type Level } from '../../../../bot-cards/tickets/kinds.ts'
import { kept } from '../../../../src/areas/escalation/done.ts'
import { isOnIt, isSettled, type Situation, whatIsDue } from '../../../../src/areas/escalation/due.ts'
import type { Chain, Rules } from '../../../../src/areas/escalation/model.ts'
import type { Happening, TicketEvent } from '../../../../src/areas/tickets/index.ts'
import { replay, type Targets } from '../../../../src/areas/tickets/index.ts'
import { chinaCalendar } from '../../../../src/kernel/calendar.ts'
import { isQuietAt, isWorkingAt, spansOf, type WorkHours } from '../../../../src/kernel/hours.ts'
import type { PersonId } from '../../../../src/kernel/ids.ts'

const hours: WorkHours = {
  calendar: chinaCalendar,
  spans: spansOf('09:00-12:00, 13:30-18:00'),
  zone: 'Asia/Shanghai',
}
const quiet = { from: '20:00', until: '09:20' }
const rules: Rules = {
  nudgeShare: 0.5,
  groupShare: 0.75,
  steps: [
    { who: 'on_duty', wait: 16 },
    { who: 'after_sales_lead', wait: 40 },
    { who: 'general_manager', wait: 0 },
  ],
  progressMinutes: 90,
  answerMinutes: 20,
  askTimes: 2,
}
export const minute = 60_000
export const alice = 'per_alice' as PersonId

/** Times divisible by four, so that half and three quarters of them are whole minutes. */
const targets: Record<'p1' | 'p2' | 'major', Targets> = {
  p1: {
    answer: { minutes: 32, runs: 'always' },
    on_site: { minutes: 240, runs: 'always' },
    solution: { minutes: 1440, runs: 'always' },
  },
  p2: {
    answer: { minutes: 120, runs: 'working' },
    on_site: { minutes: 1440, runs: 'always', lands: true },
    solution: { minutes: 1352, runs: 'working' },
  },
  major: {
    answer: { minutes: 120, runs: 'always', lands: true },
    on_site: { minutes: 1440, runs: 'always', lands: true },
    solution: { minutes: 2248, runs: 'working' },
  },
}

/** What happens at which minute after the opening. */
export type Told = { after: number; what: Happening }
export type Story = { level: 'p1' | 'p2' | 'major'; opened: Date; told: readonly Told[]; minutes: number }

const eventsUntil = ({ opened, told }: Story, at: Date): TicketEvent[] => [
  { id: 'e0', at: opened, what: { did: 'opened', level: 'p2' } },
  ...told.flatMap(({ after, what }, n) => {
    const when = new Date(opened.getTime() + after * minute)
    return when <= at ? [{ id: `e${n + 1}`, at: when, actorId: alice, what }] : []
  }),
]
const levelAt = (story: Story, at: Date): Level =>
  replay(eventsUntil(story, at)).corrected.level ?? story.level
const targetsAt = (story: Story, at: Date): Targets => {
  const level = levelAt(story, at)
  return level === 'p1' || level === 'major' ? targets[level] : targets.p2
}

type Fired = string[]
const note = (fired: Fired, name: string, story: Story, at: Date) =>
  fired.push(`${name} ${Math.round((at.getTime() - story.opened.getTime()) / minute)}`)

/** The engine: looks where something happened and where it said that it must, at whole minutes as a tick would. */
export function engine(story: Story): Fired {
  const fired: Fired = []
  const signals = new Map<string, Date>()
  let chain: Chain | undefined
  const end = new Date(story.opened.getTime() + story.minutes * minute)
  const happens = story.told.map(({ after }) => story.opened.getTime() + after * minute)
  for (let at = story.opened; at <= end; ) {
    let next: Date | undefined
    for (let turn = 0; ; turn++) {
      if (turn > 50) throw new Error('it does not come to rest')
      const standing = replay(eventsUntil(story, at))
      const of: Situation = {
        level: levelAt(story, at),
        standing,
        targets: targetsAt(story, at),
        hours,
        quiet,
        signals,
        rules,
        ...(chain ? { chain } : {}),
      }
      const look = whatIsDue(of, at)
      if (!look.now) {
        next = look.next
        break
      }
      const after = kept(look.now, chain, at)
      for (const name of after.names) {
        expect(signals.has(name), `${name} twice`).toBe(false)
        signals.set(name, at)
        note(fired, name, story, at)
      }
      chain = after.chain
    }
    const rounded = next ? Math.ceil(next.getTime() / minute) * minute : Number.POSITIVE_INFINITY
    const coming = [rounded, ...happens].filter((ms) => ms > at.getTime())
    if (coming.length === 0) break
    at = new Date(Math.min(...coming))
    if (Number.isNaN(at.getTime())) break
  }
  return fired.sort()
}

/** Every minute is asked for many times. */
const remembered = (find: (ms: number) => boolean) => {
  const known = new Map<number, boolean>()
  return (ms: number) => {
    const before = known.get(ms)
    if (before !== undefined) return before
    const found = find(ms)
    known.set(ms, found)
    return found
  }
}
const atWork = remembered((ms) => isWorkingAt(hours, new Date(ms)))
const loud = remembered((ms) => atWork(ms) && !isQuietAt(quiet, new Date(ms), hours.zone))
const loudFrom = (ms: number, always: boolean): number => {
  let when = ms
  if (!always) while (!loud(when)) when += minute
  return when
}
/** Counts minute by minute. */
const counted = (from: number, minutes: number, always: boolean, paused: (ms: number) => boolean): number => {
  let left = minutes
  let when = from
  for (let n = 0; left > 0; n++) {
    if (n > 25 * 1440) return Number.POSITIVE_INFINITY
    if (!paused(when) && (always || atWork(when))) left--
    when += minute
  }
  return when
}

/** The same told minute by minute, with everything counted and nothing foreseen. */
export function naive(story: Story): Fired {
  const fired: Fired = []
  const signals = new Map<string, number>()
  let chain:
    | { cause: string; next: number; wait: number; since: number; started: number; steps: number }
    | undefined
  let known = -1
  let dues = new Map<Clock, { due: number; half: number; most: number }>()
  for (let n = 0; n <= story.minutes; n++) {
    const at = new Date(story.opened.getTime() + n * minute)
    const now = at.getTime()
    const events = eventsUntil(story, at)
    const standing = replay(events)
    const level = levelAt(story, at)
    const p1 = level === 'p1'
    const urgent = p1 || level === 'major'
    if (events.length !== known) {
      known = events.length
      const paused = (ms: number) =>
        standing.pauses.some(
          ({ from, until }) => from.getTime() <= ms && (until === undefined || ms < until.getTime()),
        )
      dues = new Map(
        clocks.flatMap((clock) => {
          const target = targetsAt(story, at)[clock]
          if (!target) return []
          const reach = (share: number) => {
            let when = counted(
              story.opened.getTime(),
              target.minutes * share,
              target.runs === 'always',
              paused,
            )
            if (target.lands && Number.isFinite(when)) while (!atWork(when)) when += minute
            return when
          }
          const says = (ms: number) => (Number.isFinite(ms) ? loudFrom(ms, p1) : ms)
          return [[clock, { due: reach(1), half: says(reach(0.5)), most: says(reach(0.75)) }] as const]
        }),
      )
    }
    const fire = (name: string) => {
      signals.set(name, now)
      note(fired, name, story, at)
    }
    const stopped: Record<Clock, Date | undefined> = {
      answer: [standing.answeredAt, standing.arrivedAt, standing.solvedAt]
        .filter((one) => one !== undefined)
        .sort((a, b) => a.getTime() - b.getTime())[0],
      on_site: [standing.arrivedAt, standing.solvedAt]
        .filter((one) => one !== undefined)
        .sort((a, b) => a.getTime() - b.getTime())[0],
      solution: standing.solvedAt,
    }
    const lateOf = (clock: Clock) => (stopped[clock]?.getTime() ?? now) > (dues.get(clock)?.due ?? Infinity)
    for (const clock of clocks) if (lateOf(clock) && !signals.has(`${clock}:missed`)) fire(`${clock}:missed`)
    if (isSettled(standing)) continue
    if (level === 'major' && !signals.has('grave')) fire('grave')
    const on = isOnIt(standing)
    const waiting = standing.waiting !== undefined
    const lastPause = Math.max(
      0,
      ...standing.pauses.map(({ until }) => (until && until <= at ? until.getTime() : 0)),
    )
    const begin = (cause: string, steps = 3) => {
      fire(`chain:${cause}`)
      chain = { cause, next: 0, wait: 0, since: now, started: now, steps }
    }
    if (!waiting) {
      for (const clock of clocks)
        if (lateOf(clock) && !stopped[clock] && !signals.has(`chain:${clock}`)) {
          if (loudFrom(dues.get(clock)?.due ?? 0, urgent) <= now) begin(clock)
        }
      const cause = `released:${standing.releases}`
      if (standing.releases > 0 && !on && !signals.has(`chain:${cause}`) && (urgent || loud(now)))
        begin(cause, chain && chain.next < chain.steps ? chain.steps - chain.next : 3)
    }
    const step = () => {
      if (!chain) throw new Error('no chain')
      fire(`escalation:${chain.cause}:${chain.next}`)
      // Where it resumed, its steps are the last ones of three.
      chain = {
        ...chain,
        wait: rules.steps[3 - chain.steps + chain.next]?.wait ?? 0,
        next: chain.next + 1,
        since: now,
      }
    }
    const live = () => {
      if (!chain || chain.next >= chain.steps || waiting) return false
      if (chain.cause === 'asked') return !on
      const clock = clocks.find((one) => one === chain?.cause)
      if (!clock) return !on && chain.cause === `released:${standing.releases}`
      return lateOf(clock) && !stopped[clock] && !(on && (standing.takenAt?.getTime() ?? 0) > chain.started)
    }
    for (let k = 1; k <= standing.escalations; k++) {
      if (signals.has(`asked:${k}`)) continue
      const able = () => live() || (chain?.cause === 'asked' && chain.next < chain.steps)
      if (!able() && !signals.has('chain:asked')) begin('asked')
      if (able()) step()
      fire(`asked:${k}`)
    }
    while (live() && chain) {
      const due = counted(Math.max(chain.since, lastPause), chain.wait, urgent, () => false)
      if (loudFrom(due, urgent) > now) break
      step()
    }
    for (const clock of clocks) {
      const moments = dues.get(clock)
      if (!moments || stopped[clock] || lateOf(clock) || signals.has(`${clock}:group`)) continue
      if (!Number.isFinite(moments.due)) continue
      if (moments.most <= now && moments.most <= moments.due) fire(`${clock}:group`)
      else if (
        moments.half <= now &&
        moments.half < moments.most &&
        moments.half <= moments.due &&
        !signals.has(`${clock}:nudge`)
      )
        fire(`${clock}:nudge`)
    }
    if (!on || waiting || !standing.progressAt) continue
    const visit = standing.status === 'scheduled' ? (standing.visitAt?.getTime() ?? 0) : 0
    const base = Math.max(standing.progressAt.getTime(), visit, lastPause)
    const asks = [...signals].filter(([name]) => name.startsWith('ask:'))
    const last = asks.at(-1)
    if (last && base < last[1]) {
      if (
        !signals.has(`silent:${asks.length}`) &&
        loudFrom(
          counted(last[1], rules.answerMinutes, p1, () => false),
          p1,
        ) <= now
      )
        fire(`silent:${asks.length}`)
    } else if (
      asks.filter(([, when]) => when >= (standing.takenAt?.getTime() ?? 0)).length < rules.askTimes
    ) {
      if (
        loudFrom(
          counted(base, rules.progressMinutes, p1, () => false),
          p1,
        ) <= now
      )
        fire(`ask:${asks.length + 1}`)
    }
  }
  return fired.sort()
}
