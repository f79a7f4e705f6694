import { at, drawn, endless, hostile, id, openId } from '../kit/samples.ts'
import type { VisitView } from './views.ts'

const base: VisitView = {
  ...drawn,
  visit: id('vis'),
  version: 1,
  client: { id: id('cli', 1), name: '万川置业' },
  author: '小李',
  kind: 'face_to_face',
  when: { at: at('2026-11-20 14:30'), precision: 'exact' },
  people: ['王总'],
  ours: ['王芳', '周强'],
  alsoSync: false,
  executive: { held: true },
  said: '聊了二期样板间，王总想先看两个方案，精装预算卡在三千八一平。',
  amounts: [{ text: { zh: '3,800 元/㎡', en: '¥3,800/㎡' }, guessed: false }],
  nextSteps: [
    {
      text: '发报价',
      due: { value: '2026-11-27', guessed: false },
      owner: { openId: openId(1), name: '小李' },
      done: false,
    },
  ],
  attachments: [{ kind: 'image', name: 'IMG_2031.jpg', state: 'stored' }],
  changes: { count: 0 },
  state: { status: 'saved' },
}

export const visitSamples: Record<string, VisitView> = {
  saved: base,
  'no high-level meeting yet, they owe us drawings': {
    ...base,
    ours: [],
    alsoSync: true,
    executive: { held: false, missing: ['ours', 'unclear'] },
    nextSteps: [
      {
        text: '给最新图纸',
        facing: 'theirs',
        due: { value: '2026-11-30', guessed: false },
        owner: { openId: openId(1), name: '小李' },
        done: false,
      },
    ],
  },
  'changed twice, logged late': {
    ...base,
    when: { at: at('2026-11-05 09:00'), precision: 'half' },
    reason: '出差回来才补',
    changes: { count: 2, lastAt: at('2026-11-22 18:20'), lastBy: '小周' },
  },
  editing: {
    ...base,
    state: {
      status: 'editing',
      form: {
        item: 0,
        fields: {
          client: id('cli', 1),
          kind: 'face_to_face',
          at: '2026-11-20 14:30 +0800',
          people: '王总、周工',
          said: base.said,
          next_step: '发报价',
          next_owner: openId(1),
          next_due: '2026-11-27 +0800',
        },
        errors: {},
        recent: [base.client],
        colleagues: [openId(1), openId(2)],
      },
    },
  },
  undone: { ...base, state: { status: 'undone' } },
  'as long and hostile as can be': {
    ...base,
    client: { id: id('cli', 9), name: hostile },
    author: hostile,
    people: Array.from({ length: 20 }, () => hostile),
    ours: Array.from({ length: 20 }, () => hostile),
    alsoSync: true,
    executive: { held: false, missing: ['ours', 'theirs'] },
    said: endless,
    reason: endless,
    amounts: Array.from({ length: 20 }, () => ({ text: { zh: hostile, en: hostile }, guessed: true })),
    nextSteps: Array.from({ length: 20 }, () => ({ text: endless, done: false })),
    attachments: [],
    changes: { count: 12, lastAt: at('2026-11-23 08:00'), lastBy: hostile },
  },
}
