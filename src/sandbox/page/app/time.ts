import type { Language } from './view.ts'

/** Every person of the sandbox lives in this zone; Lark writes its offset behind dates and times of a form. */
export const zone = 'Asia/Shanghai'
export const offset = '+0800'
const offsetMs = 8 * 60 * 60 * 1000

const locale = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-US')

/** Formats epoch milliseconds in the sandbox's zone. */
export function format(at: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(language), { timeZone: zone, hourCycle: 'h23', ...options }).format(
    at,
  )
}

/** The wall clock of an instant: `2026-11-23` and `14:30`. */
export function wall(at: number): { date: string; time: string } {
  const shifted = new Date(at + offsetMs).toISOString()
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) }
}

/** Epoch milliseconds of a wall clock; NaN when it does not exist. */
export const fromWall = (date: string, time: string): number =>
  new Date(`${date}T${time}:00.000Z`).getTime() - offsetMs

/** The calendar day `days` later. */
export function addDays(date: string, days: number): string {
  return new Date(fromWall(date, '12:00') + days * 86_400_000 + offsetMs).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday 7. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

/** How a chat dates a line: the time today, the day and time before. */
export function stamp(at: number, now: number, language: Language): string {
  const time = wall(at).time
  const day = wall(at).date
  const today = wall(now).date
  if (day === today) return time
  if (day === addDays(today, -1)) return `${language === 'zh' ? '昨天' : 'Yesterday'} ${time}`
  return `${format(at, language, day.slice(0, 4) === today.slice(0, 4) ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'short', day: 'numeric' })} ${time}`
}

/** As `stamp`, without the time of an earlier day: for the chat list. */
export function shortStamp(at: number, now: number, language: Language): string {
  const day = wall(at).date
  const today = wall(now).date
  if (day === today) return wall(at).time
  if (day === addDays(today, -1)) return language === 'zh' ? '昨天' : 'Yesterday'
  return format(at, language, { month: 'numeric', day: 'numeric' })
}

/** Where the clock buttons lead. */
export const jumps = {
  /** 9:00 of the following day. */
  tomorrow: (now: number): number => fromWall(addDays(wall(now).date, 1), '09:00'),
  /** 9:00 of the Monday after this week. */
  nextMonday: (now: number): number => {
    const today = wall(now).date
    return fromWall(addDays(today, 8 - weekday(today)), '09:00')
  },
  halfHour: (now: number): number => now + 1_800_000,
  oneHour: (now: number): number => now + 3_600_000,
}
