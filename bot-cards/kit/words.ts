import { enShortMonths } from './months.ts'

/** Where a calendar day lies: `offset` days from today, `weeks` from this week (Monday first), weekday 1–7. */
export type DayPlace = {
  offset: number
  weeks: number
  weekday: number
  year: number
  month: number
  day: number
  thisYear: boolean
}

const zhNear: Record<number, string> = { [-2]: '前天', [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }
const zhWeekday = (n: number) => `周${'一二三四五六日'.charAt(n - 1)}`
const enNear: Record<number, string> = { [-1]: 'Yesterday', 0: 'Today', 1: 'Tomorrow' }
const enWeekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const zhCalendar = (at: DayPlace) => `${at.thisYear ? '' : `${at.year}年`}${at.month}月${at.day}日`
const enCalendar = (at: DayPlace) =>
  `${enShortMonths[at.month - 1] ?? ''} ${at.day}${at.thisYear ? '' : `, ${at.year}`}`
const enDays = (n: number) => (n === 1 ? '1 day' : `${n} days`)

export const zh = {
  day: (at: DayPlace) =>
    zhNear[at.offset] ??
    (at.weeks === 0
      ? zhWeekday(at.weekday)
      : at.weeks === -1
        ? `上${zhWeekday(at.weekday)}`
        : at.weeks === 1
          ? `下${zhWeekday(at.weekday)}`
          : zhCalendar(at)),
  calendar: zhCalendar,
  date: (at: DayPlace) => `${zhCalendar(at)} ${zhWeekday(at.weekday)}`,
  halves: { morning: '上午', afternoon: '下午', evening: '晚上' },
  dayAndTime: (day: string, time: string) => `${day} ${time}`,
  dayAndHalf: (day: string, half: string) => `${day} ${half}`,
  overdue: (days: number) => `逾期 ${days} 天`,
  dueToday: '今天到期',
  due: (day: string) => `${day}到期`,
  empty: '—',
}

export const en: typeof zh = {
  day: (at) => {
    const weekday = enWeekdays[at.weekday - 1] ?? ''
    return (
      enNear[at.offset] ??
      (at.weeks === 0
        ? weekday
        : at.weeks === -1
          ? `Last ${weekday}`
          : at.weeks === 1
            ? `Next ${weekday}`
            : enCalendar(at))
    )
  },
  calendar: enCalendar,
  date: (at) => `${enWeekdays[at.weekday - 1] ?? ''}, ${enCalendar(at)}`,
  halves: { morning: 'morning', afternoon: 'afternoon', evening: 'evening' },
  dayAndTime: (day, time) => `${day} ${time}`,
  dayAndHalf: (day, half) => `${day === 'Today' ? 'This' : day} ${half}`,
  overdue: (days) => `${enDays(days)} overdue`,
  dueToday: 'due today',
  due: (day) => `due ${day.replace(/^(Tomorrow|Next|Last)/, (word) => word.toLowerCase())}`,
  empty: '—',
}
