import type { DutyKind } from '../../../bot-cards/duties/kinds.ts'
import type { WhyDay, WhyPeriod } from '../../../bot-cards/duties/words.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import { dayCount } from '../../kernel/calendar.ts'
import { monthOf, quarterOf } from '../../kernel/periods.ts'

/** What the why-line says a duty stands at. */
export type WhyDuty = {
  kind: DutyKind
  from: string
  until: string
  due: string
  needed: number
  done: number
  doneDay?: string
  status: 'open' | 'done' | 'excused'
  /** Workdays since it was due; 0: not overdue. */
  overdue: number
  /** Of a rolling duty, what its days are counted from: the last contact, or the day a tier began or a pause ended. */
  rolling?: 'contact' | 'start'
}

/** Up to here a due day is said as days to go; what is further off is easier said as a date. */
const nearDays = 14

/** One line of why a duty stands as it does (制度五(一)): 本月面谈：11-12 已完成; 随访：距上次 11 天，3 天后到期. */
export function whyLine(duty: WhyDuty, today: string): Bilingual {
  const period = duty.rolling ? undefined : periodOf(duty, today)
  return say((w) => {
    const { why, kinds } = w.duties
    const head = why.head(kinds[duty.kind], period)
    const day = (one: string) => why.day(whyDay(one, today))
    if (duty.status === 'excused') return why.join(head, why.excused)
    if (duty.doneDay !== undefined) {
      const late = duty.rolling ? dayCount(duty.until, duty.doneDay) + 1 : 0
      return why.join(head, late > 0 ? why.doneLate(day(duty.doneDay), late) : why.done(day(duty.doneDay)))
    }
    return why.join(head, soFar(duty, today, why, day), endOf(duty, today, why))
  })
}

type WhyWords = Parameters<Parameters<typeof say>[0]>[0]['duties']['why']

function soFar(duty: WhyDuty, today: string, why: WhyWords, day: (one: string) => string): string {
  if (duty.rolling === 'contact') return why.sinceLast(dayCount(duty.from, today))
  if (duty.rolling === 'start') return why.countedFrom(day(duty.from))
  const over = duty.until <= today
  if (duty.done === 0) return over ? why.missed : why.none
  return (over ? why.missedSome : why.some)(duty.done, duty.needed)
}

/** What a return visit asks after: a ticket that was closed, or a project so many months after its hand-over. */
export type ReturnSubject = { ticket: number } | { project: string; months: number }

/** One line of why a return visit is owed: 工单 12 关单回访：2 天后到期; 云庭一期 交付 3 个月回访：今天到期. */
export function returnLine(
  duty: Pick<WhyDuty, 'due' | 'doneDay' | 'status' | 'overdue'>,
  subject: ReturnSubject,
  today: string,
): Bilingual {
  return say((w) => {
    const { why } = w.duties
    const head =
      'ticket' in subject ? why.ofTicket(subject.ticket) : why.ofProject(subject.project, subject.months)
    return why.join(head, endOf(duty, today, why))
  })
}

/** How it ends, or ended. */
function endOf(
  duty: Pick<WhyDuty, 'due' | 'doneDay' | 'status' | 'overdue'>,
  today: string,
  why: WhyWords,
): string {
  if (duty.status === 'excused') return why.excused
  if (duty.doneDay !== undefined) return why.done(why.day(whyDay(duty.doneDay, today)))
  const left = dayCount(today, duty.due)
  if (duty.overdue > 0) return why.overdue(duty.overdue)
  if (left < 0) return why.past(why.day(whyDay(duty.due, today)))
  if (left === 0) return why.today
  if (left === 1) return why.tomorrow
  return left <= nearDays ? why.inDays(left) : why.by(why.day(whyDay(duty.due, today)))
}

function whyDay(day: string, today: string): WhyDay {
  const year = Number(day.slice(0, 4))
  return {
    year,
    month: Number(day.slice(5, 7)),
    day: Number(day.slice(8)),
    thisYear: year === Number(today.slice(0, 4)),
  }
}

/** The month or quarter of a window, seen from today. */
function periodOf({ from, until }: WhyDuty, today: string): WhyPeriod {
  const every = dayCount(from, until) > 31 ? 'quarter' : 'month'
  const bounds = every === 'quarter' ? quarterOf : monthOf
  const now = bounds(today)
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  return {
    every,
    place: until === now.until ? 'this' : until === now.from ? 'last' : 'other',
    number: every === 'quarter' ? Math.ceil(month / 3) : month,
    year,
    thisYear: year === Number(today.slice(0, 4)),
  }
}
