import { say } from '../i18n/say.ts'
import { type Bilingual, inBoth } from '../kit/text.ts'
import { type Role, roles } from '../rights/roles.ts'
import { type PolicyUnit, recognitionFormulas } from './keys.ts'
import type { RawValue } from './views.ts'

const trimmed = (n: number) => String(Number(n.toFixed(4)))

/** 5,000,000 as people say it: 500 万元, 1.5 亿元; in English with separators. */
function yuanText(yuan: number): Bilingual {
  const en = `¥${yuan.toLocaleString('en-US')}`
  const zh = say((w) =>
    yuan >= 100_000_000 && yuan % 1_000_000 === 0
      ? w.policy.units.yi(trimmed(yuan / 100_000_000))
      : yuan >= 10_000 && yuan % 100 === 0
        ? w.policy.units.wan(trimmed(yuan / 10_000))
        : w.policy.units.yuan(trimmed(yuan)),
  ).zh
  return { zh, en }
}

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text)

const roleList = (list: readonly unknown[], between: 'comma' | 'then'): Bilingual =>
  say((w) =>
    list
      .map((one) => (typeof one === 'string' && isRole(one) ? w.rights.roles[one] : String(one)))
      .join(w.policy.units[between]),
  )

/** A value of the policy as a reader says it. */
export function valueText(unit: PolicyUnit, value: RawValue): Bilingual {
  if (typeof value === 'boolean') return say((w) => (value ? w.policy.units.on : w.policy.units.off))
  if (typeof value === 'number') {
    if (unit === 'yuan') return yuanText(value)
    const counted = unit as 'days'
    return say((w) => (w.policy.units[counted] ?? w.policy.units.count)(value))
  }
  if (typeof value === 'string') {
    const formula = recognitionFormulas.find((one) => one === value)
    return formula ? say((w) => w.policy.formulas[formula]) : inBoth(() => value)
  }
  if (Array.isArray(value)) return roleList(value, unit === 'roles' ? 'then' : 'comma')
  return say((w) =>
    Object.entries(value as Readonly<Record<string, readonly Role[]>>)
      .map(
        ([word, held]) => `${word}: ${held.map((role) => w.rights.roles[role]).join(w.policy.units.comma)}`,
      )
      .join('; '),
  )
}
