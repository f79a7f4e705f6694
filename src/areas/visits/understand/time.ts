import { here, instantAt } from '../../../kernel/text/when/days.ts'
import type { HeardWhen, PartOfDay, WhenValue } from '../../../kernel/text/when.ts'
import type { Read, VisitTime } from '../model.ts'

/** When each part of the day begins, and the hour that stands for it, in minutes. */
const parts: Readonly<Record<PartOfDay, { from: number; typical: number }>> = {
  morning: { from: 0, typical: 600 },
  noon: { from: 660, typical: 720 },
  afternoon: { from: 720, typical: 900 },
  evening: { from: 1020, typical: 1140 },
}

const dayMs = 86_400_000

/** Whether an expression names a day still to come, whichever way it is read: a plan, not a visit that was. */
export function isoDue(past: HeardWhen | undefined, future: HeardWhen | undefined, today: string): boolean {
  if (future?.before) return true
  const ahead = future?.kind === 'value' && future.value.date > today
  return ahead && (past === undefined || (past.kind === 'value' && past.value.date > today))
}

export type Moment = { when: Read<VisitTime>; future: boolean; date: string; said: boolean }

/** The time of a visit. A part of the day alone is that of `date`, the day of the visit told before, or today's. */
export function momentOf(value: WhenValue, now: Date, zone: string, carried: string | undefined): Moment {
  const at = here(now, zone)
  const date = value.dayless && carried ? carried : value.date
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs
  const told = (minutes: number, precision: VisitTime['precision']) => ({
    at: instantAt(day, minutes, zone),
    precision,
  })
  const said = !value.dayless
  const { guessed } = value
  if (value.time) {
    const [hours = '0', minutes = '0'] = value.time.split(':')
    const time = told(Number(hours) * 60 + Number(minutes), 'exact')
    return { when: { value: time, guessed }, future: time.at.getTime() > now.getTime(), date, said }
  }
  if (value.part) {
    const { from, typical } = parts[value.part]
    const time = told(typical, 'half')
    const begun = day < at.today || (day === at.today && from <= at.minutes)
    const shown = begun && time.at > now ? { ...time, at: now } : time
    return { when: { value: shown, guessed }, future: !begun, date, said }
  }
  const time = day === at.today ? { at: now, precision: 'day' as const } : told(720, 'day')
  return { when: { value: time, guessed }, future: day > at.today, date, said }
}
