import { Temporal } from 'temporal-polyfill'
import type { ItemStatus, TierOrNone } from '../../../bot-cards/review/views.ts'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import type { VisitKind } from '../../../bot-cards/visits/actions.ts'
import { addDays, addWorkdays, halfOf, type WorkCalendar, workdayFrom } from '../../kernel/calendar.ts'
import type { Policy } from '../policy/index.ts'

/** Days `[from, until)` of a half-year, `2026H2`. */
export type Period = { half: string; from: string; until: string }

/** The half-year a day lies in. */
export function periodOf(day: string): Period {
  const { year, month } = Temporal.PlainDate.from(day)
  const half = halfOf(day)
  return month <= 6
    ? { half, from: `${year}-01-01`, until: `${year}-07-01` }
    : { half, from: `${year}-07-01`, until: `${year + 1}-01-01` }
}

/** What a review that opens on this day looks back on: the half-year before. */
export const periodBefore = (day: string): Period => periodOf(addDays(periodOf(day).from, -1))

/**
 * The latest opening that has come by `today` (制度二(四)): the first workday of a month in `review.months`. A half-year
 * has one review: of several months in it, the first. Undefined: none within the last year, which cannot be.
 */
export function latestOpening(
  calendar: WorkCalendar,
  months: readonly number[],
  today: string,
): { half: string; day: string } | undefined {
  const { year } = Temporal.PlainDate.from(today)
  const firsts = [months.filter((one) => one <= 6), months.filter((one) => one > 6)]
    .filter((some) => some.length > 0)
    .map((some) => Math.min(...some))
  return [year - 1, year]
    .flatMap((one) =>
      firsts.map((month) => {
        const first = Temporal.PlainDate.from({ year: one, month, day: 1 }).toString()
        return { half: halfOf(first), day: workdayFrom(calendar, first) }
      }),
    )
    .filter(({ day }) => day <= today)
    .sort((a, b) => a.day.localeCompare(b.day))
    .at(-1)
}

/** The first opening after `today`. */
export function nextOpening(calendar: WorkCalendar, months: readonly number[], today: string): string {
  const now = latestOpening(calendar, months, today)
  let one = today
  for (;;) {
    one = addDays(one, 1)
    const then = latestOpening(calendar, months, one)
    if (then && then.half !== now?.half) return then.day
  }
}

/** Last days for proposals and for approvals of a review opened on this day, both included. */
export function deadlines(calendar: WorkCalendar, opensOn: string, policy: Policy) {
  const proposeBy = addWorkdays(calendar, opensOn, policy['review.propose_workdays'])
  return { proposeBy, approveBy: addWorkdays(calendar, proposeBy, policy['review.approve_workdays']) }
}

const days = (from: string, until: string) =>
  Temporal.PlainDate.from(from).until(until, { largestUnit: 'day' }).days

/**
 * Whether a client that joined (or was promoted) on a day is reviewed by a review that looks back on this period: with
 * less than `percent` of it left when it joined, the following review is its first (regulation.md 5.1, partial periods).
 */
export function wasLongEnough(joined: string, { from, until }: Period, percent: number): boolean {
  if (joined <= from) return true
  const left = joined < until ? days(joined, until) : 0
  return left * 100 >= percent * days(from, until)
}

const rank = (tier: TierOrNone | null | undefined) => (tier && tier !== 'none' ? 3 - tiers.indexOf(tier) : 0)

/** Whether a change of tier makes a client join or rise; one that falls is reviewed as ever. */
export const isRise = (from: TierOrNone | null, to: TierOrNone | null): boolean => rank(to) > rank(from)

/** Tests of every tier as the engine's answer lists them: what its routes still miss. */
type Tested = {
  tier?: Tier | undefined
  recognition: { result: string }
  tests: readonly {
    tier: Tier
    routes: readonly { missing: readonly { kind: string; now?: unknown }[] }[]
  }[]
}

/**
 * What the engine's answer hints at for a client of this tier: the tier that holds, or below its own the highest that
 * nothing speaks against but items nobody has judged. Undefined where that is its own tier: the engine cannot tell.
 */
export function hintOf(answer: Tested, tier: Tier): TierOrNone | undefined {
  if (rank(answer.tier) >= rank(tier)) return answer.tier
  if (answer.recognition.result === 'fail') return 'none'
  const possible = answer.tests.find(
    (one) =>
      rank(one.tier) <= rank(tier) &&
      rank(one.tier) > rank(answer.tier) &&
      one.routes.some(({ missing }) =>
        missing.every((miss) => miss.kind === 'item' && miss.now === 'unknown'),
      ),
  )
  if (possible?.tier === tier) return undefined
  return possible?.tier ?? answer.tier ?? 'none'
}

const quartersOfHalf = 2
const monthsOfHalf = 6

/** Visits the communication plan asks of a tier in half a year (制度五(一)): face to face, and the other kind. */
export function visitsDue(tier: Tier, period: Period, policy: Policy) {
  switch (tier) {
    case 'strategic':
      return {
        face: quartersOfHalf * policy['cadence.strategic_executive_per_quarter'],
        other: monthsOfHalf * policy['cadence.strategic_sync_per_month'],
      }
    case 'important':
      return {
        face: monthsOfHalf * policy['cadence.important_face_per_month'],
        other: Math.floor(days(period.from, period.until) / policy['cadence.important_follow_up_days']),
      }
    case 'general':
      return {
        face: quartersOfHalf * policy['cadence.general_face_per_quarter'],
        other: monthsOfHalf * policy['cadence.general_follow_up_per_month'],
      }
  }
}

/** Visits done, by what the plan counts them for: a video call is not face to face, WeChat counts where policy says so. */
export function visitsDone(tier: Tier, kinds: Partial<Record<VisitKind, number>>, policy: Policy) {
  const count = (...of: VisitKind[]) => of.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0)
  const calls: VisitKind[] = [
    'phone',
    'email',
    ...(policy['cadence.wechat_counts'] ? (['wechat'] as const) : []),
  ]
  return {
    face: count('face_to_face'),
    other: tier === 'strategic' ? count('project_sync') : count(...calls),
  }
}

/** Deadlines of a round, and what of it is late. */
export type Deadlines = { proposeBy: string; approveBy: string }

/** The last day for what an item waits for; sent back, it has until the last day for approvals. */
export const dueOf = (status: ItemStatus, round: Deadlines): string =>
  status === 'open' ? round.proposeBy : round.approveBy

const unfinished: readonly ItemStatus[] = ['open', 'returned', 'proposed']

/** Whether an item is not where it should be by the end of `today`'s eve. */
export const isLate = (status: ItemStatus, round: Deadlines, today: string): boolean =>
  unfinished.includes(status) && today > dueOf(status, round)

export type Tally = { done: number; waiting: number; open: number; late: number }
type Counted = { personId: string; name: string; status: ItemStatus; count: number; nudged?: boolean }

/** How far everybody has come: whoever is latest first, then who has most to do. Dropped and carried items do not count. */
export function progressOf(
  counted: readonly Counted[],
  round: Deadlines,
  today: string,
): { total: Tally; people: (Tally & { personId: string; name: string; nudged: boolean })[] } {
  const people = new Map<string, Tally & { personId: string; name: string; nudged: boolean }>()
  const total = { done: 0, waiting: 0, open: 0, late: 0 }
  for (const { personId, name, status, count, nudged } of counted) {
    if (status === 'dropped' || status === 'carried') continue
    const one = people.get(personId) ?? {
      personId,
      name,
      done: 0,
      waiting: 0,
      open: 0,
      late: 0,
      nudged: false,
    }
    const column = status === 'approved' ? 'done' : status === 'proposed' ? 'waiting' : 'open'
    const late = isLate(status, round, today) ? count : 0
    for (const tally of [one, total]) {
      tally[column] += count
      tally.late += late
    }
    if (nudged) one.nudged = true
    people.set(personId, one)
  }
  const slowest = (a: Tally & { name: string }, b: Tally & { name: string }) =>
    b.late - a.late || b.open - a.open || b.waiting - a.waiting || a.name.localeCompare(b.name, 'zh')
  return { total, people: [...people.values()].sort(slowest) }
}

export type Told = 'none' | 'lead' | 'general_manager'

/**
 * Who is told on `today` that a round is overdue, and when it is looked at next: the first workday after each deadline
 * the team lead, `gmWorkdays` later the general manager; each once (制度二(四)).
 */
export function lookAt(
  calendar: WorkCalendar,
  round: Deadlines & { told: Told },
  today: string,
  late: number,
  gmWorkdays: number,
): { tell?: 'lead' | 'general_manager'; next?: string } {
  const proposals = addWorkdays(calendar, round.proposeBy, 1)
  const approvals = addWorkdays(calendar, round.approveBy, 1)
  const higher = [proposals, approvals].map((day) => addWorkdays(calendar, day, gmWorkdays))
  const [afterProposals = '', afterApprovals = ''] = higher
  const further = (today >= afterProposals && today < approvals) || today >= afterApprovals
  const tell =
    late === 0 || round.told === 'general_manager'
      ? undefined
      : round.told === 'none'
        ? ('lead' as const)
        : further
          ? ('general_manager' as const)
          : undefined
  const patience = addWorkdays(calendar, today, gmWorkdays)
  const later = [proposals, approvals, ...higher].filter((day) =>
    tell === 'lead' ? day >= patience : day > today,
  )
  const next = [...later, ...(tell === 'lead' ? [patience] : [])].sort()[0]
  return { ...(tell ? { tell } : {}), ...(next ? { next } : {}) }
}
