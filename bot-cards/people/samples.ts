import { drawn, endless, hostile, id, openId } from '../kit/samples.ts'
import { roles } from '../rights/roles.ts'
import type { LeaveRow, LeaveView, PeopleListView, PersonRow, PersonView } from './views.ts'

const row = (n: number, name: string, more: Partial<PersonRow> = {}): PersonRow => ({
  id: id('per', n),
  name,
  roles: ['sales'],
  manager: '王芳',
  state: 'active',
  away: false,
  nda: true,
  ...more,
})

export const listSamples: Record<string, PeopleListView> = {
  'the first five': {
    q: '',
    from: 0,
    total: 13,
    rows: [
      row(1, '李明'),
      row(2, '周婷', { away: true }),
      row(3, '王芳', { roles: ['sales', 'manager', 'head_of_sales'], manager: '孙丽' }),
      row(4, '许诺', { roles: ['marketing'], nda: false, manager: '孙丽' }),
      row(5, '吴姐', { roles: [] }),
    ],
  },
  'found by pinyin, one has left': {
    q: 'zhou',
    from: 0,
    total: 2,
    rows: [row(2, '周婷'), row(6, '周凯', { state: 'left' })],
  },
  'the last page': { q: '', from: 10, total: 11, rows: [row(7, '郑国栋', { roles: ['general_manager'] })] },
  'nobody of that name': { q: '欧阳', from: 0, total: 0, rows: [] },
  'hostile words': {
    q: endless,
    from: 5,
    total: 400,
    rows: Array.from({ length: 5 }, (_, n) => row(n, hostile, { roles: [...roles], manager: hostile })),
  },
}

const leave = (n: number, from: string, last: string, more: Partial<LeaveRow> = {}): LeaveRow => ({
  id: id('abs', n),
  version: 1,
  from,
  last,
  deputyAway: false,
  ...more,
})

const zhou: PersonView = {
  ...drawn,
  person: id('per', 2),
  version: 3,
  name: '周婷',
  roles: ['sales'],
  rolesSet: false,
  departments: ['销售一部'],
  manager: '王芳',
  state: 'active',
  nda: true,
  leaves: [leave(1, '2026-12-01', '2026-12-05', { deputy: '李明' })],
  back: { q: '', from: 0 },
}

export const personSamples: Record<string, PersonView> = {
  'by the directory': zhou,
  'set by an admin, unsigned': {
    ...zhou,
    roles: ['sales', 'archivist'],
    rolesSet: true,
    nda: false,
    leaves: [],
  },
  'nothing known': { ...zhou, roles: [], departments: [], leaves: [], manager: '' },
  left: { ...zhou, state: 'left', leaves: [] },
  'hostile words': {
    ...zhou,
    name: hostile,
    departments: Array.from({ length: 12 }, () => hostile),
    manager: endless,
    roles: [...roles],
    rolesSet: true,
    leaves: Array.from({ length: 12 }, (_, n) =>
      leave(n, '2026-12-01', '2027-12-05', { deputy: hostile, deputyAway: true }),
    ),
  },
}

const mine: LeaveView = {
  ...drawn,
  person: id('per', 1),
  leaves: [],
  fields: {},
  errors: {},
  colleagues: [openId(1), openId(2)],
}

export const leaveSamples: Record<string, LeaveView> = {
  'nothing planned': mine,
  'understood from words': { ...mine, fields: { from: '2026-12-01', last: '2026-12-05', deputy: openId(2) } },
  'two planned': {
    ...mine,
    leaves: [
      leave(1, '2026-11-23', '2026-11-24', { deputy: '周婷' }),
      leave(2, '2026-12-30', '2027-01-02', { deputy: '周强', deputyAway: true }),
      leave(3, '2027-02-04', '2027-02-04'),
    ],
  },
  'a colleague’s, with errors': {
    ...mine,
    who: '周婷',
    fields: { from: '2026-12-05', last: '2026-12-01' },
    errors: {
      last: {
        zh: '最后一天比开始还早，看一下。',
        en: 'The last day is before the first. Please look again.',
      },
      deputy: { zh: '「小周」可能是周婷、周强，选一下。', en: '“小周” could be 周婷, 周强. Please pick.' },
    },
  },
  'hostile words': {
    ...mine,
    who: hostile,
    leaves: Array.from({ length: 20 }, (_, n) =>
      leave(n, '2026-12-01', '2026-12-05', { deputy: endless, deputyAway: true }),
    ),
    errors: { from: { zh: hostile, en: hostile } },
    colleagues: Array.from({ length: 60 }, (_, n) => openId(n)),
  },
}
