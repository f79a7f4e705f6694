import { at, drawn, endless, hostile, id, openId } from '../kit/samples.ts'
import { zh } from './period-words.ts'
import type { PlanFormView, PlanView } from './views.ts'

export const sampleForm: PlanFormView = {
  fields: {
    kind: 'face_to_face',
    at: '2026-12-02 14:30',
    theirs: '陈总、设计小吴',
    agenda: '春季翻新',
    ours: [openId(2)],
    step: '发翻新方案',
    step_due: '2026-12-04',
  },
  errors: {},
  colleagues: [openId(2), openId(3)],
}

const base: PlanView = {
  ...drawn,
  plan: id('pli'),
  version: 1,
  client: { id: id('cli'), name: '银禾连锁' },
  kind: 'face_to_face',
  time: { at: at('2026-12-02 14:30'), precision: 'exact' },
  minutes: 60,
  owner: '李明',
  ours: ['周强'],
  theirs: ['陈总', '设计小吴'],
  agenda: '春季翻新',
  steps: [{ text: '发翻新方案', due: '2026-12-04', owner: '李明' }],
  warnings: [],
  moves: [],
  mine: true,
  state: { status: 'draft', missing: [] },
}

const drafted: PlanView = {
  ...base,
  agenda: zh.agendas.face_to_face,
  steps: [{ text: zh.step, due: '2026-12-02', owner: '李明', facing: 'internal' }],
}

const published: PlanView = { ...base, version: 2, state: { status: 'published', over: false } }

export const itemSamples: Record<string, PlanView> = {
  'ready to publish': base,
  'follow-up missing': {
    ...base,
    steps: [],
    state: {
      status: 'draft',
      missing: ['steps'],
      form: { fields: { ours: [], step_due: '2026-12-03' }, errors: {}, only: ['steps'], colleagues: [] },
    },
  },
  'nothing but a day': {
    ...base,
    ours: [],
    theirs: [],
    agenda: '',
    steps: [],
    time: { at: at('2026-12-02 15:00'), precision: 'half' },
    warnings: [{ code: 'busy', client: '万川置业', at: at('2026-12-02 15:00') }],
    state: {
      status: 'draft',
      missing: ['time', 'people', 'agenda', 'steps'],
      form: {
        fields: { ours: [], at: '2026-12-02 15:00' },
        errors: { theirs: { zh: '写一下对方谁参加。', en: 'Say who of theirs comes.' } },
        only: ['time', 'people', 'agenda', 'steps'],
        colleagues: [],
      },
    },
  },
  'as keqing drafted it': drafted,
  'as keqing drafted it, in the form': {
    ...drafted,
    state: {
      status: 'draft',
      missing: [],
      form: {
        ...sampleForm,
        fields: { ...sampleForm.fields, agenda: drafted.agenda, step: drafted.steps[0]?.text },
      },
    },
  },
  editing: { ...base, state: { status: 'draft', missing: [], form: sampleForm } },
  published,
  'published, others look': { ...published, mine: false },
  'on a day off, somebody away, moved twice': {
    ...published,
    version: 4,
    warnings: [{ code: 'day_off' }, { code: 'away', who: '周强' }, { code: 'calendar_guessed' }],
    moves: [
      { from: at('2026-11-30 10:00'), to: at('2026-12-01 10:00'), by: '李明', at: at('2026-11-23 11:00') },
      { from: at('2026-12-01 10:00'), to: at('2026-12-02 14:30'), by: '王芳', at: at('2026-11-23 15:00') },
    ],
  },
  'editing what is published': {
    ...published,
    state: { status: 'published', over: false, form: sampleForm },
  },
  moving: {
    ...published,
    state: {
      status: 'moving',
      form: { fields: { ours: [], at: '2026-12-02 14:30' }, errors: {}, only: ['time'], colleagues: [] },
    },
  },
  'asked before cancelling': { ...published, state: { status: 'cancelling' } },
  'over, not logged': {
    ...published,
    time: { at: at('2026-11-23 10:00'), precision: 'exact' },
    state: { status: 'published', over: true },
  },
  done: {
    ...published,
    time: { at: at('2026-11-20 10:00'), precision: 'exact' },
    state: { status: 'done' },
  },
  cancelled: {
    ...published,
    moves: [{ from: at('2026-12-02 14:30'), by: '李明', at: at('2026-11-23 11:00') }],
    state: { status: 'cancelled' },
  },
  extremes: {
    ...base,
    client: { id: id('cli', 2), name: hostile },
    owner: hostile,
    ours: Array.from({ length: 20 }, () => hostile),
    theirs: Array.from({ length: 40 }, () => endless),
    agenda: endless,
    place: endless,
    steps: Array.from({ length: 9 }, () => ({ text: endless, due: '2026-12-04', owner: hostile })),
    warnings: [{ code: 'busy', client: endless, at: at('2026-12-02 15:00') }],
    moves: Array.from({ length: 30 }, () => ({
      from: at('2026-11-30 10:00'),
      to: at('2026-12-01 10:00'),
      by: hostile,
      at: at('2026-11-23 11:00'),
    })),
    state: { status: 'published', over: true },
  },
  'extremes in the form': {
    ...base,
    state: {
      status: 'draft',
      missing: ['agenda'],
      form: {
        ...sampleForm,
        fields: {
          ...sampleForm.fields,
          agenda: endless,
          theirs: endless,
          place: hostile,
          minutes: '45',
          step_2: hostile,
          step_due_2: '2026-12-05',
          step_3: endless,
        },
        errors: {
          agenda: { zh: '写一句聊什么。', en: 'Say what it is about.' },
          step_due_3: { zh: '选一天。', en: 'Pick a day.' },
        },
        clients: Array.from({ length: 20 }, (_, n) => ({ id: id('cli', n), name: endless })),
        colleagues: Array.from({ length: 40 }, (_, n) => openId(n)),
      },
    },
  },
}
