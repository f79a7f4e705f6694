import type { Clock, Level } from '../../../bot-cards/tickets/kinds.ts'
import { addWorkingMinutes, quietUntil, type Span, type WorkHours, workingFrom } from '../../kernel/hours.ts'
import { type Deadline, deadlinesOf, runsOut, type Standing, type Targets } from '../tickets/index.ts'
import { type Chain, type Due, type Look, type Rules, roundTheClock, type Signals } from './model.ts'

/** A ticket as the engine sees it: its history replayed, what it is measured by, what was done before. */
export type Situation = {
  level: Level
  standing: Standing
  targets: Targets
  hours: WorkHours
  quiet: Span
  signals: Signals
  chain?: Chain
  rules: Rules
}

type Candidate = { due: Due; at: Date }

const minuteMs = 60_000
const after = (at: Date) => new Date(at.getTime() + 1)
const latest = (...moments: (Date | undefined)[]): Date | undefined =>
  moments.filter((one) => one !== undefined).sort((a, b) => b.getTime() - a.getTime())[0]

/** Working hours and quiet hours have a moment in common at least once in so many tries, or the policy leaves none. */
const tries = 8

/** When something may be said that comes due at a moment: at once, or when people are next at work and not to be left alone. */
function sayable({ hours, quiet }: Situation, at: Date, always: boolean): Date {
  if (always) return at
  let when = workingFrom(hours, at)
  for (let n = 0; n < tries; n++) {
    const loud = quietUntil(quiet, when, hours.zone)
    if (loud <= when) return when
    when = workingFrom(hours, loud)
  }
  return when
}

const later = ({ hours }: Situation, from: Date, minutes: number, always: boolean): Date =>
  always ? new Date(from.getTime() + minutes * minuteMs) : addWorkingMinutes(hours, from, minutes)

/** Somebody said 我来 and has it still. */
export const isOnIt = ({ assigneeId, status }: Standing): boolean =>
  assigneeId !== undefined && status !== 'new'

/** Solved, or over without: nobody is chased any more. */
export const isSettled = ({ solvedAt, closedAt }: Standing): boolean =>
  solvedAt !== undefined || closedAt !== undefined

const lastPauseEnd = ({ pauses }: Standing, at: Date): Date | undefined =>
  latest(...pauses.map((one) => (one.until !== undefined && one.until <= at ? one.until : undefined)))

/** Facts: what ran out, however late it is noticed. */
const misses = (of: Situation, deadlines: readonly Deadline[]): Candidate[] =>
  deadlines.flatMap(({ clock, due, stoppedAt, state }) =>
    due && !of.signals.has(`${clock}:missed`) && (state === 'missed' || stoppedAt === undefined)
      ? [{ due: { do: 'miss', clock, dueAt: due }, at: after(due) }]
      : [],
  )

/** At half-time in private, at three quarters in the group; the later of two that fall together speaks for both. */
function nudges(of: Situation, deadlines: readonly Deadline[]): Candidate[] {
  const { signals, rules, targets, hours, standing } = of
  return deadlines.flatMap(({ clock, due, state, stoppedAt }): Candidate[] => {
    const target = targets[clock]
    if (!target || !due || stoppedAt || state !== 'open') return []
    const moment = (share: number) => {
      const reached = runsOut(hours, target, standing.openedAt, standing.pauses, share)
      return reached && sayable(of, reached, of.level === 'p1')
    }
    const [half, most] = [moment(rules.nudgeShare), moment(rules.groupShare)]
    if (!half || !most || signals.has(`${clock}:group`)) return []
    return [
      ...(most <= due ? [{ due: { do: 'group', clock }, at: most } as const] : []),
      ...(half < most && half <= due && !signals.has(`${clock}:nudge`)
        ? [{ due: { do: 'nudge', clock }, at: half } as const]
        : []),
    ]
  })
}

/** Whether an escalation goes on as things stand: taking the ticket, pausing it and what it was about stop it. */
function isLive(of: Situation, live: Chain, deadlines: readonly Deadline[]): boolean {
  const { standing } = of
  if (live.round !== standing.round || standing.waiting !== undefined) return false
  const taken = isOnIt(standing)
  if (live.cause === 'asked') return !taken
  if (live.cause === 'answer' || live.cause === 'on_site' || live.cause === 'solution') {
    const clock: Clock = live.cause
    const one = deadlines.find((deadline) => deadline.clock === clock)
    const tookSince = taken && standing.takenAt !== undefined && standing.takenAt > live.startedAt
    return one !== undefined && one.state === 'missed' && one.stoppedAt === undefined && !tookSince
  }
  return !taken && live.cause === `released:${standing.releases}`
}

/** Escalations that begin: each clock that ran out, each time the ticket was taken away again. */
function starts(of: Situation, deadlines: readonly Deadline[], at: Date): Candidate[] {
  const { standing, signals, rules, chain, level } = of
  if (standing.waiting !== undefined) return []
  const always = roundTheClock(level)
  const begin = (cause: Chain['cause'], steps: Chain['steps'], when: Date): Candidate => ({
    due: {
      do: 'start',
      chain: { cause, round: standing.round, steps, next: 0, wait: 0, since: at, startedAt: at },
    },
    at: when,
  })
  const late = deadlines.flatMap(({ clock, due, state, stoppedAt }) =>
    due && state === 'missed' && !stoppedAt && !signals.has(`chain:${clock}`)
      ? [begin(clock, rules.steps, sayable(of, after(due), always))]
      : [],
  )
  const cause = `released:${standing.releases}` as const
  if (standing.releases === 0 || isOnIt(standing) || signals.has(`chain:${cause}`)) return late
  // It goes on where it stood; where everybody was told, it begins anew.
  const left = chain?.round === standing.round ? chain.steps.slice(chain.next) : []
  return [...late, begin(cause, left.length > 0 ? left : rules.steps, sayable(of, at, always))]
}

/** Those above: asked for (at once, whatever the hour), or because nobody took it in time. */
function steps(of: Situation, deadlines: readonly Deadline[], at: Date): Candidate[] {
  const { standing, signals, rules, chain, level } = of
  const left = chain !== undefined && chain.round === standing.round && chain.next < chain.steps.length
  const live = chain !== undefined && left && isLive(of, chain, deadlines)
  const asked = Array.from({ length: standing.escalations }, (_, n) => n + 1).find(
    (n) => !signals.has(`asked:${n}`),
  )
  if (asked !== undefined) {
    if (chain && left && (live || chain.cause === 'asked'))
      return [{ due: { do: 'step', index: chain.next, asked }, at }]
    const fresh = {
      cause: 'asked',
      round: standing.round,
      steps: rules.steps,
      next: 0,
      wait: 0,
      since: at,
      startedAt: at,
    } as const
    return [{ due: signals.has('chain:asked') ? { do: 'heard', asked } : { do: 'start', chain: fresh }, at }]
  }
  if (!chain || !live) return []
  const always = roundTheClock(level)
  const since = latest(chain.since, lastPauseEnd(standing, at)) ?? chain.since
  const when = sayable(of, later(of, since, chain.wait, always), always)
  return [{ due: { do: 'step', index: chain.next }, at: when }]
}

/** Taking it is a promise: without a sign of progress whoever has it is asked, and without an answer it is free again. */
function promises(of: Situation, at: Date): Candidate[] {
  const { standing, signals, rules, level } = of
  const { progressAt, takenAt, visitAt, status } = standing
  if (!isOnIt(standing) || standing.waiting !== undefined || !progressAt) return []
  const always = level === 'p1'
  const visit = status === 'scheduled' ? visitAt : undefined
  const base = latest(progressAt, visit, lastPauseEnd(standing, at)) ?? progressAt
  const asks = [...signals].flatMap(([name, when]) =>
    name.startsWith('ask:') ? [{ n: Number(name.slice(4)), when }] : [],
  )
  const last = asks.sort((a, b) => b.n - a.n)[0]
  if (last && base < last.when) {
    const when = sayable(of, later(of, last.when, rules.answerMinutes, always), always)
    return signals.has(`silent:${last.n}`) ? [] : [{ due: { do: 'release', n: last.n }, at: when }]
  }
  const sinceTaken = asks.filter(({ when }) => takenAt === undefined || when >= takenAt)
  if (sinceTaken.length >= rules.askTimes) return []
  const when = sayable(of, later(of, base, rules.progressMinutes, always), always)
  return [{ due: { do: 'ask', n: (last?.n ?? 0) + 1 }, at: when }]
}

/**
 * What keqing does by itself about a ticket at a moment, one thing at a time (do it, then ask again), and when it must look
 * next. Pure: everything follows from the history, the policy and what was done before, so that a look too many does
 * nothing and whatever is corrected moves what follows from it. Where the ticket is solved, only what ran out is noted.
 */
export function whatIsDue(of: Situation, at: Date): Look {
  const { standing, targets, hours, level, signals } = of
  const until = standing.closedAt && standing.closedAt < at ? standing.closedAt : at
  const deadlines = deadlinesOf(hours, targets, standing, until)
  const solved = isSettled(standing)
  const candidates = solved
    ? misses(
        of,
        deadlines.filter((one) => one.state === 'missed'),
      )
    : [
        ...misses(of, deadlines),
        ...(level === 'major' && !signals.has('grave') ? [{ due: { do: 'grave' } as const, at }] : []),
        ...starts(of, deadlines, at),
        ...steps(of, deadlines, at),
        ...nudges(of, deadlines),
        ...promises(of, at),
      ]
  const now = candidates.find((one) => one.at <= at)
  if (now) return { now: now.due }
  const next = candidates.map((one) => one.at).sort((a, b) => a.getTime() - b.getTime())[0]
  return { ...(next && !solved ? { next } : {}) }
}
