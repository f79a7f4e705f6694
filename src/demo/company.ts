import type { CompanySeed } from '../sandbox/company.ts'

/** The invented decoration company of the demo. Every person, company and number is made up. */

const openId = (n: number) => `ou_${String(n).repeat(32).slice(0, 32)}`

export const liMing = openId(1)
export const zhouTing = openId(2)
export const chenGang = openId(3)
export const wangFang = openId(4)
export const zhaoMin = openId(5)

const person = (
  n: number,
  fields: { name: string; enName: string; department: string; role: string; avatar: string; leader?: string },
) => ({
  openId: openId(n),
  unionId: `on_${String(n).repeat(32).slice(0, 32)}`,
  userId: `u${n}`,
  locale: 'zh_cn' as const,
  ...fields,
})

export const company: CompanySeed = {
  tenantKey: '2df7a1b2c3d4e5f6',
  bot: {
    openId: 'ou_b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0',
    unionId: 'on_b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0',
    name: '客情管家',
  },
  people: [
    person(1, {
      name: '李明',
      enName: 'Li Ming',
      department: '销售一部',
      role: '销售',
      avatar: '#3370ff',
      leader: wangFang,
    }),
    person(2, {
      name: '周婷',
      enName: 'Zhou Ting',
      department: '销售一部',
      role: '销售',
      avatar: '#f54a45',
      leader: wangFang,
    }),
    person(3, {
      name: '陈刚',
      enName: 'Chen Gang',
      department: '售后服务部',
      role: '售后工程师',
      avatar: '#00b578',
      leader: wangFang,
    }),
    person(4, {
      name: '王芳',
      enName: 'Wang Fang',
      department: '销售部',
      role: '销售负责人',
      avatar: '#7f3bf5',
    }),
    person(5, { name: '赵敏', enName: 'Zhao Min', department: '综合部', role: '管理员', avatar: '#ff8800' }),
  ],
  groups: [
    {
      chatId: 'oc_a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5',
      name: '售后响应群',
      members: [chenGang, liMing, zhouTing, wangFang],
      botIn: true,
    },
    {
      chatId: 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7',
      name: '销售一部',
      members: [wangFang, liMing, zhouTing],
      botIn: true,
    },
  ],
}

/** What each person may do in the demo. */
export const demoRoles = {
  [liMing]: ['sales'],
  [zhouTing]: ['sales'],
  [chenGang]: ['after_sales'],
  [wangFang]: ['sales', 'manager'],
  [zhaoMin]: ['admin'],
} as const
