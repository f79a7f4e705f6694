import { at, drawn, endless, hostile, id, openId } from '../kit/samples.ts'
import type { HandoverView, LeaverView, OfferView } from './views.ts'

const usual: HandoverView = {
  ...drawn,
  handover: id('hov'),
  version: 3,
  name: '李明',
  kind: 'leave',
  lastDay: '2026-12-04',
  endsAt: at('2026-12-05 00:00'),
  ended: false,
  sudden: false,
  status: 'open',
  counts: [
    { kind: 'client', total: 9, done: 3, offered: 4 },
    { kind: 'step', total: 4, done: 1, offered: 0 },
    { kind: 'draft', total: 1, done: 0, offered: 0 },
    { kind: 'approval', total: 1, done: 0, offered: 0 },
    { kind: 'grant', total: 1, done: 0, offered: 0 },
    { kind: 'pledge', total: 1, done: 0, offered: 0 },
  ],
  waitingFor: ['周婷'],
  toOffer: [
    { item: id('hoi', 1), client: '万川置业', step: false },
    { item: id('hoi', 2), client: '龙澜商业', step: false },
    { item: id('hoi', 3), client: '银禾广场', step: true },
  ],
  colleagues: [openId(1), openId(2)],
  successor: openId(2),
  pledge: 'open',
  mayCancel: false,
}

export const progressSamples: Record<string, HandoverView> = {
  'under way': usual,
  'just begun': {
    ...usual,
    version: 1,
    counts: [
      { kind: 'client', total: 9, done: 0, offered: 9 },
      { kind: 'pledge', total: 1, done: 0, offered: 0 },
    ],
    toOffer: [],
    mayCancel: true,
  },
  'gone without a word': { ...usual, sudden: true, ended: true },
  'everything done': {
    ...usual,
    ended: true,
    counts: [
      { kind: 'client', total: 9, done: 9, offered: 0 },
      { kind: 'pledge', total: 1, done: 1, offered: 0 },
    ],
    waitingFor: [],
    toOffer: [],
    pledge: 'signed',
  },
  closed: {
    ...usual,
    ended: true,
    status: 'closed',
    counts: usual.counts.map((one) => ({ ...one, done: one.total, offered: 0 })),
    toOffer: [],
    waitingFor: [],
    pledge: 'missing',
  },
  cancelled: { ...usual, status: 'cancelled' },
  'hostile words': {
    ...usual,
    name: hostile,
    waitingFor: Array.from({ length: 12 }, () => endless),
    toOffer: Array.from({ length: 60 }, (_, n) => ({ item: id('hoi', n), client: hostile, step: n % 2 > 0 })),
  },
}

const offer: OfferView = {
  ...drawn,
  handover: id('hov'),
  version: 2,
  leaver: '李明',
  lastDay: '2026-12-04',
  state: 'open',
  rows: [
    { item: id('hoi', 1), client: '万川置业', tier: 'strategic', steps: 2, step: false },
    { item: id('hoi', 2), client: '龙澜商业', steps: 0, step: false },
    { item: id('hoi', 3), client: '银禾广场', tier: 'general', steps: 1, step: true },
  ],
  accepted: 0,
}

export const offerSamples: Record<string, OfferView> = {
  'three to take': offer,
  'some taken': { ...offer, accepted: 2, rows: offer.rows.slice(0, 1) },
  'all taken': { ...offer, state: 'answered', accepted: 3, rows: [] },
  'all given back': { ...offer, state: 'answered', rows: [] },
  cancelled: { ...offer, state: 'cancelled' },
  'hostile words': {
    ...offer,
    leaver: hostile,
    reason: endless,
    rows: Array.from({ length: 40 }, (_, n) => ({
      item: id('hoi', n),
      client: hostile,
      steps: 9,
      step: false,
    })),
  },
}

const leaver: LeaverView = {
  ...drawn,
  handover: id('hov'),
  version: 1,
  manager: '王芳',
  kind: 'leave',
  lastDay: '2026-12-04',
  clients: 9,
  drafts: 1,
  state: 'open',
}

export const leaverSamples: Record<string, LeaverView> = {
  'to be signed': leaver,
  'nothing to hand over': { ...leaver, kind: 'transfer', clients: 0, drafts: 0 },
  signed: { ...leaver, drafts: 0, state: 'signed' },
  cancelled: { ...leaver, state: 'cancelled' },
  'hostile words': { ...leaver, manager: hostile },
}
