import type { ListFault, OwnError } from './views.ts'

/** The words of the work calendar: days off, make-up workdays, the company's own days. */

const monthDay = (day: string): [month: number, date: number] => [
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
]
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Names as the State Council's list has them. */
const enHolidays: Record<string, string> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat',
  中秋节: 'Mid-Autumn',
  国庆节: 'National Day',
  '国庆节、中秋节': 'National Day and Mid-Autumn',
}

type Heard = (heard: string) => string

export const zh = {
  year: {
    title: (year: number) => `${year} 年工作日`,
    summary: '工作日历',
    shipped: '国务院的安排，程序自带',
    imported: (who: string, day: string) => `国务院的安排，${who} ${day}导入`,
    server: '服务器上',
    none: (year: number) =>
      `${year} 年的放假安排还没导入，先按周末和法定假日算，放假和补班那几天会不准。公布后在这里导入。`,
    workdays: (n: number) => `全年 ${n} 个工作日`,
    off: '放假',
    makeup: (days: string) => `补班 ${days}`,
    length: (n: number) => `${n} 天`,
    days(from: string, last: string): string {
      const [month, date] = monthDay(from)
      const [lastMonth, lastDate] = monthDay(last)
      if (from === last) return `${month}月${date}日`
      return month === lastMonth
        ? `${month}月${date}–${lastDate}日`
        : `${month}月${date}日–${lastMonth}月${lastDate}日`
    },
    comma: '、',
    holiday: (name: string) => name,
    back: '返回',
    own: '公司自己定的',
    noOwn: '还没有公司自己定的日子。',
    ownOff: '放假',
    ownWork: '上班',
    setBy: (who: string, day: string) => `${who} ${day}定的`,
    more: (n: number) => `还有 ${n} 条`,
    remove: '取消',
    removed: '取消了，按放假安排算。',
    before: (year: number) => `${year} 年`,
    import: '导入放假安排',
    add: '加公司自己的日子',
  },
  list: {
    title: '导入放假安排',
    summary: '导入放假安排',
    lead: '把国务院办公厅的通知整段粘进来就行。自己写也可以，一行一条：2月5日至11日 春节 放假，2月20日 补班。',
    year: '哪一年',
    yearHint: '通知里写了年份就不用填',
    text: '放假安排',
    textHint: '一、元旦：1月1日（周五）至3日（周日）放假，共3天。',
    read: '看看对不对',
    file: '用文件发',
    waiting: '把放假安排存成一个文本文件，24 小时内在这里发给我。',
    lost: '文件没收到，再发一次；或者直接粘到卡片上。',
    tooBig: '文件太大了，只要放假安排那几行。',
    noText: '这个文件不是文本，存成 .txt 再发，或者直接粘到卡片上。',
    faulty: '有几处看不明白，还没有改动：',
    missingText: '还没粘内容。',
    yearWrong: '年份写四位数，比如 2027。',
    faults: {
      no_year: () => '没写是哪一年的，在上面填一下年份。',
      other_year: (heard) => `「${heard}」不在这一年里。`,
      no_such_day: (heard) => `「${heard}」这天不存在。`,
      wrong_weekday: (heard) => `「${heard}」和写的星期几对不上，看看是不是别的年份的。`,
      wrong_count: (heard) => `「${heard}」写的天数和日期对不上。`,
      kind_missing: (heard) => `「${heard}」是放假还是补班？写在后面。`,
      backwards: (heard) => `「${heard}」前后反了。`,
      too_long: (heard) => `「${heard}」太长了，一次放假不会超过半个月。`,
      twice: (heard) => `「${heard}」又放假又补班，留一个。`,
      works_anyway: (heard) => `「${heard}」本来就上班，不用补班，看看日期对不对。`,
      nothing: () => '没看到放假或补班的日子。',
    } satisfies Record<ListFault['code'], Heard> as Record<ListFault['code'], Heard>,
    moreFaults: (n: number) => `还有 ${n} 处`,
  },
  draft: {
    title: (year: number) => `确认 ${year} 年放假安排`,
    summary: '请确认放假安排',
    counts: (off: number, work: number) => `放假 ${off} 天，补班 ${work} 天。`,
    missing: (list: string) => `没看到这些法定假日：${list}。通知里要是有，补上再导入。`,
    replaces: '确认后替换现在的安排；公司自己定的日子不动。',
    effect: '确认后，到期日、提醒、审批时限马上按它重算。',
    confirm: '就按这个',
    back: '返回改',
    saved: (year: number) => `${year} 年的放假安排存好了。`,
  },
  own: {
    title: '公司自己的日子',
    summary: '公司自己定的放假或上班',
    lead: '比如年会放一天，或某个周六全员上班。它比放假安排优先。',
    name: '叫什么',
    nameHint: '比如 公司年会',
    off: '放假',
    work: '上班',
    kind: '放假还是上班',
    kindHint: '选一下',
    from: '哪天',
    last: '最后一天（只有一天就不用选）',
    pickDay: '选日期',
    save: '存好',
    saved: '存好了，到期日和提醒按它重算。',
    errors: {
      missing: '这一项还没填。',
      backwards: '最后一天比第一天还早。',
      too_long: '一次最多 31 天。',
      taken: '这几天已经定过了，先取消那一条。',
      same: '这几天本来就是这样，不用定。',
    } satisfies Record<OwnError, string> as Record<OwnError, string>,
  },
  missing: {
    title: '缺放假安排',
    summary: '缺一年的放假安排',
    lead: (years: string) =>
      `${years} 年的放假和补班安排还没导入。国务院一般 10 月底到 11 月中公布，出来了就导进来。`,
    effect: '在这之前只按周末和法定假日算，放假前后的到期日、提醒和审批时限会不准，都标着「日期可能会变」。',
    touched: (n: number) => `现在有 ${n} 个到期日可能会变。`,
    again: '没导入之前，每周提醒一次。',
    look: (year: number) => `看 ${year} 年`,
  },
}

const enCount = (n: number, one: string) => (n === 1 ? `1 ${one}` : `${n} ${one}s`)

export const en: typeof zh = {
  year: {
    title: (year) => `Workdays ${year}`,
    summary: 'Work calendar',
    shipped: 'The State Council’s list, as shipped',
    imported: (who, day) => `The State Council’s list, imported by ${who}, ${day}`,
    server: 'the server',
    none: (year) =>
      `The days off of ${year} are not imported yet: only weekends and statutory days count, so dates around holidays are unreliable. Import the list here once it is published.`,
    workdays: (n) => `${enCount(n, 'workday')} in the year`,
    off: 'Off',
    makeup: (days) => `work on ${days}`,
    length: (n) => enCount(n, 'day'),
    days(from, last) {
      const [month, date] = monthDay(from)
      const [lastMonth, lastDate] = monthDay(last)
      const first = `${enMonths[month - 1] ?? ''} ${date}`
      if (from === last) return first
      return month === lastMonth
        ? `${first}–${lastDate}`
        : `${first} – ${enMonths[lastMonth - 1] ?? ''} ${lastDate}`
    },
    comma: ', ',
    holiday: (name) => enHolidays[name] ?? name,
    back: 'Back',
    own: 'The company’s own',
    noOwn: 'The company has set no days of its own.',
    ownOff: 'off',
    ownWork: 'work',
    setBy: (who, day) => `set by ${who}, ${day}`,
    more: (n) => `${n} more`,
    remove: 'Take back',
    removed: 'Taken back; the list holds again.',
    before: (year) => `${year}`,
    import: 'Import a list',
    add: 'Add a day of our own',
  },
  list: {
    title: 'Import days off',
    summary: 'Import days off',
    lead: 'Paste the State Council’s notice as it is. Your own lines work, too, one each: 2027-02-05 to 2027-02-11 Spring Festival off, 2027-02-20 work.',
    year: 'Which year',
    yearHint: 'Not needed where the text says it',
    text: 'Days off and make-up workdays',
    textHint: '2027-01-01 to 2027-01-03 New Year off',
    read: 'Check it',
    file: 'Send a file',
    waiting: 'Save the list as a text file and send it to me here within 24 hours.',
    lost: 'The file did not arrive. Send it again, or paste the list on the card.',
    tooBig: 'This file is too big; only the lines with the days are needed.',
    noText: 'This file is not text. Save it as .txt and send it again, or paste the list on the card.',
    faulty: 'Some of it cannot be right; nothing was changed:',
    missingText: 'Nothing was pasted.',
    yearWrong: 'Write the year with four digits, such as 2027.',
    faults: {
      no_year: () => 'It does not say which year; fill it in above.',
      other_year: (heard) => `“${heard}” is not within this year.`,
      no_such_day: (heard) => `“${heard}” does not exist.`,
      wrong_weekday: (heard) => `“${heard}” is another weekday; is this another year’s list?`,
      wrong_count: (heard) => `“${heard}”: the number of days does not match the dates.`,
      kind_missing: (heard) => `“${heard}”: off or work? Write it at the end of the line.`,
      backwards: (heard) => `“${heard}” ends before it begins.`,
      too_long: (heard) => `“${heard}” is too long; no holiday lasts over two weeks.`,
      twice: (heard) => `“${heard}” is both off and work; keep one.`,
      works_anyway: (heard) => `“${heard}” is a workday anyway; check the date.`,
      nothing: () => 'No days off or make-up workdays were found.',
    },
    moreFaults: (n) => `${n} more`,
  },
  draft: {
    title: (year) => `Confirm the days off of ${year}`,
    summary: 'Please confirm the days off',
    counts: (off, work) => `${enCount(off, 'day')} off, ${enCount(work, 'make-up workday')}.`,
    missing: (list) => `These statutory days are not in it: ${list}. If the notice has them, add them first.`,
    replaces: 'This takes the place of the list there is; the company’s own days stay.',
    effect: 'Due dates, reminders and approval deadlines follow it at once.',
    confirm: 'Confirm',
    back: 'Back',
    saved: (year) => `The days off of ${year} are saved.`,
  },
  own: {
    title: 'Days of our own',
    summary: 'Days off or at work of the company’s own',
    lead: 'A day off for the annual party, or a Saturday everybody works. They win over the list.',
    name: 'Name',
    nameHint: 'Such as: annual party',
    off: 'Day off',
    work: 'Workday',
    kind: 'Off or work',
    kindHint: 'Choose',
    from: 'Day',
    last: 'Last day (not needed for a single one)',
    pickDay: 'Pick a day',
    save: 'Save',
    saved: 'Saved; due dates and reminders follow.',
    errors: {
      missing: 'This is still missing.',
      backwards: 'The last day is before the first.',
      too_long: 'At most 31 days at once.',
      taken: 'Some of these days are set already; take that back first.',
      same: 'These days are so anyway.',
    },
  },
  missing: {
    title: 'Days off missing',
    summary: 'A year without its days off',
    lead: (years) =>
      `The days off and make-up workdays of ${years} are not imported. The State Council usually publishes them between late October and mid-November; import them then.`,
    effect:
      'Until then only weekends and statutory days count: due dates, reminders and approval deadlines around holidays are unreliable and marked “the date may move”.',
    touched: (n) => (n === 1 ? '1 due date may move now.' : `${n} due dates may move now.`),
    again: 'You are reminded weekly until the list is there.',
    look: (year) => `See ${year}`,
  },
}
