import { dayOf, monthEnd, partsOf, sameDayAfterMonths } from './days.ts'
import { bareWeekday, day, dayOfMonthNamed, mondayOf, type Rule, someDayOfWeek, weekend } from './reading.ts'

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}
const count = '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)'
const countOf = (text = ''): number => words[text] ?? Number(text)

const ofYear = (
  monthText: string,
  dateText: string,
  year: string | undefined,
  context: Parameters<Rule['read']>[1],
) => {
  const month = months.indexOf(monthText.slice(0, 3)) + 1
  return year
    ? day(dayOf(Number(year), month, Number(dateText)))
    : dayOfMonthNamed(month, Number(dateText), context)
}

/** Plain English as colleagues write it. Short Sat and Sun count only after a word like "on": they are verbs and names. */
export const englishRules: readonly Rule[] = [
  {
    pattern: /(?<![a-z])(day before yesterday|day after tomorrow|today|yesterday|tomorrow|tonight)(?![a-z])/g,
    read: ([, word = ''], { today }) =>
      day(
        today +
          ({ 'day before yesterday': -2, yesterday: -1, tomorrow: 1, 'day after tomorrow': 2 }[word] ?? 0),
      ),
  },
  {
    pattern:
      /(?<![a-z])(?:(last|this|next|coming)\s+)?(?:(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thur?|fri)|(?<=(?:on|by|before|until|next|last|this)\s+)(sat|sun))(?![a-z])/g,
    read: ([, which, name, short], context) => {
      const weekday = weekdayNames.indexOf((name ?? short ?? '').slice(0, 3)) + 1
      if (which === undefined || which === 'coming') return bareWeekday(weekday, context)
      const weeks = { last: -1, this: 0, next: 1 }[which] ?? 0
      // "next Wed" is next week's to some and the coming one to others.
      return {
        is: 'day',
        day: mondayOf(context.today, weeks) + weekday - 1,
        guessed: weeks !== 0,
        weekday: true,
      }
    },
  },
  {
    pattern: /(?<![a-z])(last|this|next|the)\s+(week|weekend|month)(?![a-z])/g,
    read: ([, which = '', unit], context) => {
      const weeks = { last: -1, this: 0, next: 1 }[which]
      if (unit === 'weekend') return weekend(weeks, context)
      if (weeks === undefined) return undefined
      if (unit === 'week') return someDayOfWeek(weeks, context)
      if (weeks < 0 || context.lean === 'past') return undefined
      const { year, month } = partsOf(sameDayAfterMonths(context.today, weeks))
      return day(monthEnd({ year, month }), true)
    },
  },
  {
    pattern: /(?<![a-z])(?:(?:the\s+)?end of (?:the |this )?(month|year)|month[- ]end|eo(?:m|d)(?![a-z]))/g,
    read: ([text = '', unit], { today }) => {
      if (text.startsWith('eod')) return day(today)
      const { year, month } = partsOf(today)
      return day(unit === 'year' ? dayOf(year, 12, 31) : monthEnd({ year, month }))
    },
  },
  {
    pattern: new RegExp(
      `(?<![a-z])${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.%]\\d?)(?:,?\\s+(20\\d\\d)(?!\\d))?`,
      'g',
    ),
    read: ([, monthText = '', dateText = '', year], context) => ofYear(monthText, dateText, year, context),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.a-z])(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${monthName}(?![a-z])(?:,?\\s+(20\\d\\d)(?!\\d))?`,
      'g',
    ),
    read: ([, dateText = '', monthText = '', year], context) => ofYear(monthText, dateText, year, context),
  },
  {
    pattern: new RegExp(
      `(?<![a-z])(?:in\\s+)${count}\\s+(day|week|month|hour|minute)s?(?![a-z])|(?<![a-z\\d.])${count}\\s+(day|week|month|hour|minute)s?\\s+(ago|later|from now)(?![a-z])`,
      'g',
    ),
    read: ([, ahead, aheadUnit, other, otherUnit, way], { today, minutes }) => {
      const sign = way === 'ago' ? -1 : 1
      const amount = sign * countOf(ahead ?? other)
      const unit = aheadUnit ?? otherUnit
      if (Math.abs(amount) > 400) return undefined
      if (unit === 'month') return day(sameDayAfterMonths(today, amount))
      if (unit === 'day' || unit === 'week') return day(today + amount * (unit === 'week' ? 7 : 1))
      const at = today * 1440 + minutes + amount * (unit === 'hour' ? 60 : 1)
      return {
        is: 'moment',
        day: Math.floor(at / 1440),
        minutes: at - Math.floor(at / 1440) * 1440,
        guessed: false,
      }
    },
  },
  {
    pattern: /(?<![a-z])just now(?![a-z])/g,
    read: (_, { today, minutes }) => ({ is: 'moment', day: today, minutes, guessed: true }),
  },
]
