import { hanDigits, readNumeral } from '../numerals.ts'
import { addMonths, addWorkdays, dayOf, partsOf, sameDayAfterMonths } from './days.ts'
import { aroundHoliday, aroundNext, aroundYear, holidayNamed } from './holidays.ts'
import {
  bareDate,
  bareWeekday,
  type Context,
  day,
  dayOfMonthNamed,
  type MonthPlace,
  mondayOf,
  type Piece,
  placeInMonth,
  type Rule,
  someDayOfWeek,
  weekend,
} from './reading.ts'

const month = '(?:1[0-9]|0?[1-9]|十[一二三]?|[一二三四五六七八九])'
const date =
  '(?:[0-3]?\\d|三十[一二]?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])'
const week = '(?:周|星期|礼拜)'
const notCounted = `(?<![${hanDigits}十百千万几半多每数\\d])`
/** 上/下 that belongs to the word before it (马上, 一下, 线下) does not count weeks. */
const away = '((?<![上马以晚早路线网加])上{1,4}|(?<![下一以线私剩底地楼当写放])下{1,4}|本|这)'
const after = '(?:之后|以后|过后|后(?![续来面期台备勤]))'
const before = '(?:之前|以前|前(?![台期提端后面景厅室往言]))'

const weeksOf = (word: string | undefined): number | undefined =>
  word === undefined
    ? undefined
    : word.startsWith('上')
      ? -word.length
      : word.startsWith('下')
        ? word.length
        : 0

const number = (text: string | undefined): number => (text ? (readNumeral(text) ?? Number.NaN) : Number.NaN)

const relative: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨: -1,
  今: 0,
  明: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
}
const weekdays: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }
const places: Readonly<Record<string, MonthPlace>> = {
  底: 'end',
  末: 'end',
  初: 'start',
  中: 'middle',
  中旬: 'middle',
  上旬: 'early',
  下旬: 'late',
}

function weekdayPiece(word: string | undefined, loose: boolean, name: string, context: Context): Piece {
  const weeks = weeksOf(word)
  if (name === '末') return weekend(weeks, context)
  const weekday = weekdays[name] ?? number(name)
  if (!(weekday >= 1 && weekday <= 7) || name === '七') return { is: 'problem', code: 'no_such_weekday' }
  if (weeks === undefined) return bareWeekday(weekday, context)
  return { is: 'day', day: mondayOf(context.today, weeks) + weekday - 1, guessed: loose, weekday: true }
}

function offset(
  count: number,
  unit: string,
  direction: 1 | -1,
  { today, minutes }: Context,
): Piece | undefined {
  if (!Number.isFinite(count) || count > 400) return undefined
  if (/时|钟/.test(unit)) {
    const at = today * 1440 + minutes + Math.round(direction * count * (unit.startsWith('分') ? 1 : 60))
    return {
      is: 'moment',
      day: Math.floor(at / 1440),
      minutes: at - Math.floor(at / 1440) * 1440,
      guessed: false,
    }
  }
  if (unit === '月') {
    if (count % 1 !== 0)
      return day(sameDayAfterMonths(today, direction * Math.floor(count)) + direction * 15, true)
    return day(sameDayAfterMonths(today, direction * count))
  }
  if (unit === '工作日') return direction === 1 ? day(addWorkdays(today, Math.ceil(count)), true) : undefined
  if (unit === '年') return count === 0.5 ? day(sameDayAfterMonths(today, direction * 6), true) : undefined
  const days = /周|星|礼/.test(unit) ? count * 7 : count
  return Number.isInteger(days) ? day(today + direction * days) : undefined
}

/** What "today" is said to be: 今年 and 去年 before a month, or a year in figures. */
function yearOf(text: string | undefined, { today }: Context): number | undefined {
  if (text === undefined) return undefined
  const said = { 去: -1, 前: -2, 今: 0, 本: 0, 明: 1, 后: 2 }[text]
  if (said !== undefined) return partsOf(today).year + said
  const value = number(text)
  return value < 100 ? 2000 + value : value
}

const some = (days: number[]): Piece | undefined => (days.length > 0 ? { is: 'days', days } : undefined)

export const chineseRules: readonly Rule[] = [
  {
    pattern:
      /(?:(大?(?<![之目以提天当])前[天日](?!线)|大?(?<![以之今然最])后[天日](?!线))|([昨今])(?:天|日|儿个?|(?=[早晚夜晨]))|(?<![透证])(明)(?:天(?!花(?:板|吊|造|图|高))|日|儿个?|(?=[早晚](?![点些]))))/g,
    read: ([, named, now, next], { today }) => day(today + (relative[named ?? now ?? next ?? ''] ?? 0)),
  },
  {
    pattern: new RegExp(
      `(?:${away}(一?个)?\\s*(?:${week}的?\\s*(?=${week}))?|${notCounted})${week}\\s*([一二三四五六七八九十日天末]|\\d(?!\\d))(?![次趟遍轮份倍]|个(?!人))`,
      'g',
    ),
    read: ([, word, loose, name = ''], context) => weekdayPiece(word, loose !== undefined, name, context),
  },
  {
    // 带上周工: Mr Zhou, not last week.
    pattern: new RegExp(
      `${away}一?个?${week}(?![${hanDigits}十日天末\\d期]|总(?![结体算量部共])|工(?![作地程期人厂])|经理|主任|董|姐|哥|先生|女士|老师)(?:之内|以内|内)?`,
      'g',
    ),
    read: ([, word], context) => someDayOfWeek(weeksOf(word) ?? 0, context),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.年])(?:(?:(\\d{4}|\\d{2}|[${hanDigits}]{4})年|([去前今本明后])年)\\s*)?(${month})月(?:份的?)?\\s*(${date})(?:\\s*[-~至到]\\s*${date}(?=[号日]))?(?:[号日]|(?<=\\d)(?![\\d.%万亿个天周月年折平w]|号楼))`,
      'g',
    ),
    read: ([, year, said, monthText, dateText], context) => {
      const at = [number(monthText), number(dateText)] as const
      const known = yearOf(year ?? said, context)
      return known === undefined ? dayOfMonthNamed(...at, context) : day(dayOf(known, ...at))
    },
  },
  {
    pattern: new RegExp(`((?<!上)上{1,4}|(?<!下)下{1,4}|本|这|当)一?个?月的?\\s*(${date})[号日]`, 'g'),
    read: ([, word, dateText], { today }) => {
      const { year, month: at } = addMonths(partsOf(today), weeksOf(word) ?? 0)
      return day(dayOf(year, at, number(dateText)))
    },
  },
  {
    pattern: new RegExp(
      `(?:((?<!上)上{1,4}|(?<!下)下{1,4}|本|这|当)一?个?|(?<!\\d)(${month})|(?<![个每半]))月(中旬|上旬|下旬|底|末|初|中(?![国期介央标]))`,
      'g',
    ),
    read: ([, word, monthText, place = ''], context) => {
      const where = places[place] ?? 'end'
      if (monthText === undefined) return placeInMonth(where, weeksOf(word), context)
      const at = number(monthText)
      const months = at - partsOf(context.today).month
      if (!(at >= 1 && at <= 12)) return { is: 'problem', code: 'no_such_day' }
      const turn = context.lean === 'past' ? (months > 0 ? -12 : 0) : months < 0 ? 12 : 0
      return placeInMonth(where, months + turn, context)
    },
  },
  {
    // A month and no more: a promise ends with it; a visit in it cannot be placed.
    pattern: new RegExp(
      `(?:((?<!下)下{1,4})一?个?|(本|这)个?)月(?![${hanDigits}十\\d底末初中上下])(?:之内|以内|内)?`,
      'g',
    ),
    read: ([, next, current], context) =>
      context.lean === 'past' && current ? undefined : day(monthEndAfter(context, next?.length ?? 0), true),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.个第${hanDigits}十])(${month})月(?:份|之?内)?(?![${hanDigits}十\\d底末初中上下旬饼嫂薪])`,
      'g',
    ),
    read: ([, text], context) => {
      const at = number(text)
      if (context.lean !== 'future' || !(at >= 1 && at <= 12)) return undefined
      return day(monthEndAfter(context, (at - partsOf(context.today).month + 12) % 12), true)
    },
  },
  {
    pattern: /(?:(今|本|明)?年[底末]|(?:本|这)?(?:个)?季度?末)/g,
    read: ([text = '', year], { today }) => {
      const from = partsOf(today)
      if (!text.includes('年')) return day(monthEndAfter({ today }, (3 - (from.month % 3)) % 3), false)
      return day(dayOf(from.year + (year === '明' ? 1 : 0), 12, 31))
    },
  },
  {
    pattern: new RegExp(
      `(?<![第楼栋房路街道弄里区巷电话机编型账帐合同图样\\d.月\\-~至到${hanDigits}十])(${date})(?:[-~至到]${date})?(?:号(?![\\d码召称]|\\s*(?:楼|线|院|馆|门|栋|座|室|桌|铺|机|仓|塔|位|库|厂|房|地|桩|墙|图|钢|井|电|梯|文|样|方案|会议室|展|车|店|公|主|别|商|岗|坑|段|区|孔|柜|箱|包|单|合同|项目|院))|日(?![\\d内后常期用光志程报本历元产均]|之?[内后]|以[内后]))`,
      'g',
    ),
    read: ([, text], context) => bareDate(number(text), context),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.第${hanDigits}十几多])(半|[${hanDigits}十]{1,4}|\\d{1,3}|\\d\\.5)(个半|个)?\\s*(天|日|工作日|周|星期|礼拜|月|年|小时|钟头|分钟|刻钟)(半)?(?:(${after}|之内|以内|内)|${before})`,
      'g',
    ),
    read: ([, count = '', half, unit = '', tail, later], context) => {
      if ((unit === '月' && !half) || (unit === '刻钟' && count !== '一')) return undefined
      if (unit === '刻钟') return offset(15, '分钟', later ? 1 : -1, context)
      const base = count === '半' ? 0.5 : number(count)
      if (unit === '月' && base === 0.5) return day(context.today + (later ? 15 : -15), true)
      return offset(base + (half === '个半' || tail ? 0.5 : 0), unit, later ? 1 : -1, context)
    },
  },
  {
    pattern: /(?:几|好几)(天|周)(?:(之后|以后|后(?![续来面期]))|(?:之前|以前|前(?![台期面])))/g,
    read: ([, unit, later], { today }) => {
      const days = unit === '周' ? [14, 21] : [2, 3, 5]
      return some(days.map((add) => today + (later ? add : -add)))
    },
  },
  {
    pattern: /过([一二两三四五六七八九十]|\d{1,2})天(?!的)/g,
    read: ([, count], { today }) => day(today + number(count), true),
  },
  {
    pattern: /刚才|刚刚|刚(?=[去见跟从和与聊谈打到拜])/g,
    read: (_, { today, minutes }) => ({ is: 'moment', day: today, minutes, guessed: true }),
  },
  {
    pattern:
      /(?:(元旦|春节|过年|除夕|清明(?!上河)|劳动节|端午|中秋|圣诞)|(?<![赵钱孙李周吴郑王冯陈张刘杨黄林何郭马罗高])(国庆)(?!总|工|经理)|(?<![一二三四五六七八九十百千万\d.])(五一)(?![路广大个层楼号块万千百零点次米平折家人新十街巷村])|(?<![一二三四五六七八九\d])(十一)(?=(?:之|以)?[前后]|期间|假期|放假|长假))(?:假期|小?长假|节)?(?:(之前|以前|前(?![台期面]))|(之后|以后|过后|后(?![续来面期])))?/g,
    read: ([, one, two, three, four, early, late], { today, lean }) => {
      const holiday = holidayNamed(one ?? two ?? three ?? four ?? '')
      const side = early ? 'before' : late ? 'after' : 'on'
      return holiday ? some(aroundHoliday(holiday, side, today, lean === 'past')) : undefined
    },
  },
  {
    pattern: new RegExp(
      `(?<![${hanDigits}十几多半数\\d去今明前当往每同近整学成百千万])年(?:(前(?![${hanDigits}十台期端]))|后(?![续期半]))`,
      'g',
    ),
    read: ([, early], { today, lean }) =>
      some(aroundYear(early ? 'before' : 'after', today, lean === 'past')),
  },
  {
    pattern: /(?<![环季细关礼调章音支情春结点元庆明秋午国圣动诞])节(?:(前(?!期))|后(?!续))/g,
    read: ([, early], { today, lean }) =>
      some(aroundNext(early ? 'before' : 'after', today, lean === 'past')),
  },
]

function monthEndAfter({ today }: { today: number }, months: number): number | undefined {
  const { year, month: at } = addMonths(partsOf(today), months + 1)
  const next = dayOf(year, at, 1)
  return next === undefined ? undefined : next - 1
}
