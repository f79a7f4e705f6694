import type { VisitKind } from '../../../bot-cards/visits/actions.ts'
import { isWorkday, type WorkCalendar, weekday } from '../../kernel/calendar.ts'
import { spansOf } from '../../kernel/hours.ts'
import type { Days } from '../duties/index.ts'

/** A contact that has to be planned: within the days `[from, until)`, as near to `aim` as the month allows. */
export type Wish = { client: string; kind: VisitKind; from: string; until: string; aim?: string }

/** Taken time of a day: minutes since midnight, `[from, until)`. */
export type Taken = { day: string; from: number; until: number }

export type Room = {
  /** Days to plan on, in order. */
  days: readonly string[]
  calendar: WorkCalendar
  /** Days the person is away. */
  away: readonly Days[]
  /** What stands in the person's plan already. */
  taken: readonly Taken[]
  /** `09:00-12:00, 13:30-18:00` */
  hours: string
  /** Length of a meeting, minutes; a call takes half of it. */
  minutes: number
  perDay: number
}

export type Proposed<W extends Wish = Wish> = W & { day: string; time: string; minutes: number }

/** On Monday mornings everybody meets, and the digest has just come: nothing is proposed before this hour. */
const mondayFrom = 10 * 60

/** Meetings and calls begin on the half hour. */
const step = 30

const minuteOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const lengthOf = (kind: VisitKind, minutes: number): number =>
  kind === 'phone' || kind === 'email' || kind === 'wechat' ? Math.ceil(minutes / 2) : minutes

/**
 * Spreads what must happen over the workdays of a period (制度五(一)): the narrowest window first, each on the day with the
 * least in it, the nearest to its aim. Never on a day off or away, never over what stands there already, no more than
 * `perDay` a day. What finds no place is answered apart.
 */
export function propose<W extends Wish>(
  wishes: readonly W[],
  room: Room,
): { placed: Proposed<W>[]; unplaced: W[] } {
  const days = room.days.filter(
    (day) => isWorkday(room.calendar, day) && !room.away.some((one) => one.from <= day && day < one.until),
  )
  const taken: Taken[] = [...room.taken]
  const placed: Proposed<W>[] = []
  const unplaced: W[] = []
  const inOrder = [...wishes].sort((a, b) =>
    a.until === b.until ? (a.client < b.client ? -1 : 1) : a.until < b.until ? -1 : 1,
  )
  for (const [place, wish] of inOrder.entries()) {
    const minutes = lengthOf(wish.kind, room.minutes)
    const open = days
      .filter((day) => wish.from <= day && day < wish.until)
      .flatMap((day) => {
        const today = taken.filter((one) => one.day === day)
        const start = today.length < room.perDay ? freeStart(day, today, minutes, room.hours) : undefined
        return start === undefined ? [] : [{ day, start, load: today.length }]
      })
    const aim = wish.aim ?? open[Math.floor(((place + 1) * open.length) / (inOrder.length + 1))]?.day ?? ''
    const away = (day: string) => Math.abs(days.indexOf(day) - days.findLastIndex((one) => one <= aim))
    const best = open.sort((a, b) => a.load - b.load || away(a.day) - away(b.day))[0]
    if (!best) unplaced.push(wish)
    else {
      taken.push({ day: best.day, from: best.start, until: best.start + minutes })
      placed.push({ ...wish, day: best.day, time: timeOf(best.start), minutes })
    }
  }
  return {
    placed: placed.sort((a, b) => (`${a.day} ${a.time}` < `${b.day} ${b.time}` ? -1 : 1)),
    unplaced,
  }
}

/** The first half hour of the second hour of a working span at which nothing else is; else any at which nothing is. */
function freeStart(day: string, taken: readonly Taken[], minutes: number, hours: string): number | undefined {
  const earliest = weekday(day) === 1 ? mondayFrom : 0
  const spans = spansOf(hours).map(({ from, until }) => ({ from: minuteOf(from), until: minuteOf(until) }))
  const starts = spans.flatMap(({ from, until }) => {
    const all: number[] = []
    for (let start = Math.ceil(from / step) * step; start + minutes <= until; start += step) all.push(start)
    return all
  })
  const free = starts
    .filter((start) => start >= earliest)
    .filter((start) => taken.every((one) => start + minutes <= one.from || one.until <= start))
  const settled = (start: number) => spans.some(({ from }) => start >= from + 60)
  return free.find(settled) ?? free[0]
}
