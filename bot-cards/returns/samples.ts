import type { DutyView } from '../duties/views.ts'
import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import type { ReturnAbout, ReturnFormView, ReturnListView, ReturnMadeView } from './views.ts'

const duty = (more: Partial<DutyView> = {}): DutyView => ({
  id: id('dty'),
  version: 1,
  client: { id: id('cli'), name: '万川置业', tier: 'important', owner: { id: id('per'), name: '李明' } },
  holder: { id: id('per', 2), name: '陈刚' },
  kind: 'return_visit',
  from: '2026-11-23',
  until: '9999-12-31',
  due: '2026-11-25',
  rolling: false,
  needed: 1,
  done: 0,
  status: 'open',
  overdue: 0,
  asked: false,
  why: { zh: '工单 12 关单回访：2 天后到期', en: 'Return visit after ticket 12: due in 2 days' },
  ...more,
})
const overdue = duty({
  id: id('dty', 2),
  due: '2026-11-20',
  overdue: 1,
  client: { id: id('cli', 2), name: '龙澜商业' },
  why: {
    zh: '龙澜中心大堂改造 交付 12 个月回访：逾期 1 个工作日',
    en: 'Return visit 12 months after hand-over, 龙澜中心大堂改造: 1 workday overdue',
  },
})

const about: ReturnAbout = {
  client: '万川置业',
  ticket: { number: 12, place: '3号楼 大堂顶上', solution: '防水层重做，闭水 24 小时没渗' },
}

const form: ReturnFormView = { ...drawn, duty: duty(), about, fields: {}, errors: {} }
export const returnFormSamples: Record<string, ReturnFormView> = {
  'after a ticket': form,
  'after hand-over': { ...form, duty: overdue, about: { client: '龙澜商业', project: '龙澜中心大堂改造' } },
  'something missing': {
    ...form,
    fields: { how: 'on_site', problems: '又有一处渗水' },
    errors: {
      condition: { zh: '选一下现在怎么样。', en: 'Choose how it is now.' },
      score: { zh: '问客户打几分，1 到 5。', en: 'Ask the client for a score, 1 to 5.' },
    },
  },
  extremes: {
    ...form,
    about: {
      client: endless,
      project: hostile,
      ticket: { number: 123_456, place: endless, solution: endless },
    },
    fields: { how: hostile, condition: endless, score: hostile, suggestions: endless, problems: hostile },
    errors: { problems: { zh: hostile, en: hostile } },
  },
}

const made: ReturnMadeView = {
  ...drawn,
  about,
  made: {
    at: at('2026-11-23 16:20'),
    by: '陈刚',
    how: 'phone',
    condition: 'good',
    score: 5,
    suggestions: '下次来之前提前一天说一声',
    problems: '',
  },
  followUp: false,
}
export const returnMadeSamples: Record<string, ReturnMadeView> = {
  'all well': made,
  'a low score and a new problem': {
    ...made,
    made: {
      ...made.made,
      how: 'on_site',
      condition: 'bad',
      score: 2,
      problems: '二层卫生间门口又渗',
      problemTicket: 31,
    },
    followUp: true,
  },
  extremes: {
    ...made,
    about: { client: hostile, project: endless },
    made: { ...made.made, by: endless, suggestions: endless, problems: hostile, problemTicket: 123_456 },
  },
}

export const returnListSamples: Record<string, ReturnListView> = {
  usual: { ...drawn, lines: [overdue, duty()], from: 0, total: 7, overdue: 1 },
  'the second page': { ...drawn, lines: [duty(), duty({ id: id('dty', 3) })], from: 5, total: 7, overdue: 0 },
  none: { ...drawn, lines: [], from: 0, total: 0, overdue: 0 },
  hostile: {
    ...drawn,
    lines: Array.from({ length: 5 }, (_, n) =>
      duty({
        id: id('dty', n),
        client: { id: id('cli', n), name: endless },
        why: { zh: hostile, en: hostile },
      }),
    ),
    from: 0,
    total: 5,
    overdue: 5,
  },
}
