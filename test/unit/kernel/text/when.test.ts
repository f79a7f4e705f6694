import { describe, expect, it } from 'vitest'
import { readWhen } from '../../../../src/kernel/text/when.ts'

/** Monday. */
const now = new Date('2026-11-23T10:00:00+08:00')
const zone = 'Asia/Shanghai'
const read = (text: string, lean?: 'past' | 'future') =>
  readWhen(text, { now, zone, ...(lean ? { lean } : {}) }).map((heard) => {
    if (heard.kind === 'problem') return heard.code
    if (heard.kind === 'ask') return heard.options.map((option) => option.date)
    const { date, time, part } = heard.value
    return [date, time ?? part].filter(Boolean).join(' ')
  })

describe('days and times are read as a colleague means them', () => {
  it.each([
    ['今天', '2026-11-23'],
    ['昨天', '2026-11-22'],
    ['前天', '2026-11-21'],
    ['大前天', '2026-11-20'],
    ['明天', '2026-11-24'],
    ['后天', '2026-11-25'],
    ['大后天', '2026-11-26'],
    ['今早', '2026-11-23 morning'],
    ['昨晚', '2026-11-22 evening'],
    ['今晚八点', '2026-11-23 20:00'],
    ['今天上午', '2026-11-23 morning'],
    ['下午两点半', '2026-11-23 14:30'],
    ['14:30', '2026-11-23 14:30'],
    ['１４：３０', '2026-11-23 14:30'],
    ['3点一刻', '2026-11-23 15:15'],
    ['两点', '2026-11-23 14:00'],
    ['中午12点半', '2026-11-23 12:30'],
    ['凌晨2点', '2026-11-23 02:00'],
    ['晚上12点', '2026-11-24 00:00'],
    ['刚才', '2026-11-23 10:00'],
    ['本周五', '2026-11-27'],
    ['这周五', '2026-11-27'],
    ['下周三', '2026-12-02'],
    ['下下周一', '2026-12-07'],
    ['上周四', '2026-11-19'],
    ['上上周五', '2026-11-13'],
    ['下礼拜天', '2026-12-06'],
    ['本月底', '2026-11-30'],
    ['下月初', '2026-12-01'],
    ['下个月15号', '2026-12-15'],
    ['12月5号', '2026-12-05'],
    ['十二月五号', '2026-12-05'],
    ['12/5', '2026-12-05'],
    ['12-5', '2026-12-05'],
    ['2026.12.5', '2026-12-05'],
    ['2026年12月5日', '2026-12-05'],
    ['１２月５号', '2026-12-05'],
    ['明年3月5号', '2027-03-05'],
    ['12月5日（周六）下午3点', '2026-12-05 15:00'],
    ['三天后', '2026-11-26'],
    ['两周后', '2026-12-07'],
    ['半小时后', '2026-11-23 10:30'],
    ['一个半小时后', '2026-11-23 11:30'],
    ['三天前', '2026-11-20'],
    ['半个月后', '2026-12-08'],
    ['三天内', '2026-11-26'],
    ['年底', '2026-12-31'],
    ['下午3点到5点', '2026-11-23 15:00'],
    ['今天周一', '2026-11-23'],
    ['today', '2026-11-23'],
    ['yesterday 2pm', '2026-11-22 14:00'],
    ['tomorrow', '2026-11-24'],
    ['next Wed', '2026-12-02'],
    ['last Thu', '2026-11-19'],
    ['Dec 5', '2026-12-05'],
    ['5 December 2026', '2026-12-05'],
    ['in 3 days', '2026-11-26'],
    ['3 days ago', '2026-11-20'],
    ['this morning', '2026-11-23 morning'],
  ])('%s is %s', (text, said) => expect(read(text)).toEqual([said]))

  it.each([
    ['周四', '2026-11-19', '2026-11-26'],
    ['星期四', '2026-11-19', '2026-11-26'],
    ['礼拜天', '2026-11-22', '2026-11-29'],
    ['5号', '2026-11-05', '2026-12-05'],
    ['月底', '2026-10-31', '2026-11-30'],
    ['月初', '2026-11-01', '2026-12-01'],
    ['31号', '2026-10-31', '2026-12-31'],
    ['Friday', '2026-11-20', '2026-11-27'],
    ['1月3号', '2026-01-03', '2027-01-03'],
  ])('%s was %s and will be %s', (text, was, willBe) => {
    expect(read(text, 'past')).toEqual([was])
    expect(read(text, 'future')).toEqual([willBe])
  })

  it('a weekday alone is marked as guessed, one with its week is not', () => {
    const guessed = (text: string) =>
      readWhen(text, { now, zone, lean: 'past' }).map(
        (heard) => heard.kind === 'value' && heard.value.guessed,
      )
    expect(guessed('周四')).toEqual([true])
    expect(guessed('上周四')).toEqual([false])
    expect(guessed('今天上午')).toEqual([false])
    expect(guessed('下午')).toEqual([true])
  })

  it.each(['周四前', '周四之前', '最晚周四', 'by Thursday', 'before Thursday'])(
    '%s closes a span on that day',
    (text) => {
      expect(readWhen(text, { now, zone, lean: 'future' })).toMatchObject([
        { text, before: true, value: { date: '2026-11-26' } },
      ])
    },
  )

  it.each([
    ['周末', ['2026-11-28', '2026-11-29']],
    ['下周末', ['2026-12-05', '2026-12-06']],
    ['年前', ['2026-12-31', '2027-02-05']],
    ['五一', ['2027-04-30', '2027-05-01', '2027-05-06']],
    ['国庆前', ['2027-09-30', '2027-09-23']],
    ['节后', ['2027-01-04', '2027-02-15']],
  ])('%s is asked, never chosen', (text, options) => expect(read(text, 'future')).toEqual([options]))

  it.each([
    ['2月30号', 'no_such_day'],
    ['13月5号', 'no_such_day'],
    ['2026-02-30', 'no_such_day'],
    ['下个月32号', 'no_such_day'],
    ['下周八', 'no_such_weekday'],
    ['星期8', 'no_such_weekday'],
    ['25点', 'no_such_time'],
    ['今天下午25点', 'no_such_time'],
    ['10:75', 'no_such_time'],
  ])('%s is refused: %s', (text, code) => expect(read(text)).toEqual([code]))

  it.each([
    '周工',
    '周总',
    '带上周工去',
    '3.8',
    '3号楼大堂',
    '12/5折',
    '1-3号楼',
    '3-5天',
    '完成1/3',
    '比例1:50',
    '0571-88001234',
    '13800138000',
    '提了三点建议',
    '聊了三点，都同意',
    '差一点',
    '两点五个亿',
    '三点八kw',
    '三年前合作过',
    '五一路',
    '说明天花板',
    '两周一次',
    '每周一',
    '季节前',
    '细节后续',
    '王国庆总',
    '以后天天',
    '下午好',
    '早上好',
    'good morning',
    '一下',
    '2号地块',
    '路12号',
  ])('%s is no date', (text) => expect(read(text)).toEqual([]))

  it('of "聊一下周五的方案" only 周五 is a day', () => {
    expect(readWhen('聊一下周五的方案', { now, zone, lean: 'future' })).toMatchObject([
      { text: '周五', value: { date: '2026-11-27' } },
    ])
  })

  it('scenario 2: 下周三下午两点半 is one moment and 周工 stays a name', () => {
    expect(read('下周三下午两点半约了银禾陈总，带上周工跟设计小吴，聊春季翻新')).toEqual(['2026-12-02 14:30'])
  })

  it('the same words mean another day in another zone', () => {
    const late = new Date('2026-11-23T23:30:00+08:00')
    const there = readWhen('今天', { now: late, zone: 'Asia/Tokyo' })
    expect(there).toMatchObject([{ value: { date: '2026-11-24' } }])
  })
})
