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
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const enDays = (n: number) => (n === 1 ? '1 day' : `${n} days`)

const zhPeriod = ({ every, place, number, year, thisYear }: WhyPeriod): string => {
  if (place !== 'other') return `${place === 'this' ? '本' : '上'}${every === 'month' ? '月' : '季'}`
  return `${thisYear ? '' : `${year}年`}${every === 'month' ? `${number}月` : `${'一二三四'.charAt(number - 1)}季度`}`
}

const enPeriod = ({ every, place, number, year, thisYear }: WhyPeriod): string => {
  if (place !== 'other') return `${place} ${every}`
  return `in ${every === 'month' ? (enMonths[number - 1] ?? '') : `Q${number}`}${thisYear ? '' : ` ${year}`}`
}

export const zh = {
  kinds: {
    executive_meeting: '高层面谈',
    project_sync: '项目沟通',
    face_to_face: '面谈',
    follow_up: '随访',
  } satisfies Record<DutyKind, string>,
  why: {
    day: ({ year, month, day, thisYear }: WhyDay) => `${thisYear ? '' : `${year}-`}${two(month)}-${two(day)}`,
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
  kinds: {
    executive_meeting: 'Executive meeting',
    project_sync: 'Project meeting',
    face_to_face: 'Face-to-face',
    follow_up: 'Follow-up',
  },
  why: {
    day: ({ year, month, day, thisYear }) =>
      `${enMonths[month - 1] ?? ''} ${day}${thisYear ? '' : `, ${year}`}`,
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
