import { drawn, endless, hostile, id, openId } from '../kit/samples.ts'
import type { OpenStep } from '../visits/views.ts'
import type { HandedView, TodoView } from './views.ts'

const step = (
  n: number,
  text: string,
  client: string,
  due?: string,
  more: Partial<Pick<OpenStep, 'facing' | 'done'>> = {},
): OpenStep => ({
  id: id('act', n),
  version: 1,
  client,
  text,
  facing: 'client',
  owner: '小李',
  done: false,
  ...(due ? { due } : {}),
  ...more,
})

export const todoSamples: Record<string, TodoView> = {
  'a usual day': {
    ...drawn,
    name: '小李',
    steps: [
      step(1, '补二期样板间报价', '万川置业', '2026-11-20'),
      step(2, '回李工点位图意见', '龙澜商业', '2026-11-23'),
      step(3, '给最新机电图纸', '万川置业', '2026-11-27', { facing: 'theirs' }),
      step(4, '付一期尾款', '华岳置地（华东）', '2026-11-30', { facing: 'theirs' }),
      step(5, '内部评审春季翻新方案', '银禾商业', undefined, { facing: 'internal' }),
    ],
    page: 0,
    pages: 2,
    counts: { open: 8, late: 1, theirs: 3 },
  },
  'one being changed': {
    ...drawn,
    name: '小李',
    steps: [
      step(1, '补二期样板间报价', '万川置业', '2026-11-20'),
      step(2, '回李工点位图意见', '龙澜商业', '2026-11-23'),
    ],
    page: 0,
    pages: 1,
    counts: { open: 2, late: 1, theirs: 0 },
    form: {
      item: id('act', 1),
      fields: { due: undefined, owner: undefined },
      errors: {},
      colleagues: [openId(2), openId(3)],
    },
  },
  'one being changed, to a day that is over and somebody unknown': {
    ...drawn,
    name: '小李',
    steps: [step(1, endless, hostile, '2026-11-20')],
    page: 3,
    pages: 4,
    counts: { open: 16, late: 1, theirs: 2 },
    form: {
      item: id('act', 1),
      fields: { due: '2026-11-02', owner: openId(9) },
      errors: {
        due: { zh: '这天已经过了，换一天。', en: 'That day is over, pick another.' },
        owner: { zh: '我还不认识这位同事。', en: 'I do not know this colleague yet.' },
      },
      colleagues: [openId(2)],
    },
  },
  'one just done': {
    ...drawn,
    name: '小周',
    steps: [
      step(1, '寄门头材料样板', '银禾商业', '2026-11-20', { done: true }),
      step(2, '发报价', '龙澜商业', '2026-11-23'),
    ],
    page: 0,
    pages: 1,
    counts: { open: 1, late: 0, theirs: 0 },
  },
  empty: {
    ...drawn,
    name: '新来的小吴',
    steps: [],
    page: 0,
    pages: 1,
    counts: { open: 0, late: 0, theirs: 0 },
  },
  'as long and hostile as can be': {
    ...drawn,
    name: hostile,
    steps: Array.from({ length: 12 }, (_, n) =>
      step(n, endless, hostile, '2025-03-01', { facing: n % 2 === 0 ? 'theirs' : 'internal' }),
    ),
    page: 40,
    pages: 80,
    counts: { open: 400, late: 399, theirs: 200 },
  },
}

export const handedSamples: Record<string, HandedView> = {
  'by a colleague': { ...drawn, by: '李明', step: step(1, '补二期样板间报价', '万川置业', '2026-11-27') },
  'what a client owes, without a day': {
    ...drawn,
    by: '王芳',
    step: step(2, '给最新机电图纸', '龙澜商业', undefined, { facing: 'theirs' }),
  },
  'as long and hostile as can be': { ...drawn, by: endless, step: step(3, endless, hostile, '2025-03-01') },
}
