import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDayList } from '../../../../src/areas/workdays/read-list.ts'
import { addDays, chinaCalendar } from '../../../../src/kernel/calendar.ts'
import { shippedList } from '../../../../src/kernel/china.ts'

/** The State Council's notice for 2026 as it is published. */
const notice2026 = `国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号

各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
国务院办公厅
2025年11月4日`

const daysOf = (text: string, year?: number) =>
  readDayList(text, year).days.map(({ day, kind, name }) => `${day} ${kind} ${name}`.trim())
const faultsOf = (text: string, year?: number) => readDayList(text, year).faults.map((one) => one.code)

describe('a list of days off and make-up workdays', () => {
  test('the State Council’s notice for 2026 is read as what is shipped of it', () => {
    const { year, days, faults } = readDayList(notice2026)
    expect(faults).toEqual([])
    expect(year).toBe(2026)
    const of = (kind: string) => days.filter((one) => one.kind === kind).map((one) => one.day)
    expect(of('off')).toEqual([...chinaCalendar.off].filter((day) => day.startsWith('2026')).sort())
    expect(of('work')).toEqual([...chinaCalendar.makeup].sort())
    for (const { from, name, kind } of shippedList.days)
      expect(days).toContainEqual({ day: from, kind, name })
  })

  test('the notice pasted as one line is read as in its lines', () => {
    expect(readDayList(notice2026.replace(/\n/g, ' '))).toEqual(readDayList(notice2026))
    expect(readDayList(notice2026.replace(/\n/g, ''))).toEqual(readDayList(notice2026))
  })

  test('a span that begins in the year before, and the advice to rest on New Year’s Eve', () => {
    expect(daysOf('2023年放假安排\n一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。')).toEqual([
      '2022-12-31 off 元旦',
      '2023-01-01 off 元旦',
      '2023-01-02 off 元旦',
    ])
    expect(daysOf('12月31日至1月2日放假', 2023)).toHaveLength(3)
    expect(
      daysOf(
        '二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。',
        2024,
      ),
    ).toHaveLength(10)
    expect(daysOf('一、元旦：1月1日放假，与周末连休。', 2024)).toEqual(['2024-01-01 off 元旦'])
  })

  test.each([
    ['2027-02-05 至 2027-02-11 春节 放假', 7, '2027-02-05 off 春节'],
    ['2027-02-05~2027-02-11 放假', 7, '2027-02-05 off'],
    ['2027/2/5 - 2027/2/11 春节放假', 7, '2027-02-05 off 春节'],
    ['放假：2月5日到11日', 7, '2027-02-05 off'],
    ['春节 2.5-2.11 放假', 7, '2027-02-05 off 春节'],
    ['2月20日 补班', 1, '2027-02-20 work'],
    ['补班 2027-02-20', 1, '2027-02-20 work'],
    ['２月２０日、２１日上班', 2, '2027-02-20 work'],
    ['2月20日 周六 上班', 1, '2027-02-20 work'],
    ['off 2027-02-05 to 2027-02-11 Spring Festival', 7, '2027-02-05 off Spring Festival'],
    ['2月5日至11日放假 2月20日上班', 8, '2027-02-05 off'],
  ])('%s', (line, count, first) => {
    expect(faultsOf(line, 2027)).toEqual([])
    expect(daysOf(line, 2027)).toHaveLength(count)
    expect(daysOf(line, 2027)[0]).toBe(first)
  })

  test.each([
    ['2月30日放假', 'no_such_day'],
    ['2月20日（周日）上班', 'wrong_weekday'],
    ['2月5日至11日放假，共8天', 'wrong_count'],
    ['2月5日至11日', 'kind_missing'],
    ['2月11日至5日放假', 'backwards'],
    ['2月5日至3月11日放假', 'too_long'],
    ['2月5日至11日放假\n2月6日上班', 'twice'],
    ['2月22日上班', 'works_anyway'],
    ['2028-02-20 补班', 'other_year'],
    ['大家节日快乐', 'nothing'],
  ])('%s is refused: %s', (text, code) => {
    expect(faultsOf(text, 2027)).toEqual([code])
  })

  test('the notice of another year is caught by its weekdays, and one without any year asks for it', () => {
    expect(new Set(faultsOf(notice2026, 2027))).toEqual(new Set(['wrong_weekday']))
    expect(faultsOf('春节放假')).toEqual(['no_year'])
  })

  test('nothing that is pasted makes it throw, and every day it takes is one of the year', () => {
    const word = fc.constantFrom(
      '2月',
      '5',
      '日',
      '至',
      '放假',
      '上班',
      '（周六）',
      '、',
      '，',
      '\n',
      '2027',
      '-',
      '共3天',
      '春节：',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(word).map((words) => words.join('')),
          fc.string(),
        ),
        (text) => {
          for (const { day } of readDayList(text, 2027).days) {
            expect(addDays(day, 0)).toBe(day)
            expect(day >= '2026-12-15' && day <= '2027-12-31').toBe(true)
          }
        },
      ),
    )
  })
})
