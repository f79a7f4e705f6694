import { drawn, endless, hostile, id, openId } from '../kit/samples.ts'
import { type Seat, seats } from './actions.ts'
import type { SeatRow, TeamView, VacanciesView } from './views.ts'

const names: Record<Seat, string> = {
  marketing: '许诺',
  project_manager: '何伟',
  designer: '吴越',
  engineer: '周强',
  after_sales_lead: '陈刚',
  legal: '林晓',
}
const filled = (seat: Seat, n: number, more: Partial<NonNullable<SeatRow['person']>> = {}): SeatRow => ({
  seat,
  was: id('sea', n),
  version: 1,
  person: { name: names[seat], since: '2026-03-02', here: true, nda: true, ...more },
})
const vacant = (seat: Seat): SeatRow => ({ seat, was: '', version: 0 })

const full: TeamView = {
  ...drawn,
  lead: { name: '王芳', deputy: '李明' },
  rows: seats.map((seat, n) => filled(seat, n)),
  mayAssign: true,
  history: [{ seat: 'legal', name: '孙律', from: '2025-03-03', last: '2026-03-01' }],
}

export const teamSamples: Record<string, TeamView> = {
  'everybody in place': full,
  'two vacancies, one to come': {
    ...full,
    rows: seats.map((seat, n) =>
      seat === 'engineer'
        ? { ...vacant(seat), next: { name: '周强', from: '2026-12-01' } }
        : seat === 'after_sales_lead'
          ? filled(seat, n, { here: false, deputy: '周强' })
          : filled(seat, n, seat === 'marketing' ? { nda: false, deputy: '周婷' } : {}),
    ),
  },
  'looked at by somebody else, no lead': {
    ...drawn,
    rows: seats.map(vacant),
    mayAssign: false,
    history: [],
  },
  'choosing somebody': {
    ...full,
    rows: seats.map(vacant),
    history: [],
    form: {
      seat: 'engineer',
      fields: { from: '2026-12-01' },
      errors: { person: { zh: '选一位同事。', en: 'Pick a colleague.' } },
      colleagues: [openId(1), openId(2)],
    },
  },
  'an account team': {
    ...full,
    client: { id: id('cli', 1), name: '万川置业', strategic: true },
    lead: { name: '李明' },
    rows: seats.map((seat, n) => (n % 2 ? vacant(seat) : filled(seat, n))),
    history: [],
  },
  'hostile words': {
    ...full,
    client: { id: id('cli', 1), name: hostile, strategic: false },
    lead: { name: hostile, deputy: endless },
    rows: seats.map((seat, n) => ({
      ...filled(seat, n, { name: endless, deputy: hostile, nda: false, here: false }),
      next: { name: hostile, from: '2026-12-01' },
    })),
    history: Array.from({ length: 40 }, () => ({
      seat: 'legal' as const,
      name: endless,
      from: '2025-03-03',
      last: '2026-03-01',
    })),
    form: {
      seat: 'legal',
      fields: { person: openId(1) },
      errors: { deputy: { zh: hostile, en: hostile } },
      colleagues: Array.from({ length: 60 }, (_, n) => openId(n)),
    },
  },
}

export const vacancySamples: Record<string, VacanciesView> = {
  'one seat': {
    ...drawn,
    noLead: false,
    seats: [{ seat: 'after_sales_lead', last: '陈刚', since: '2026-11-20', deputy: '周强' }],
  },
  'no lead, three seats': {
    ...drawn,
    noLead: true,
    seats: [
      { seat: 'legal', last: '林晓', since: '2026-11-02' },
      { seat: 'marketing', last: '许诺', since: '2026-11-23' },
      { seat: 'designer', last: '吴越', since: '2026-11-23' },
    ],
  },
  'no lead': { ...drawn, noLead: true, seats: [] },
  'hostile words': {
    ...drawn,
    noLead: true,
    seats: seats.map((seat) => ({ seat, last: endless, since: '2025-01-01', deputy: hostile })),
  },
}
