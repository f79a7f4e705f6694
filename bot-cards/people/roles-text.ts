import type { Bilingual } from '../kit/text.ts'
import type { Role } from '../rights/roles.ts'
import { en as enRights, zh as zhRights } from '../rights/words.ts'

/** Roles as one reads them: 销售、主管. English drops the articles that sentences need. */
export const roleName = (role: Role): Bilingual => ({
  zh: zhRights.roles[role],
  en: enRights.roles[role].replace(/^(?:a|an|the) /, ''),
})
export const roleNames = (roles: readonly Role[]): Bilingual => ({
  zh: roles.map((role) => roleName(role).zh).join('、'),
  en: roles.map((role) => roleName(role).en).join(', '),
})
