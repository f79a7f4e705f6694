import { Temporal } from 'temporal-polyfill'
import type { WorkKind } from '../../../bot-cards/projects/actions.ts'
import { addDays, type WorkCalendar, workdayFrom } from '../../kernel/calendar.ts'
import type { Policy } from '../policy/index.ts'

/** A season of every year by month and day, both inclusive, `11-15` to `03-15`. */
export type Season = { from: string; until: string }

/** How long each kind of work is warranted: years, or whole seasons of heating and of cooling. */
export type Terms = {
  years: Record<Exclude<WorkKind, 'heating_cooling'>, number>
  seasons: number
  heating: Season
  cooling: Season
}

/** Policy writes a season as `11-15~03-15`. */
const seasonOf = (text: string): Season => {
  const [from = '', until = ''] = text.split('~')
  return { from, until }
}

/** The company's terms; the policy keeps them at the law's minimum or above (建设工程质量管理条例 40). */
export const termsOf = (policy: Policy): Terms => ({
  years: {
    waterproofing: policy['warranty.waterproofing_years'],
    decoration: policy['warranty.decoration_years'],
    wiring: policy['warranty.wiring_years'],
    plumbing: policy['warranty.plumbing_years'],
    equipment: policy['warranty.equipment_years'],
  },
  seasons: policy['warranty.heating_cooling_seasons'],
  heating: seasonOf(policy['warranty.heating_season']),
  cooling: seasonOf(policy['warranty.cooling_season']),
})

/** How much of its unit a kind of work is warranted by the terms, years or seasons. */
export const termOf = (terms: Terms, work: WorkKind): number =>
  work === 'heating_cooling' ? terms.seasons : terms.years[work]

const plain = (day: string) => Temporal.PlainDate.from(day)

/**
 * The last day of a period that starts on a day (民法典 201–203): that day does not count, the last is the same date (where
 * the month has none, its last), and one that is no workday is followed by the next that is.
 */
export const lastDay = (
  calendar: WorkCalendar,
  start: string,
  length: { years?: number; months?: number; days?: number },
): string => workdayFrom(calendar, plain(start).add(length).toString())

/** The last day of the `count`-th whole season that begins after a day. */
export function seasonsEnd(start: string, season: Season, count: number): string {
  const day = (year: number, monthDay: string) =>
    Temporal.PlainMonthDay.from(monthDay).toPlainDate({ year }).toString()
  const year = plain(start).year
  const first = day(year, season.from) > start ? year : year + 1
  const begins = first + count - 1
  // A season that begins late in a year ends in the next.
  return day(season.from <= season.until ? begins : begins + 1, season.until)
}

/** What was accepted when, and what the contract adds. */
export type Work = { part: string; work: WorkKind; acceptedOn?: string; longer?: number }

/** The last day of a piece of work's warranty; undefined while it is not accepted. */
export function warrantyUntil(work: Work, terms: Terms, calendar: WorkCalendar): string | undefined {
  const { acceptedOn } = work
  if (acceptedOn === undefined) return undefined
  const term = Math.max(termOf(terms, work.work), work.longer ?? 0)
  if (work.work !== 'heating_cooling') return lastDay(calendar, acceptedOn, { years: term })
  const ends = [terms.heating, terms.cooling].map((season) => seasonsEnd(acceptedOn, season, term))
  return ends.sort().at(-1)
}

/**
 * Whether something is under warranty on a day: until when, since when not, or what must be known first. `part` is a
 * question of which part, where they differ; `work` and `acceptance` are missing in the project.
 */
export type Warranty =
  | { state: 'in'; until: string }
  | { state: 'out'; since: string }
  | { state: 'unknown'; missing: 'acceptance' | 'work' | 'part' }

/**
 * The warranty of a kind of work in a project on a day (建设工程质量管理条例 40). The part named counts; else what holds for the
 * whole project; else its parts, where they answer alike: then the one that ends first. Work accepted after the day was
 * under construction then: nothing was accepted.
 */
export function warrantyOn(
  works: readonly Work[],
  asked: { work: WorkKind; part?: string | undefined },
  day: string,
  terms: Terms,
  calendar: WorkCalendar,
): Warranty {
  const all = works.filter((one) => one.work === asked.work)
  const named = asked.part ? all.filter((one) => one.part === asked.part) : []
  const whole = all.filter((one) => one.part === '')
  const meant = named.length > 0 ? named : whole.length > 0 ? whole : asked.part ? [] : all
  if (meant.length === 0) return { state: 'unknown', missing: 'work' }
  const answers = meant.map((one): Warranty => {
    const until = warrantyUntil(one, terms, calendar)
    if (until === undefined || (one.acceptedOn ?? '') > day)
      return { state: 'unknown', missing: 'acceptance' }
    return day <= until ? { state: 'in', until } : { state: 'out', since: addDays(until, 1) }
  })
  if (new Set(answers.map((one) => one.state)).size > 1) return { state: 'unknown', missing: 'part' }
  return answers.sort((a, b) => (endOf(a) < endOf(b) ? -1 : 1))[0] ?? { state: 'unknown', missing: 'work' }
}

const endOf = (one: Warranty): string =>
  one.state === 'in' ? one.until : one.state === 'out' ? one.since : ''

/**
 * The day money held back is due: the one the contract names, else the end of the defect period after the last acceptance,
 * and the days to check and pay it (建质〔2017〕138号). Undefined while that cannot be told.
 */
export function retentionDue(
  project: { retentionOn?: string; defectMonths?: number },
  works: readonly Work[],
  refundDays: number,
  calendar: WorkCalendar,
): string | undefined {
  if (project.retentionOn !== undefined) return project.retentionOn
  const end = defectEnd(project, works, calendar)
  return end && addDays(end, refundDays)
}

/** The last day of the defect period (缺陷责任期), counted from the last acceptance; undefined until everything is accepted. */
export function defectEnd(
  project: { defectMonths?: number },
  works: readonly Work[],
  calendar: WorkCalendar,
): string | undefined {
  const accepted = works.map((one) => one.acceptedOn)
  const days = accepted.filter((day) => day !== undefined).sort()
  const last = days.at(-1)
  if (project.defectMonths === undefined || last === undefined || days.length < accepted.length)
    return undefined
  return lastDay(calendar, last, { months: project.defectMonths })
}

/** What must be told of a project: a warranty's end for everything that ends that day, and money that is due back. */
export type Notice = { kind: 'warranty' | 'retention'; dueDay: string; onDay: string }

/**
 * The notices of a project, those of days that are over left out; `onDay` is the workday of its morning. One that should
 * have come before today comes today: the project was written down late.
 */
export function noticesOf(
  project: { retentionOn?: string; defectMonths?: number; retentionYuan?: number },
  works: readonly Work[],
  today: string,
  rules: { terms: Terms; inspectDays: number; retentionDays: number; refundDays: number },
  calendar: WorkCalendar,
): Notice[] {
  const ends = works.flatMap((one) => warrantyUntil(one, rules.terms, calendar) ?? [])
  const due =
    project.retentionYuan === undefined ? undefined : retentionDue(project, works, rules.refundDays, calendar)
  const all = [
    ...[...new Set(ends)].map((dueDay) => ({ kind: 'warranty' as const, dueDay, before: rules.inspectDays })),
    ...(due === undefined ? [] : [{ kind: 'retention' as const, dueDay: due, before: rules.retentionDays }]),
  ]
  return all
    .filter(({ dueDay }) => dueDay >= today)
    .map(({ before, ...one }) => {
      const wanted = addDays(one.dueDay, -before)
      return { ...one, onDay: workdayFrom(calendar, wanted < today ? today : wanted) }
    })
}
