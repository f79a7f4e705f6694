import type { Role, Tier } from './roles.ts'

export const zh = {
  roles: {
    sales: '销售',
    project: '项目',
    technical: '设计技术',
    after_sales: '售后',
    legal: '法务',
    marketing: '市场',
    archivist: '档案',
    manager: '主管',
    head_of_sales: '销售负责人',
    deputy_gm: '分管副总',
    general_manager: '总经理',
    admin: '管理员',
  } satisfies Record<Role, string>,
  tiers: { strategic: '战略', important: '重要', general: '一般' } satisfies Record<Tier, string>,
  noTier: '未定级',
  or: '或',
}

export const en: typeof zh = {
  roles: {
    sales: 'sales',
    project: 'projects',
    technical: 'design and engineering',
    after_sales: 'after-sales',
    legal: 'legal',
    marketing: 'marketing',
    archivist: 'archive',
    manager: 'a manager',
    head_of_sales: 'the head of sales',
    deputy_gm: 'the deputy general manager',
    general_manager: 'the general manager',
    admin: 'an admin',
  },
  tiers: { strategic: 'Strategic', important: 'Important', general: 'General' },
  noTier: 'Not tiered',
  or: ' or ',
}
