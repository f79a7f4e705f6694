import { enMonths, enShortMonths } from '../kit/months.ts'
import { en as enAsk, zh as zhAsk } from './ask-words.ts'
import type { DutyKind } from './kinds.ts'

/** A calendar day as the why-line writes it. */
export type WhyDay = { year: number; month: number; day: number; thisYear: boolean }
/** The month or quarter of a duty, seen from today. */
export type WhyPeriod = {
  every: 'month' | 'quarter'
  place: 'this' | 'last' | 'other'
  number: number
  year: number
  thisYear: boolean
}

const two = (n: number) => String(n).padStart(2, '0')
const enDays = (n: number) => (n === 1 ? '1 day' : `${n} days`)

const zhPeriod = ({ every, place, number, year, thisYear }: WhyPeriod): string => {
  if (place !== 'other') return `${place === 'this' ? '本' : '上'}${every === 'month' ? '月' : '季'}`
  return `${thisYear ? '' : `${year}年`}${every === 'month' ? `${number}月` : `${'一二三四'.charAt(number - 1)}季度`}`
}

const enPeriod = ({ every, place, number, year, thisYear }: WhyPeriod): string => {
  if (place !== 'other') return `${place} ${every}`
  return `in ${every === 'month' ? (enShortMonths[number - 1] ?? '') : `Q${number}`}${thisYear ? '' : ` ${year}`}`
}

export const zh = {
  ...zhAsk,
  kinds: {
    executive_meeting: '高层面谈',
    project_sync: '项目沟通',
    face_to_face: '面谈',
    follow_up: '随访',
    return_visit: '回访',
  } satisfies Record<DutyKind, string> as Record<DutyKind, string>,
  line: {
    client: (name: string, tier: string | undefined) => [name, tier].filter(Boolean).join(' · '),
    asked: '说明待批',
    guessed: '放假安排还没导入，日期可能会变',
    allGuessed: '放假安排还没导入，日期可能会变',
    owner: (name: string) => name,
    nobody: '没人跟',
    log: '记一笔',
    plan: '约时间',
    visit: '回访',
    excuse: '说明',
  },
  due: {
    title: {
      mine: (count: number) => (count === 0 ? '手上没有欠着的' : `还有 ${count} 项要做`),
      people: (count: number) => (count === 0 ? '团队没有欠着的' : `团队还有 ${count} 项要做`),
      client: '这家该做的',
    },
    summary: '到期的事',
    counts: (c: { overdue: number; today: number; week: number; later: number }) =>
      [
        c.overdue > 0 && `逾期 ${c.overdue}`,
        c.today > 0 && `今天 ${c.today}`,
        c.week > 0 && `7 天内 ${c.week}`,
        c.later > 0 && `更晚 ${c.later}`,
      ]
        .filter((one) => one !== false)
        .join(' · '),
    none: {
      mine: '名下客户这一期该见的、该联系的都做完了。',
      people: '大家这一期该见的、该联系的都做完了。',
      client: '没有定级，或者这一期还没开始，没有要做的。',
    },
    paused: (until: string) => `客户要求暂停，到${until}`,
    pauseAsked: (until: string) => `暂停到${until}，等审批`,
    more: (left: number) => `还有 ${left} 项`,
    first: '回到开头',
    mine: '看我的',
    people: '看团队的',
    pause: '客户要求暂停',
    part: '该做的',
    open: '到期与说明',
  },
  clients: {
    title: (count: number) => (count === 0 ? '名下还没有客户' : `我的客户 ${count} 家`),
    summary: '我的客户',
    none: '有人把客户交给你，或你新建一家，就会列在这里。',
    allDone: '这一期都做完了',
    noTier: '还没定级，没有固定的走访节奏',
    notYet: '下一期开始算',
    overdueTag: (count: number) => `逾期 ${count} 家`,
    open: '打开',
    due: '看到期的事',
  },
  month: {
    title: (month: number) => `${month} 月走访情况`,
    summary: '本月走访',
    tier: (tier: string, c: { done: number; due: number; overdue: number; excused: number }) =>
      [
        `${tier}：完成 ${c.done}`,
        `待做 ${c.due}`,
        `逾期 ${c.overdue}`,
        ...(c.excused > 0 ? [`免做 ${c.excused}`] : []),
      ].join(' · '),
    none: '没有定级的客户，也就没有规定要走访的。',
    left: (count: number) => (count === 0 ? '都走访过了。' : `还没走访的 ${count} 项：`),
    basis: '战略高层面谈、一般客户面谈按季度算，其余按月。',
    all: '看全部',
    exporting: '要名单文件，得先审批。这一步还没开放，先在这里看。',
  },
  why: {
    day: ({ year, month, day, thisYear }: WhyDay) => `${thisYear ? '' : `${year}-`}${two(month)}-${two(day)}`,
    ofTicket: (number: number) => `工单 ${number} 关单回访：`,
    ofProject: (name: string, months: number) => `${name} 交付 ${months} 个月回访：`,
    head: (kind: string, period: WhyPeriod | undefined) => `${period ? zhPeriod(period) : ''}${kind}：`,
    done: (day: string) => `${day} 已完成`,
    doneLate: (day: string, days: number) => `${day} 已完成，晚了 ${days} 天`,
    excused: '说明过原因，这次免了',
    sinceLast: (days: number) => (days === 0 ? '今天联系过' : `距上次 ${days} 天`),
    countedFrom: (day: string) => `从 ${day} 算起`,
    none: '还没有',
    some: (done: number, needed: number) => `${needed} 次做了 ${done} 次`,
    missed: '没做成',
    missedSome: (done: number, needed: number) => `${needed} 次只做了 ${done} 次`,
    overdue: (workdays: number) => `逾期 ${workdays} 个工作日`,
    past: (day: string) => `${day} 已到期`,
    today: '今天到期',
    tomorrow: '明天到期',
    inDays: (days: number) => `${days} 天后到期`,
    by: (day: string) => `${day} 前`,
    join: (head: string, ...parts: string[]) => `${head}${parts.join('，')}`,
  },
}

export const en: typeof zh = {
  ...enAsk,
  kinds: {
    executive_meeting: 'Executive meeting',
    project_sync: 'Project meeting',
    face_to_face: 'Face-to-face',
    follow_up: 'Follow-up',
    return_visit: 'Return visit',
  },
  line: {
    client: (name, tier) => [name, tier].filter(Boolean).join(' · '),
    asked: 'excuse waits for approval',
    guessed: 'days off not imported yet, the date may move',
    allGuessed: 'Days off are not imported yet: dates may move',
    owner: (name) => name,
    nobody: 'nobody looks after it',
    log: 'Log it',
    plan: 'Set a time',
    visit: 'Return visit',
    excuse: 'Explain',
  },
  due: {
    title: {
      mine: (count) => (count === 0 ? 'Nothing owed' : `${count} to do`),
      people: (count) => (count === 0 ? 'The team owes nothing' : `${count} to do in the team`),
      client: 'What is owed here',
    },
    summary: 'What is due',
    counts: (c) =>
      [
        c.overdue > 0 && `${c.overdue} overdue`,
        c.today > 0 && `${c.today} today`,
        c.week > 0 && `${c.week} within 7 days`,
        c.later > 0 && `${c.later} later`,
      ]
        .filter((one) => one !== false)
        .join(' · '),
    none: {
      mine: 'Every client of yours was met and called as this period asks.',
      people: 'Everybody met and called their clients as this period asks.',
      client: 'Not tiered, or its period has not begun: nothing to do.',
    },
    paused: (until) => `The client asked for a pause, until ${until}`,
    pauseAsked: (until) => `Pause until ${until}, waits for approval`,
    more: (left) => `${left} more`,
    first: 'Back to the start',
    mine: 'Mine',
    people: 'My team',
    pause: 'Client asks for a pause',
    part: 'Owed',
    open: 'Due and excuses',
  },
  clients: {
    title: (count) => (count === 0 ? 'No clients yet' : count === 1 ? 'My client' : `My ${count} clients`),
    summary: 'My clients',
    none: 'A client handed to you, or one you create, is listed here.',
    allDone: 'All done this period',
    noTier: 'Not tiered: no set rhythm of visits',
    notYet: 'counts from the next period',
    overdueTag: (count) => `${count} overdue`,
    open: 'Open',
    due: 'What is due',
  },
  month: {
    title: (month) => `Visits in ${enMonths[month - 1] ?? ''}`,
    summary: 'Visits this month',
    tier: (tier, c) =>
      [
        `${tier}: ${c.done} done`,
        `${c.due} to do`,
        `${c.overdue} overdue`,
        ...(c.excused > 0 ? [`${c.excused} excused`] : []),
      ].join(' · '),
    none: 'No client is tiered, so no visits are asked for.',
    left: (count) => (count === 0 ? 'All of them were visited.' : `Not visited yet (${count}):`),
    basis: 'Executive meetings, and general clients, count by quarter; the others by month.',
    all: 'See all',
    exporting: 'A list as a file needs approval. That is not open yet; look here for now.',
  },
  why: {
    day: ({ year, month, day, thisYear }) =>
      `${enShortMonths[month - 1] ?? ''} ${day}${thisYear ? '' : `, ${year}`}`,
    ofTicket: (number) => `Return visit after ticket ${number}: `,
    ofProject: (name, months) => `Return visit ${months} months after hand-over, ${name}: `,
    head: (kind, period) => `${kind}${period ? ` ${enPeriod(period)}` : ''}: `,
    done: (day) => `done ${day}`,
    doneLate: (day, days) => `done ${day}, ${enDays(days)} late`,
    excused: 'excused this time',
    sinceLast: (days) => (days === 0 ? 'in touch today' : `${enDays(days)} since the last`),
    countedFrom: (day) => `counted from ${day}`,
    none: 'not yet',
    some: (done, needed) => `${done} of ${needed} done`,
    missed: 'did not happen',
    missedSome: (done, needed) => `only ${done} of ${needed} done`,
    overdue: (workdays) => `${workdays === 1 ? '1 workday' : `${workdays} workdays`} overdue`,
    past: (day) => `was due ${day}`,
    today: 'due today',
    tomorrow: 'due tomorrow',
    inDays: (days) => `due in ${enDays(days)}`,
    by: (day) => `due ${day}`,
    join: (head, ...parts) => `${head}${parts.join(', ')}`,
  },
}
