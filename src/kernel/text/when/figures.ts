import { dayOf } from './days.ts'
import { day, dayOfMonthNamed, type Rule } from './reading.ts'

/** Dates in figures only. A price, a floor, a fraction or a phone number must not become one. */

const ends =
  '(?=$|[\\s,，、。;；)）(（:：!！?？]|[号日]|之?前|以前|截止|上午|下午|中午|早|晚|周|星期|发|给|交|付|见|去|到|开|约|面|电|拜|聊|在|出|提|签)'

export const figureRules: readonly Rule[] = [
  {
    pattern: /(?<![\d.\-/])((?:19|20|21)\d\d)\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?![\d%]|[-/.]\d)/g,
    read: ([, year, , month, date]) => day(dayOf(Number(year), Number(month), Number(date))),
  },
  {
    pattern: /(?<![\d.\-/])([2-3]\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d%\-/.]|号?[楼栋座室]|万|亿|元)/g,
    read: ([, year, , month, date]) => {
      const at = dayOf(2000 + Number(year), Number(month), Number(date))
      return at === undefined ? undefined : day(at)
    },
  },
  {
    pattern: new RegExp(
      `(?<![\\d.\\-/a-z%]|[完占付约剩第楼栋座室元号话]|[完付][成了]|完成了)(\\d{1,2})([-/])(\\d{1,2})(?![\\d%.\\-/a-z])${ends}(?![号日]?[楼栋座室])(?!\\s*(?:左右|进度|[栋楼座室期层户套平米人万元块个天周月年]))`,
      'g',
    ),
    read: ([, first = '', mark, second = ''], context) => {
      // ½, ⅓, ¾ of something are more common in chats than the 2nd, 3rd and 4th of January.
      if (mark === '/' && /^(?:[12]\/[23]|[13]\/4|[1-4]\/5)$/.test(`${first}/${second}`)) return undefined
      const piece = dayOfMonthNamed(Number(first), Number(second), context)
      return mark === '-' && piece.is === 'problem' ? undefined : piece
    },
  },
  {
    pattern: /(?<![\d.\-/a-z])(\d{1,2})\.(\d{1,2})(?=[号日](?![楼栋])|之前|以前|前(?![台期面]))[号日]?/g,
    read: ([, month, date], context) => {
      const piece = dayOfMonthNamed(Number(month), Number(date), context)
      return piece.is === 'problem' ? undefined : piece
    },
  },
  {
    // 11.20 万川 …: a diary's line begins with its day.
    pattern:
      /(?<=^|\n)(\d{1,2})\.(\d{1,2})(?=[ ][^\s\d万亿元平米])|(?<=^|\n)(\d{1,2})\.(\d{2})(?=[ ][^\s\d])/g,
    read: ([, month, date, otherMonth, otherDate], context) => {
      const piece = dayOfMonthNamed(Number(month ?? otherMonth), Number(date ?? otherDate), context)
      return piece.is === 'day' ? { ...piece, guessed: true } : undefined
    },
  },
]
