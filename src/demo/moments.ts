import { and, isNotNull, lte, sql } from 'drizzle-orm'
import type { Bilingual } from '../../bot-cards/kit/text.ts'
import { planItems } from '../../drizzle/schema/plans.ts'
import { tickets } from '../../drizzle/schema/tickets.ts'
import { policyAt } from '../areas/policy/index.ts'
import { calendarAt } from '../areas/workdays/index.ts'
import type { Deps } from '../deps.ts'
import { addDays, isWorkday, nextWorkday, previousWorkday, type WorkCalendar } from '../kernel/calendar.ts'
import { dayOf, instantOf } from '../kernel/days.ts'
import { workEnd, workStart } from '../kernel/hours.ts'
import { monthOf, quarterOf } from '../kernel/periods.ts'
import { isoOf } from '../kernel/text/when/days.ts'
import { dayIn } from '../kernel/text/when/holidays.ts'

/** A moment to move the clock to: when, what is to be seen there; `off`: with the bot switched off until then. */
type Moment = { name: Bilingual; sees: Bilingual; at: number; off: boolean }

const minuteMs = 60_000
/** The bot walks there day by day; what is farther it sleeps through. */
const walkMs = 10 * 86_400_000
const farthestMs = 45 * 86_400_000

/** Where the demo proposes to move its clock, so that each thing keqing does by itself is one press away. */
export async function moments(deps: Deps, now: Date): Promise<Moment[]> {
  const { zone } = deps
  const today = dayOf(now, zone)
  const [{ policy }, calendar, meeting] = await Promise.all([
    policyAt(deps.db, now),
    calendarAt(deps.db),
    nextMeeting(deps, now),
  ])
  const at = (day: string, time = workStart(policy)) => instantOf(day, time, zone)
  const evening = new Date(
    at(today, workEnd(policy)).getTime() - policy['reminders.evening_minutes'] * minuteMs,
  )
  const monday = afterRest(calendar, today)
  const month = firstWorkday(calendar, monthOf(today).until)
  const quarter = previousWorkday(calendar, quarterOf(today).until)
  const spring = springEnd(calendar, today)
  const brief = meeting && new Date(meeting.getTime() - policy['reminders.brief_minutes'] * minuteMs)
  const all: (Omit<Moment, 'at' | 'off'> & { at: Date | undefined; off?: boolean })[] = [
    { name: of('见客户前半小时', 'Before the next meeting'), sees: of('会前准备', 'its brief'), at: brief },
    {
      name: of('下班前', 'Before work ends'),
      sees: of('今天的安排，一点就记', 'today’s meetings, each a visit with one tap'),
      at: isWorkday(calendar, today) ? evening : undefined,
    },
    {
      name: of('下个工作日早上', 'Next workday, morning'),
      sees: of('今天要跟进的客户；逾期的告诉主管', 'whom to follow up; what is overdue goes to the manager'),
      at: at(nextWorkday(calendar, today)),
    },
    {
      name: of('过完周末再开机', 'After the weekend, bot off'),
      sees: of('没发出的并成一张补上', 'one card for all that was missed'),
      at: at(monday, '10:30'),
      off: true,
    },
    {
      name: of('下月第一个工作日', 'Next month’s first workday'),
      sees: of('一张卡排好整月计划', 'one card proposes the month'),
      at: at(month),
    },
    {
      name: of('季度最后一个工作日', 'Last workday of the quarter'),
      sees: of('季度面谈到期', 'quarterly meetings fall due'),
      at: at(quarter),
    },
    ...(spring === undefined
      ? []
      : [
          {
            name: of('春节后开工', 'Back after Spring Festival'),
            sees: of('过年不打扰，开工再说', 'nobody disturbed over the holiday'),
            at: at(spring),
          },
        ]),
  ]
  return all
    .flatMap((one) =>
      one.at && one.at > now
        ? [{ ...one, off: one.off ?? one.at.getTime() - now.getTime() > walkMs, at: one.at.getTime() }]
        : [],
    )
    .sort((a, b) => a.at - b.at)
}

/**
 * The moments between two at which something may come due: a workday's half hours from before work to after it, and
 * midnight. None where the bot would be walked farther than ever is of use.
 */
export async function onTheWay(deps: Deps, from: Date, to: Date): Promise<Date[]> {
  if (to.getTime() - from.getTime() > farthestMs) return []
  const { zone } = deps
  const calendar = await calendarAt(deps.db)
  const found: Date[] = []
  for (let day = dayOf(from, zone); day <= dayOf(to, zone); day = addDays(day, 1)) {
    found.push(instantOf(day, '00:00', zone))
    if (!isWorkday(calendar, day)) continue
    const first = instantOf(day, '08:30', zone).getTime()
    const last = instantOf(day, '19:00', zone).getTime()
    for (let at = first; at <= last; at += 30 * minuteMs) found.push(new Date(at))
  }
  // A ticket at night is looked after at its own minutes; what follows from one is looked at a minute later.
  const looks = await deps.db
    .select({ at: tickets.lookAt })
    .from(tickets)
    .where(and(isNotNull(tickets.lookAt), lte(tickets.lookAt, to)))
  if (looks.length > 0)
    for (let at = from.getTime(); at < to.getTime() && found.length < 2_000; at += 5 * minuteMs)
      found.push(new Date(at))
  return found.filter((at) => from < at && at < to).sort((a, b) => a.getTime() - b.getTime())
}

const of = (zh: string, en: string): Bilingual => ({ zh, en })

const firstWorkday = (calendar: WorkCalendar, day: string): string =>
  isWorkday(calendar, day) ? day : nextWorkday(calendar, day)

/** The first workday after the next days off. */
function afterRest(calendar: WorkCalendar, today: string): string {
  let day = addDays(today, 1)
  while (isWorkday(calendar, day)) day = addDays(day, 1)
  return nextWorkday(calendar, day)
}

/** The first workday after the next Spring Festival whose day is known. */
function springEnd(calendar: WorkCalendar, today: string): string | undefined {
  const year = Number(today.slice(0, 4))
  const eves = [year, year + 1].flatMap((one) => dayIn('spring', one) ?? []).map(isoOf)
  const festival = eves.find((day) => day > today)
  return festival && nextWorkday(calendar, festival)
}

/** When the next meeting that is agreed begins. */
async function nextMeeting(deps: Deps, now: Date): Promise<Date | undefined> {
  const [row] = await deps.db
    .select({ startAt: planItems.startAt })
    .from(planItems)
    .where(sql`${planItems.status} = 'published' and ${planItems.briefAt} > ${now.toISOString()}::timestamptz
      and ${planItems.briefAt} > ${planItems.startAt} - interval '2 hours'`)
    .orderBy(planItems.startAt)
    .limit(1)
  return row?.startAt
}
