/**
 * The clauses of 制度五(一) and the company's calendar, written down a second time from the regulation alone, day by day and
 * without regard to cost: what the simulated year holds the engine against. Nothing here comes from src.
 */

/** Days since 1970. */
export type Day = number
export const day = (text: string): Day => Date.parse(`${text}T00:00:00Z`) / 86_400_000
export const text = (n: Day): string => new Date(n * 86_400_000).toISOString().slice(0, 10)

const list = (...spans: [string, string?][]): Set<Day> => {
  const days = new Set<Day>()
  for (const [from, to = from] of spans) for (let n = day(from); n <= day(to); n++) days.add(n)
  return days
}
const off = list(
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
  ['2027-01-01'],
)
const makeup = list(
  ['2026-01-04'],
  ['2026-02-14'],
  ['2026-02-28'],
  ['2026-05-09'],
  ['2026-09-20'],
  ['2026-10-10'],
)

function isWorked(n: Day): boolean {
  if (makeup.has(n)) return true
  const weekday = new Date(n * 86_400_000).getUTCDay()
  return weekday > 0 && weekday < 6 && !off.has(n)
}
/** Asked millions of times in a simulated year. */
const worked = new Map<Day, boolean>()
export function works(n: Day): boolean {
  const known = worked.get(n)
  if (known !== undefined) return known
  const answer = isWorked(n)
  worked.set(n, answer)
  return answer
}
const workdayBackFrom = (n: Day): Day => (works(n) ? n : workdayBackFrom(n - 1))
const workdayOnFrom = (n: Day): Day => (works(n) ? n : workdayOnFrom(n + 1))
const workdaysLater = (n: Day, count: number): Day =>
  count === 0 ? n : workdaysLater(workdayOnFrom(n + 1), count - 1)

export type Kind = 'executive_meeting' | 'project_sync' | 'face_to_face' | 'follow_up'
export type Tier = 'strategic' | 'important' | 'general'
export type Contact = {
  day: Day
  how: 'face_to_face' | 'phone' | 'video' | 'email' | 'wechat' | 'project_sync'
  executive: boolean
  alsoSync: boolean
}
export type Held = { tier: Tier; since: Day; until?: Day }
export type Rest = { from: Day; until: Day; asked: Day }
export type Facts = { tiers: readonly Held[]; contacts: readonly Contact[]; rests: readonly Rest[] }
export type Duty = { kind: Kind; from: Day; until: Day; due: Day; done?: Day }

const meets = (kind: Kind, one: Contact): boolean => {
  if (kind === 'executive_meeting') return one.how === 'face_to_face' && one.executive
  if (kind === 'project_sync') return one.how === 'project_sync' || one.alsoSync
  if (kind === 'face_to_face') return one.how === 'face_to_face'
  return one.how !== 'wechat'
}

const periods = { quarter: 3, month: 1 }
const asks: Record<Tier, [Kind, 'quarter' | 'month' | 'fortnight'][]> = {
  strategic: [
    ['executive_meeting', 'quarter'],
    ['project_sync', 'month'],
  ],
  important: [
    ['face_to_face', 'month'],
    ['follow_up', 'fortnight'],
  ],
  general: [
    ['face_to_face', 'quarter'],
    ['follow_up', 'month'],
  ],
}

/** The last day anything is asked about. */
const horizon = day('2026-12-31')

/** Everything a client is owed over the year by what is known of it, with the day it was done. */
export function owed(facts: Facts): Duty[] {
  return facts.tiers
    .flatMap((held) =>
      asks[held.tier].flatMap(([kind, every]) =>
        every === 'fortnight' ? fortnights(kind, held, facts) : calendar(kind, periods[every], held, facts),
      ),
    )
    .filter((duty) => !facts.tiers.some((held) => held.since <= duty.from && goesBeyond(duty, held)))
}

/** It was not over when its tier ended: a new tier governs from there. */
const goesBeyond = (duty: Duty, held: Held): boolean =>
  held.until !== undefined && duty.from < held.until && duty.until > held.until

function calendar(kind: Kind, months: number, held: Held, { contacts, rests }: Facts): Duty[] {
  const duties: Duty[] = []
  for (let month = 0; month < 12; month += months) {
    const from = Date.UTC(2026, month, 1) / 86_400_000
    const until = Date.UTC(2026, month + months, 1) / 86_400_000
    if (until <= held.since || (held.until !== undefined && from >= held.until)) continue
    const free: Day[] = []
    for (let n = from; n < until; n++)
      if (n >= held.since && !rests.some((rest) => rest.from <= n && n < rest.until)) free.push(n)
    // Less than half a period left: first due in the next.
    if (free.length * 2 < until - from) continue
    const due = free.filter(works).at(-1)
    if (due === undefined) continue
    // The client asked for none when it was too late to come earlier.
    if (rests.some((rest) => rest.asked > due && rest.from < until && rest.until > due)) continue
    const done = contacts
      .filter((one) => meets(kind, one) && one.day >= from && one.day < until)
      .map((one) => one.day)
      .sort((a, b) => a - b)[0]
    duties.push({ kind, from, until, due, ...(done === undefined ? {} : { done }) })
  }
  return duties
}

/** At most fourteen days since the last, day after day; a rest within them begins the count anew at its end. */
function fortnights(kind: Kind, held: Held, { contacts, rests }: Facts): Duty[] {
  const met = new Set(contacts.filter((one) => meets(kind, one)).map((one) => one.day))
  const last = held.until === undefined ? horizon : held.until - 1
  const duties: Duty[] = []
  let from = rested(held.since, rests)
  for (let n = held.since + 1; n <= last; n++) {
    if (!met.has(n)) continue
    if (n > from) duties.push(fortnight(kind, from, n))
    from = rested(n, rests)
  }
  if (from <= last) {
    const later = [...met].filter((n) => n > from).sort((a, b) => a - b)[0]
    duties.push(fortnight(kind, from, later))
  }
  return duties
}

const fortnight = (kind: Kind, from: Day, done: Day | undefined): Duty => {
  const due = Math.max(from, workdayBackFrom(from + 14))
  return { kind, from, until: from + 15, due, ...(done === undefined ? {} : { done }) }
}

function rested(from: Day, rests: readonly Rest[]): Day {
  for (let n = from; n <= from + 14; n++) {
    const rest = rests.find((one) => one.from <= n && n < one.until)
    if (rest && rest.until > from) return rested(rest.until, rests)
  }
  return from
}

export type Step = { step: string; for: 'owner' | 'manager' | 'lead'; day: Day }

/** T-7, T-3, T-0 to the owner; overdue T+1 workday to the line manager, T+3 to the lead. */
export function steps({ from, due }: Duty): Step[] {
  const begins = workdayOnFrom(from)
  return [
    ...[7, 3, 0].map((days) => ({
      step: `before_${days}`,
      for: 'owner' as const,
      day: Math.max(begins, workdayBackFrom(due - days)),
    })),
    { step: 'manager', for: 'manager', day: workdaysLater(due, 1) },
    { step: 'lead', for: 'lead', day: workdaysLater(due, 3) },
  ]
}

/** Monday to Friday and make-up days, 09:00-12:00 and 13:30-18:00 in Shanghai, which has no summer time. */
export function atWork(at: Date): boolean {
  const minutes = Math.floor(at.getTime() / 60_000) + 8 * 60
  const time = minutes % 1440
  return works(Math.floor(minutes / 1440)) && ((time >= 540 && time < 720) || (time >= 810 && time < 1080))
}
export const dayIn = (at: Date): Day => Math.floor((at.getTime() + 8 * 3_600_000) / 86_400_000)
