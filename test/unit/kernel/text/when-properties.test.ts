import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../../../src/kernel/text/when/days.ts'
import { readWhen } from '../../../../src/kernel/text/when.ts'

const zone = 'Asia/Shanghai'
const han = '零一二三四五六七八九'
const spoken = (n: number): string =>
  n < 10 ? (han[n] ?? '') : `${n < 20 ? '' : han[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : han[n % 10]}`

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((add) => Temporal.PlainDate.from('2024-01-01').add({ days: add }))
const moment = fc
  .tuple(day, fc.integer({ min: 0, max: 1439 }))
  .map(([date, minute]) => new Date(Date.parse(`${date}T00:00:00+08:00`) + minute * 60_000))
const lean = fc.constantFrom('past' as const, 'future' as const)

const phrases = [
  '今天',
  '大前天',
  '后天',
  '周一',
  '周日',
  '下周三',
  '上周四',
  '下下周一',
  '周末',
  '月底',
  '本月底',
  '月初',
  '下月初',
  '月中',
  '5号',
  '31号',
  '12月5号',
  '2月29号',
  '三天后',
  '半个月后',
  '一个月后',
  '下个月31号',
  '年底',
  '季度末',
  '下周',
  '上周',
  '五一前',
  '年前',
  '节后',
  '春节',
  '3月',
  '9月底',
  '今晚十二点',
  '两点',
  '晚上1点',
  'Friday',
  'next week',
  'end of the month',
  'Feb 29',
  'in 2 months',
  '3个工作日内',
  '几天后',
  '半小时后',
]

const dates = (text: string, now: Date, way: 'past' | 'future') =>
  readWhen(text, { now, zone, lean: way }).flatMap((heard) => {
    if (heard.kind === 'problem') return []
    return heard.kind === 'ask' ? heard.options.map((option) => option.date) : [heard.value.date]
  })

describe('whatever is said, whenever', () => {
  it('every reading is a day of the calendar', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phrases), moment, lean, (text, now, way) => {
        for (const date of dates(text, now, way))
          expect(Temporal.PlainDate.from(date, { overflow: 'reject' }).toString()).toBe(date)
      }),
      { seed: 1, numRuns: 3000 },
    )
  })

  it('a week later, 下周三 and its like are a week later', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('今天', '周四', '下周三', '上周五', '三天后', '本周日', '周末', '下下周一'),
        moment,
        lean,
        (text, now, way) => {
          const later = new Date(now.getTime() + 7 * 86_400_000)
          const shifted = dates(text, now, way).map((date) =>
            Temporal.PlainDate.from(date).add({ days: 7 }).toString(),
          )
          expect(shifted.length).toBeGreaterThan(0)
          expect(dates(text, later, way)).toEqual(shifted)
        },
      ),
      { seed: 2, numRuns: 1000 },
    )
  })

  it('下周X lies in the week after this one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), moment, (weekday, now) => {
        const [date = ''] = dates(`下周${'一二三四五六日'[weekday - 1]}`, now, 'future')
        const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
          .toZonedDateTimeISO(zone)
          .toPlainDate()
        const monday = today.subtract({ days: today.dayOfWeek - 1 })
        expect(date).toBe(monday.add({ days: 6 + weekday }).toString())
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  it('a bare weekday never lies on the wrong side of today', () => {
    fc.assert(
      fc.property(fc.constantFrom(...'一二三四五六日天'), moment, lean, (name, now, way) => {
        const today = dates('今天', now, way)[0] ?? ''
        const [date = ''] = dates(`周${name}`, now, way)
        expect(way === 'past' ? date <= today : date > today).toBe(true)
      }),
      { seed: 4, numRuns: 500 },
    )
  })

  it('any day written in any of our ways is read back as that day', () => {
    const ways: ((date: Temporal.PlainDate) => string)[] = [
      (date) => date.toString(),
      (date) => `${date.year}年${date.month}月${date.day}日`,
      (date) => `${date.year}.${date.month}.${date.day}`,
      (date) => `${date.year}/${date.month}/${date.day}`,
      (date) => `${date.year}年${spoken(date.month)}月${spoken(date.day)}号`,
      (date) => date.toString().replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      (date) => date.toLocaleString('en-US', { month: 'short', day: 'numeric', year: 'numeric' }),
    ]
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...ways),
        fc.constantFrom('', '约在', '去了万川，'),
        moment,
        lean,
        (date, write, before, now, way) => {
          expect(dates(`${before}${write(date)}`, now, way)).toEqual([date.toString()])
        },
      ),
      { seed: 5, numRuns: 2000 },
    )
  })

  it('a day within half a year, written without its year, is read back in its direction', () => {
    const ways: ((date: Temporal.PlainDate) => string)[] = [
      (date) => `${date.month}月${date.day}号`,
      (date) => `${spoken(date.month)}月${spoken(date.day)}日`,
      (date) => `${date.month}月${date.day}`,
    ]
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 150 }),
        fc.constantFrom(...ways),
        lean,
        (today, away, write, way) => {
          const date = today.add({ days: way === 'past' ? -away : away })
          if (date.month === 2 && date.day === 29) return
          const now = new Date(Date.parse(`${today}T10:00:00+08:00`))
          expect(dates(write(date), now, way)).toEqual([date.toString()])
        },
      ),
      { seed: 6, numRuns: 1500 },
    )
  })

  it('any time of day said in Chinese is read back', () => {
    const part = (hour: number) => (hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上')
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        moment,
        (hour, minute, now) => {
          const clock = hour > 12 ? hour - 12 : hour
          const minutes = minute === 0 ? '' : minute < 10 ? `零${spoken(minute)}分` : `${spoken(minute)}分`
          const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
          for (const text of [`昨天${part(hour)}${spoken(clock)}点${minutes}`, `昨天 ${time}`]) {
            expect(readWhen(text, { now, zone })).toMatchObject([{ kind: 'value', value: { time } }])
          }
        },
      ),
      { seed: 7, numRuns: 800 },
    )
  })

  it('any text is read without a throw, and each expression stands where it says', () => {
    const pieces = fc.constantFrom(
      ...phrases,
      '周',
      '下',
      '月',
      '号',
      '点',
      '前',
      '半',
      '12',
      '/',
      '-',
      ':',
      ' ',
      '万川',
      '８',
      '\u200b',
      '😀',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, moment, lean, (said, now, way) => {
        let end = 0
        for (const heard of readWhen(said, { now, zone, lean: way })) {
          expect(heard.text).toBe(said.slice(heard.start, heard.end))
          expect(heard.start).toBeGreaterThanOrEqual(end)
          end = heard.end
          if (heard.kind === 'value' && heard.value.time)
            expect(heard.value.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
          if (heard.kind === 'ask') expect(heard.options.length).toBeGreaterThan(0)
        }
      }),
      { seed: 8, numRuns: 3000 },
    )
  })

  it('a wall clock reading becomes its instant, in zones with and without summer time', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 180, max: 1439 }),
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
        (date, minutes, where) => {
          const number = Date.parse(`${date}T00:00:00Z`) / 86_400_000
          const at = instantAt(number, minutes, where)
          const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(where)
          expect(local.toPlainDate().toString()).toBe(date.toString())
          expect(local.hour * 60 + local.minute).toBe(minutes)
        },
      ),
      { seed: 9, numRuns: 500 },
    )
  })
})
