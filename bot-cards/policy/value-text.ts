import { say } from '../i18n/say.ts'
import { type Bilingual, inBoth, same } from '../kit/text.ts'
import { type Role, roles } from '../rights/roles.ts'
import { type PolicyData, type PolicyUnit, recognitionFormulas } from './keys.ts'
import { type StepWho, stepsOf } from './steps.ts'

const isRole = (name: unknown): name is Role => roles.some((role) => role === name)
const roleText = (name: unknown, of: (role: Role) => string): string =>
  isRole(name) ? of(name) : String(name)

/** An amount as people write it: 500万, 1.5亿. */
export function yuanText(yuan: number): string {
  if (yuan >= 100_000_000 && yuan % 10_000 === 0) return `${yuan / 100_000_000}亿`
  if (yuan >= 10_000 && yuan % 100 === 0) return `${yuan / 10_000}万`
  return String(yuan)
}

const english = new Intl.NumberFormat('en-US', { maximumFractionDigits: 8 })
/** Departments shown before the rest is only counted. */
const departmentsShown = 4

/** A value as its reader would say it: 500 万元, 72 小时, 销售负责人 → 总经理. */
export function valueText(unit: PolicyUnit, value: PolicyData): Bilingual {
  if (unit === 'yuan' && typeof value === 'number') {
    const text = yuanText(value)
    const digits = text.replace(/[万亿]$/, '')
    return {
      zh: `${english.format(Number(digits))} ${text.slice(digits.length)}元`,
      en: `¥${english.format(value)}`,
    }
  }
  if (typeof value === 'number')
    return say((w) => {
      const said = w.policy.units[unit as keyof typeof w.policy.units]
      return said ? said(value) : String(value)
    })
  if (typeof value === 'boolean') return say((w) => (value ? w.policy.yes : w.policy.no))
  if (unit === 'steps' && typeof value === 'string') return stepsShown(value, true)
  if (value === '') return say((w) => w.policy.anyName)
  if (typeof value === 'string') {
    const formula = recognitionFormulas.find((one) => one === value)
    return formula ? say((w) => w.policy.formulas[formula]) : same(value)
  }
  if (isList(value))
    return say((w) =>
      unit === 'roles'
        ? value.map((one) => roleText(one, (role) => w.rights.roles[role])).join(w.policy.next)
        : value.join(w.policy.comma),
    )
  return say((w) => {
    const rows = Object.entries(value).map(
      ([name, list]) =>
        `${name}: ${list.map((one) => roleText(one, (role) => w.rights.roles[role])).join(w.policy.comma)}`,
    )
    const rest = rows.length - departmentsShown
    return [...rows.slice(0, departmentsShown), ...(rest > 0 ? [w.policy.draft.moreChanges(rest)] : [])].join(
      '; ',
    )
  })
}

/**
 * A value as it is typed into its field, in either language; read back by src/areas/policy/read-value.ts. A field holds
 * one text for all readers: it starts with the Chinese one.
 */
export const typedText = (unit: PolicyUnit, value: PolicyData): Bilingual =>
  inBoth((language) => {
    if (typeof value === 'number')
      return unit !== 'yuan' ? String(value) : language === 'zh' ? yuanText(value) : english.format(value)
    if (unit === 'steps' && typeof value === 'string') return stepsShown(value, false)[language]
    if (value === '') return say((w) => w.policy.anyName)[language]
    if (typeof value === 'boolean' || typeof value === 'string') return String(value)
    const named = (name: string | number) =>
      roleText(name, (role) => say((w) => w.rights.roles[role])[language])
    if (isList(value)) return unit === 'roles' ? value.map(named).join(' → ') : value.join(', ')
    return Object.entries(value)
      .map(([name, list]) => `${name}: ${list.map(named).join(language === 'zh' ? '、' : ', ')}`)
      .join('\n')
  })

/** 值班 15 分钟 → 总经理: how long each waits before the next; while it is typed the unit goes without saying. */
const stepsShown = (value: string, spelt: boolean): Bilingual =>
  say((w) => {
    const who = (one: StepWho) => (isRole(one) ? w.rights.roles[one] : w.policy.stepPlaces[one])
    const minutes = (n: number) => (spelt ? w.policy.units.minutes(n) : String(n))
    return stepsOf(value)
      .map((step) => (step.wait > 0 ? `${who(step.who)} ${minutes(step.wait)}` : who(step.who)))
      .join(w.policy.next)
  })

const isList = (value: PolicyData): value is readonly (string | number)[] => Array.isArray(value)
