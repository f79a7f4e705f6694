import { expect, test } from 'vitest'
import {
  clockText,
  dateText,
  dayText,
  dueState,
  dueText,
  lastingDueText,
  lastingText,
  momentText,
  pickerDateTime,
  whenText,
} from '../../../../bot-cards/kit/when.ts'

/** Monday 2026-11-23 10:00 in Shanghai. */
const drawn = { now: new Date('2026-11-23T02:00:00Z'), zone: 'Asia/Shanghai' }
const at = (local: string) => new Date(`${local}:00+08:00`)

test.each([
  ['2026-11-23', '今天', 'Today'],
  ['2026-11-24', '明天', 'Tomorrow'],
  ['2026-11-25', '后天', 'Wed'],
  ['2026-11-27', '周五', 'Fri'],
  ['2026-11-29', '周日', 'Sun'],
  ['2026-11-30', '下周一', 'Next Mon'],
  ['2026-12-06', '下周日', 'Next Sun'],
  ['2026-12-07', '12月7日', 'Dec 7'],
  ['2026-11-22', '昨天', 'Yesterday'],
  ['2026-11-21', '前天', 'Last Sat'],
  ['2026-11-16', '上周一', 'Last Mon'],
  ['2026-11-15', '11月15日', 'Nov 15'],
  ['2027-01-04', '2027年1月4日', 'Jan 4, 2027'],
])('the day %s reads %s and %s', (day, zh, en) => {
  expect(dayText(day, drawn)).toEqual({ zh, en })
})

test.each([
  ['2026-11-24', '11月24日 周二', 'Tue, Nov 24'],
  ['2026-12-04', '12月4日 周五', 'Fri, Dec 4'],
  ['2027-01-04', '2027年1月4日 周一', 'Mon, Jan 4, 2027'],
])('the day %s on a card that is read for days reads %s and %s', (day, zh, en) => {
  expect(dateText(day, drawn)).toEqual({ zh, en })
})

test('a moment on such a card names its day as well', () => {
  expect(momentText(at('2026-11-26T17:40'), drawn)).toEqual({
    zh: '11月26日 周四 17:40',
    en: 'Thu, Nov 26 17:40',
  })
})

test.each([
  ['2026-11-23T14:30', 'exact', '今天 14:30', 'Today 14:30'],
  ['2026-11-23T09:00', 'half', '今天 上午', 'This morning'],
  ['2026-11-22T12:00', 'half', '昨天 下午', 'Yesterday afternoon'],
  ['2026-11-20T19:00', 'half', '上周五 晚上', 'Last Fri evening'],
  ['2026-11-05T08:05', 'exact', '11月5日 08:05', 'Nov 5 08:05'],
  ['2026-11-05T08:05', 'day', '11月5日', 'Nov 5'],
] as const)('the moment %s known to the %s reads %s', (local, precision, zh, en) => {
  expect(whenText({ at: at(local), precision }, drawn)).toEqual({ zh, en })
})

test.each([
  ['2026-11-20', '逾期 3 天', '3 days overdue', 'overdue'],
  ['2026-11-22', '逾期 1 天', '1 day overdue', 'overdue'],
  ['2026-11-23', '今天到期', 'due today', 'today'],
  ['2026-11-24', '明天到期', 'due tomorrow', 'later'],
  ['2026-11-27', '周五到期', 'due Fri', 'later'],
  ['2026-12-01', '下周二到期', 'due next Tue', 'later'],
  ['2026-12-31', '12月31日到期', 'due Dec 31', 'later'],
])('a step due on %s reads %s', (day, zh, en, state) => {
  expect(dueText(day, drawn)).toEqual({ zh, en })
  expect(dueState(day, drawn)).toBe(state)
})

test('one moment is two different days in two zones', () => {
  const time = { at: new Date('2026-11-23T20:00:00Z'), precision: 'exact' as const }
  expect(whenText(time, drawn).zh).toBe('明天 04:00')
  expect(whenText(time, { ...drawn, zone: 'Europe/London' }).zh).toBe('今天 20:00')
})

test('a moment goes into a picker in the form the picker sends', () => {
  expect(pickerDateTime(at('2026-11-23T14:05'), 'Asia/Shanghai')).toBe('2026-11-23 14:05 +0800')
  expect(clockText(at('2026-11-23T09:05'), 'Asia/Shanghai')).toBe('09:05')
})

test('on a card read for days a day is said as its date; only what is over is counted', () => {
  const at = new Date('2026-12-02T14:30:00+08:00')
  expect(lastingText({ at, precision: 'exact' }, drawn)).toEqual({
    zh: '12月2日 周三 14:30',
    en: 'Wed, Dec 2 14:30',
  })
  expect(lastingText({ at, precision: 'half' }, drawn).zh).toBe('12月2日 周三 下午')
  expect(lastingDueText('2026-11-24', drawn).zh).toBe('11月24日 周二到期')
  expect(lastingDueText('2026-11-20', drawn).zh).toBe('逾期 3 天')
})
