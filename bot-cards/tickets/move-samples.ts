import { endless, hostile, id } from '../kit/samples.ts'
import { asked } from './actions.ts'
import type { MoveFormView } from './views.ts'

const base: MoveFormView = {
  ticket: { id: id('tkt'), number: 12, version: 3, where: '3号楼 大堂顶上' },
  move: 'resolve',
  kind: 'repair',
  coverage: 'in',
  fields: {},
  errors: {},
  people: [
    { id: id('per', 1), name: '陈刚' },
    { id: id('per', 2), name: '孟涛' },
  ],
  others: [{ id: id('tkt', 2), number: 11, where: '3号楼 电梯厅' }],
}

/** Every question once, and the extremes. */
export const moveFormSamples: Record<string, MoveFormView> = {
  ...Object.fromEntries(
    asked.map((move): [string, MoveFormView] => [
      move,
      { ...base, move, ...(move === 'arrive' ? { kind: 'complaint' as const } : {}) },
    ]),
  ),
  'solved, out of warranty, something missing': {
    ...base,
    coverage: 'out',
    fields: { cost: '三百八' },
    errors: {
      text: { zh: '写一句，一句就够。', en: 'Write a sentence, one will do.' },
      cost: { zh: '写成数字，比如 380。', en: 'Write a number, such as 380.' },
    },
  },
  'corrected, as it stands': {
    ...base,
    move: 'correct',
    fields: {
      level: 'p1',
      work: 'waterproofing',
      part: '3号楼',
      place: '大堂顶上',
      text: '3号楼大堂顶上漏水 急！！！',
      reporter: '物业刘工',
      phone: '13800138000',
    },
  },
  'nothing to merge with': { ...base, move: 'merge', others: [] },
  extremes: {
    ...base,
    move: 'correct',
    ticket: { ...base.ticket, number: 123_456, where: endless },
    fields: {
      level: hostile,
      part: endless,
      place: endless,
      text: endless,
      reporter: hostile,
      phone: endless,
    },
    errors: { text: { zh: hostile, en: hostile } },
    people: Array.from({ length: 60 }, (_, n) => ({ id: id('per', n), name: endless })),
    others: Array.from({ length: 30 }, (_, n) => ({ id: id('tkt', n), number: n, where: hostile })),
  },
}
