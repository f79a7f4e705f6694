import { at, drawn, id } from '../kit/samples.ts'
import type { ContactLine, ContactView } from './views.ts'

/** Invented people for the samples of this area's cards. */
export const client = { id: id('cli', 1), name: '万川置业' }

export const lines: ContactLine[] = [
  {
    id: id('con', 1),
    version: 2,
    name: '王建国',
    title: '副总经理',
    role: 'decision_maker',
    phone: { text: '13800138000', masked: false },
    status: 'consented',
  },
  {
    id: id('con', 2),
    version: 1,
    name: '孙晓梅',
    title: '成本经理',
    role: 'contact_person',
    phone: { text: '139****5566', masked: true },
    status: 'pending',
    purgeAt: at('2026-11-25 11:20'),
  },
  { id: id('con', 3), version: 1, name: '何工', role: 'technical', status: 'consented' },
]

export const contact: ContactView = {
  ...drawn,
  contact: id('con', 1),
  version: 2,
  client,
  name: '王建国',
  title: '副总经理',
  role: 'decision_maker',
  phone: { text: '13800138000', masked: false },
  mail: { text: 'wangjg@example.com', masked: false },
  wechat: { text: 'wangjg_8000', masked: false },
  birthday: '3月12日',
  preferences: '喝茶，喜欢看现场',
  status: 'consented',
  consent: {
    noticeVersion: 1,
    purposes: ['business', 'service', 'care'],
    channel: 'wechat',
    givenOn: '2026-10-12',
    by: '李明',
    proofs: [{ kind: 'image', name: '', state: 'stored' }],
  },
  separate: [{ id: id('cns', 2), recipient: '晶亮灯具 赵经理', givenOn: '2026-11-20' }],
  cards: [{ kind: 'name_card', name: '', state: 'stored' }],
  mayEdit: true,
  mayConsent: true,
}

export const pending: ContactView = {
  ...drawn,
  contact: id('con', 2),
  version: 1,
  client,
  name: '孙晓梅',
  title: '成本经理',
  role: 'contact_person',
  phone: { text: '139****5566', masked: true },
  status: 'pending',
  purgeAt: at('2026-11-25 11:20'),
  separate: [],
  cards: [],
  mayEdit: true,
  mayConsent: true,
}
