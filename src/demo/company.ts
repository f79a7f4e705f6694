import type { Role } from '../../bot-cards/rights/roles.ts'
import type { CompanySeed } from '../sandbox/company.ts'
import { departmentIdOf } from '../sandbox/platform/ids.ts'

/** The invented decoration company of the demo. Every person, company and number is made up. */

const openId = (n: number) => `ou_${String(n).repeat(32).slice(0, 32)}`

export const liMing = openId(1)
export const zhouTing = openId(2)
export const chenGang = openId(3)
export const wangFang = openId(4)
export const zhaoMin = openId(5)
export const zhengGuodong = openId(6)
export const sunLi = openId(7)
export const linXiao = openId(8)
export const xuNuo = openId(9)
export const heWei = openId(10)
// 11 and 22, repeated, would read like 1 and 2.
export const wuYue = openId(12)
export const zhouQiang = openId(13)
export const mengTao = openId(14)

/** The group in which after-sales works. */
export const serviceGroup = 'oc_a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5'

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
      role: '售后主管',
      avatar: '#00b578',
      leader: sunLi,
    }),
    person(4, {
      name: '王芳',
      enName: 'Wang Fang',
      department: '销售部',
      role: '销售负责人',
      avatar: '#7f3bf5',
      leader: sunLi,
    }),
    person(5, {
      name: '赵敏',
      enName: 'Zhao Min',
      department: '综合部',
      role: '管理员',
      avatar: '#ff8800',
      leader: zhengGuodong,
    }),
    person(6, {
      name: '郑国栋',
      enName: 'Zheng Guodong',
      department: '总经理办公室',
      role: '总经理',
      avatar: '#1f2329',
    }),
    person(7, {
      name: '孙丽',
      enName: 'Sun Li',
      department: '副总经理办公室',
      role: '分管副总',
      avatar: '#c2185b',
      leader: zhengGuodong,
    }),
    person(8, {
      name: '林晓',
      enName: 'Lin Xiao',
      department: '法务部',
      role: '法务',
      avatar: '#0097a7',
      leader: sunLi,
    }),
    person(9, {
      name: '许诺',
      enName: 'Xu Nuo',
      department: '市场部',
      role: '市场专员',
      avatar: '#e040fb',
      leader: sunLi,
    }),
    person(10, {
      name: '何伟',
      enName: 'He Wei',
      department: '项目管理部',
      role: '项目经理',
      avatar: '#5d4037',
      leader: sunLi,
    }),
    person(12, {
      name: '吴越',
      enName: 'Wu Yue',
      department: '设计部',
      role: '资深设计师',
      avatar: '#ff6f00',
      leader: sunLi,
    }),
    person(13, {
      name: '周强',
      enName: 'Zhou Qiang',
      department: '技术部',
      role: '技术工程师',
      avatar: '#2e7d32',
      leader: sunLi,
    }),
    person(14, {
      name: '孟涛',
      enName: 'Meng Tao',
      department: '售后服务部',
      role: '售后工程师',
      avatar: '#00897b',
      leader: chenGang,
    }),
  ],
  departments: [
    { name: '总经理办公室' },
    { name: '副总经理办公室', parent: '总经理办公室' },
    { name: '销售部' },
    { name: '销售一部', parent: '销售部' },
  ],
  groups: [
    {
      chatId: serviceGroup,
      name: '售后响应群',
      members: [chenGang, mengTao, heWei, liMing, zhouTing, wangFang],
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

/** The same departments as the directory will tell of them. */
export const demoDepartments = [...new Set(company.people.map((one) => one.department))].map((name) => {
  const parent = company.departments?.find((one) => one.name === name)?.parent
  return { id: departmentIdOf(name), name, ...(parent ? { parentId: departmentIdOf(parent) } : {}) }
})

export const departmentOf = (openId: string): string =>
  departmentIdOf(company.people.find((one) => one.openId === openId)?.department ?? '')

/**
 * What each person may do in the demo: for all but the admin just what the directory makes of them (areas/people),
 * so that a night of the demo changes nothing.
 */
export const demoRoles: Readonly<Record<string, readonly Role[]>> = {
  [liMing]: ['sales'],
  [zhouTing]: ['sales'],
  [chenGang]: ['after_sales', 'manager'],
  [mengTao]: ['after_sales'],
  [wangFang]: ['sales', 'manager', 'head_of_sales'],
  [zhaoMin]: ['admin'],
  [zhengGuodong]: ['manager', 'general_manager'],
  [sunLi]: ['manager', 'deputy_gm'],
  [linXiao]: ['legal'],
  [xuNuo]: ['marketing'],
  [heWei]: ['project'],
  [wuYue]: ['technical'],
  [zhouQiang]: ['technical'],
}

/** The newcomer who has not signed the confidentiality agreement yet. */
export const withoutNda: readonly string[] = [xuNuo]
