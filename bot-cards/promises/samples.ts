import { drawn, endless, hostile, id } from '../kit/samples.ts'
import type { OpenStep } from '../visits/views.ts'
import type { TodoView } from './views.ts'

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
