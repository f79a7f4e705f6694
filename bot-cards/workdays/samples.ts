import { at, drawn, endless, hostile } from '../kit/samples.ts'
import type {
  DaysView,
  ListDraftView,
  ListFormView,
  MissingYearView,
  OwnFormView,
  WorkYearView,
} from './views.ts'

const off = (name: string, from: string, last: string): DaysView => ({ kind: 'off', name, from, last })
const work = (name: string, day: string): DaysView => ({ kind: 'work', name, from: day, last: day })

const days2026: DaysView[] = [
  off('元旦', '2026-01-01', '2026-01-03'),
  work('元旦', '2026-01-04'),
  off('春节', '2026-02-15', '2026-02-23'),
  work('春节', '2026-02-14'),
  work('春节', '2026-02-28'),
  off('清明节', '2026-04-04', '2026-04-06'),
  off('劳动节', '2026-05-01', '2026-05-05'),
  work('劳动节', '2026-05-09'),
  off('端午节', '2026-06-19', '2026-06-21'),
  off('中秋节', '2026-09-25', '2026-09-27'),
  off('国庆节', '2026-10-01', '2026-10-07'),
  work('国庆节', '2026-09-20'),
  work('国庆节', '2026-10-10'),
]
const statutory2027: DaysView[] = [
  off('元旦', '2027-01-01', '2027-01-01'),
  off('春节', '2027-02-05', '2027-02-08'),
  off('清明节', '2027-04-05', '2027-04-05'),
  off('劳动节', '2027-05-01', '2027-05-02'),
  off('端午节', '2027-06-09', '2027-06-09'),
  off('中秋节', '2027-09-15', '2027-09-15'),
  off('国庆节', '2027-10-01', '2027-10-03'),
]
const set = { who: '赵敏', at: at('2026-11-12 09:30') }
const many = (n: number, name: string): DaysView[] =>
  Array.from({ length: n }, (_, i) => {
    const day = `2027-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`
    return { kind: i % 3 === 0 ? 'work' : 'off', name: `${i}${name}`.slice(0, 20), from: day, last: day }
  })

export const yearSamples: Record<string, WorkYearView> = {
  shipped: { ...drawn, year: 2026, source: { is: 'shipped' }, days: days2026, own: [], workdays: 248 },
  'no list yet': {
    ...drawn,
    year: 2027,
    source: { is: 'none' },
    days: statutory2027,
    own: [{ ...off('公司年会', '2027-01-29', '2027-01-29'), ...set }],
    workdays: 253,
  },
  'imported, with own days': {
    ...drawn,
    year: 2026,
    source: { is: 'imported', ...set },
    days: days2026,
    own: [
      { ...work('全员盘点', '2026-12-26'), ...set },
      { ...off('春节多放', '2026-02-24', '2026-02-28'), at: set.at },
    ],
    workdays: 244,
  },
  extremes: {
    ...drawn,
    year: 2027,
    source: { is: 'imported', who: hostile, at: set.at },
    days: many(60, hostile),
    own: many(30, hostile).map((one) => ({ ...one, who: endless, at: set.at })),
    workdays: 0,
  },
}

export const formSamples: Record<string, ListFormView> = {
  empty: { faults: [] },
  'with faults': {
    year: '2027',
    text: '二、春节：2月5日（周五）至11日（周四）放假调休，共8天。\n2月30日上班',
    faults: [
      { line: 1, code: 'wrong_count', heard: '二、春节：2月5日（周五）至11日（周四）放假调休，共8天。' },
      { line: 2, code: 'no_such_day', heard: '2月30日' },
    ],
  },
  hostile: {
    year: hostile,
    text: endless,
    faults: Array.from({ length: 40 }, (_, line) => ({ line, code: 'kind_missing', heard: hostile })),
  },
}

export const draftSamples: Record<string, ListDraftView> = {
  usual: { year: 2026, days: days2026, missing: [], replaces: 'none', version: 0 },
  'holidays missing, another list there': {
    year: 2027,
    days: [off('春节', '2027-02-05', '2027-02-11'), work('', '2027-02-20')],
    missing: statutory2027.filter((one) => one.name !== '春节'),
    replaces: 'imported',
    version: 3,
  },
  extremes: {
    year: 2027,
    days: many(60, hostile),
    missing: statutory2027,
    replaces: 'shipped',
    version: 3,
  },
}

export const ownSamples: Record<string, OwnFormView> = {
  empty: { year: 2026, fields: {}, errors: {} },
  wrong: {
    year: 2026,
    fields: { name: hostile, kind: 'off', from: '2026-12-05', last: '2026-12-01' },
    errors: { name: 'missing', last: 'backwards', from: 'taken' },
  },
}

export const missingSamples: Record<string, MissingYearView> = {
  usual: { years: [2027], touched: 12 },
  'two years': { years: [2027, 2028], touched: 0 },
}
