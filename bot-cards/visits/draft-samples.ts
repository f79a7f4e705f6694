import { at, drawn, endless, hostile, id, openId } from '../kit/samples.ts'
import { asking } from './asking.ts'
import type { DraftItemView, DraftView, VisitFormView } from './views.ts'

const wanchuan: DraftItemView = {
  client: { state: 'known', id: id('cli', 1), name: '万川置业', guessed: false },
  kind: { value: 'face_to_face', guessed: false },
  when: { value: { at: at('2026-11-23 09:00'), precision: 'half' }, guessed: false },
  people: ['王总'],
  ours: ['王芳', '周强'],
  alsoSync: true,
  said: '聊二期精装，预算卡在三千八一平',
  amounts: [{ text: { zh: '3,800 元/㎡', en: '¥3,800/㎡' }, guessed: false }],
  nextSteps: [],
  questions: [],
  problems: [],
}
const longlan: DraftItemView = {
  client: { state: 'known', id: id('cli', 2), name: '龙澜商业', guessed: true },
  kind: { value: 'face_to_face', guessed: true },
  when: { value: { at: at('2026-11-23 15:00'), precision: 'half' }, guessed: false },
  people: ['李工'],
  ours: [],
  alsoSync: false,
  said: '对点位图',
  amounts: [],
  nextSteps: [
    {
      text: '把报价发给李工',
      due: { value: '2026-11-26', guessed: false },
      owner: { openId: openId(1), name: '小李' },
    },
  ],
  questions: [],
  problems: [],
}
const huayue: DraftItemView = {
  client: { state: 'known', id: id('cli', 3), name: '华岳置地（华东）', guessed: false },
  kind: { value: 'phone', guessed: false },
  when: { value: { at: at('2026-11-23 10:00'), precision: 'day' }, guessed: true },
  people: [],
  ours: [],
  alsoSync: false,
  said: '说月底付款',
  amounts: [{ text: { zh: '800 万元', en: '¥8,000,000' }, guessed: true }],
  nextSteps: [{ text: '华岳付款', facing: 'theirs', due: { value: '2026-11-30', guessed: true } }],
  questions: [],
  problems: [],
}

const base = { ...drawn, draft: id('drf'), version: 3, attachments: [] }
const open = (items: DraftItemView[], form?: VisitFormView, startedAsForm = false): DraftView => ({
  ...base,
  items,
  state: { status: 'open', startedAsForm, ...(form ? { form } : {}) },
})

const recent = [
  { id: id('cli', 1), name: '万川置业' },
  { id: id('cli', 2), name: '龙澜商业' },
  { id: id('cli', 3), name: '华岳置地（华东）' },
]
const blank: DraftItemView = {
  client: { state: 'empty' },
  people: [],
  ours: [],
  alsoSync: false,
  said: '',
  amounts: [],
  nextSteps: [],
  questions: [],
  problems: [],
}
const extreme: DraftItemView = {
  client: { state: 'known', id: id('cli', 9), name: hostile, guessed: true },
  kind: { value: 'project_sync', guessed: true },
  when: { value: { at: at('2025-03-01 08:05'), precision: 'exact' }, guessed: true },
  people: Array.from({ length: 20 }, () => hostile),
  ours: Array.from({ length: 20 }, () => hostile),
  alsoSync: true,
  said: endless,
  amounts: Array.from({ length: 20 }, () => ({ text: { zh: hostile, en: hostile }, guessed: true })),
  nextSteps: Array.from({ length: 20 }, () => ({
    text: endless,
    facing: 'internal' as const,
    due: { value: '2026-11-20', guessed: true },
    owner: { openId: openId(1), name: hostile },
  })),
  questions: [],
  problems: [],
  reason: endless,
}

export const draftSamples: Record<string, DraftView> = {
  'one, ready': open([wanchuan]),
  'three in one message': open([wanchuan, longlan, huayue]),
  'guessed, with photos': {
    ...open([longlan]),
    attachments: [
      { kind: 'image', name: 'IMG_2031.jpg', state: 'stored' },
      { kind: 'image', name: '', state: 'pending' },
      { kind: 'image', name: '', state: 'failed' },
      { kind: 'audio', name: '', state: 'stored' },
      { kind: 'file', name: '二期点位图.pdf', state: 'failed' },
    ],
  },
  'which client': open([
    {
      ...longlan,
      client: {
        state: 'choose',
        typed: '龙蓝',
        options: [
          { id: id('cli', 2), name: '龙澜商业', hint: '成都' },
          { id: id('cli', 4), name: '龙澜置业', hint: '重庆' },
        ],
      },
    },
  ]),
  'unknown client': open([{ ...wanchuan, client: { state: 'unknown', typed: '云栖里' } }, huayue]),
  'who of us': open([
    {
      ...wanchuan,
      people: ['王总', '周工'],
      ours: [],
      questions: [asking.ours('周工', [{ name: '周强' }, { name: '周婷' }])],
    },
  ]),
  'which day and amount': open([
    {
      ...huayue,
      when: { value: { at: at('2026-11-21 00:00'), precision: 'day' }, guessed: true },
      questions: [
        {
          text: { zh: '「周末」是哪一天？', en: 'Which day was “周末”?' },
          options: [
            { zh: '周六 11月21日', en: 'Sat, Nov 21' },
            { zh: '周日 11月22日', en: 'Sun, Nov 22' },
          ],
        },
        {
          text: { zh: '「尾款800」是多少？', en: 'How much is “尾款800”?' },
          options: [
            { zh: '800 元', en: '800 yuan' },
            { zh: '800 万元', en: '8 million yuan' },
          ],
        },
      ],
    },
  ]),
  'impossible date': open([
    {
      ...wanchuan,
      problems: [
        {
          zh: '「2月30号」这天不存在，换个日子再说一次。',
          en: 'There is no such day as “2月30号”. Please give another one.',
        },
      ],
    },
  ]),
  'half empty': open([{ ...blank, said: '见了个新客户' }]),
  'started as a form': open([blank], { item: 0, fields: {}, errors: {}, recent }, true),
  'form with mistakes': open(
    [wanchuan],
    {
      item: 0,
      fields: {
        client_typed: '龙蓝',
        at: '2026-12-01 14:30 +0800',
        people: '王总',
        said: '聊了二期样板间',
        next_step: '发报价',
        next_due: '2026-11-27 +0800',
      },
      errors: {
        client_typed: {
          zh: '「龙蓝」能对上好几家，选一下是哪家。',
          en: '“龙蓝” could be several clients. Please pick one.',
        },
        kind: {
          zh: '选一下方式：面谈、电话，还是别的？',
          en: 'How did you talk: face to face, by phone, or otherwise?',
        },
        at: { zh: '「12月1日」还没到，拜访过了再记。', en: '“12月1日” is still to come.' },
      },
      recent,
    },
    true,
  ),
  'editing one of three': open([wanchuan, longlan, huayue], {
    item: 1,
    fields: {
      client: id('cli', 2),
      kind: 'face_to_face',
      at: '2026-11-10 15:00 +0800',
      people: '李工',
      said: '对点位图',
      next_step: '把报价发给李工',
      next_owner: openId(1),
      next_due: '2026-11-26 +0800',
      next_facing: 'client',
      ours: [openId(2)],
      also_sync: 'yes',
      next_step_2: '约设计小吴一起看现场',
      next_due_2: '2026-12-02 +0800',
    },
    errors: {
      next_owner_2: {
        zh: '我还不认识这位同事，请 TA 先私聊我一句，再选一次。',
        en: 'I do not know this colleague yet. Ask them to write to me once, then pick again.',
      },
      reason: {
        zh: '这是 13 天前的拜访，补记要写一句原因。',
        en: 'This visit was 13 days ago. Please write why it is logged only now.',
      },
    },
    recent,
    colleagues: [openId(1), openId(2)],
  }),
  'form with a long text': open([{ ...wanchuan, said: endless }], {
    item: 0,
    fields: {
      client: id('cli', 9),
      kind: 'phone',
      said: endless,
      people: hostile,
      next_step: endless,
      next_step_2: endless,
      next_step_3: endless,
    },
    errors: {},
    recent: Array.from({ length: 21 }, (_, i) => ({ id: id('cli', i + 9), name: `${hostile}${i}` })),
    colleagues: Array.from({ length: 40 }, (_, i) => openId(i)),
  }),
  'sent twice': { ...base, items: [wanchuan], state: { status: 'repeat', firstAt: at('2026-11-23 17:12') } },
  saved: {
    ...base,
    items: [wanchuan],
    state: {
      status: 'saved',
      savedAt: at('2026-11-23 17:40'),
      undoUntil: at('2026-11-23 17:50'),
      visits: [{ id: id('vis', 1), version: 1, executive: { held: true } }],
    },
  },
  'three saved': {
    ...base,
    items: [wanchuan, longlan, huayue],
    state: {
      status: 'saved',
      savedAt: at('2026-11-23 17:40'),
      undoUntil: at('2026-11-23 17:50'),
      visits: [1, 2, 3].map((n) => ({
        id: id('vis', n),
        version: 1,
        ...(n === 1 ? { executive: { held: false, missing: ['ours', 'theirs'] } } : {}),
      })),
    },
  },
  undone: {
    ...base,
    items: [wanchuan, huayue],
    state: { status: 'undone', by: '小李', at: at('2026-11-23 17:39') },
  },
  discarded: { ...base, items: [wanchuan], state: { status: 'discarded' } },
  'three, as long and hostile as can be': {
    ...open([extreme, extreme, { ...extreme, client: { state: 'unknown', typed: endless } }]),
    attachments: Array.from({ length: 50 }, () => ({
      kind: 'image' as const,
      name: hostile,
      state: 'failed' as const,
    })),
  },
  'twelve visits': open(Array.from({ length: 12 }, () => extreme)),
}
