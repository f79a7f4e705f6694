import type { PolicyData, PolicyKey, ValueProblem } from '../../../bot-cards/policy/keys.ts'
import { type Step, stepPlaces, stepsText } from '../../../bot-cards/policy/steps.ts'
import { en as enPolicy } from '../../../bot-cards/policy/words-en.ts'
import { zh as zhPolicy } from '../../../bot-cards/policy/words-zh.ts'
import { roles } from '../../../bot-cards/rights/roles.ts'
import { en as enRights, zh as zhRights } from '../../../bot-cards/rights/words.ts'
import { readAmounts } from '../../kernel/text/amounts.ts'
import { policyValues } from './values.ts'

export type ReadValue = { ok: true; value: PolicyData } | { ok: false; problem: ValueProblem }

const wrong = (problem: ValueProblem): ReadValue => ({ ok: false, problem })
const right = (value: PolicyData): ReadValue => ({ ok: true, value })

/** Reads what was typed or picked for a value: 5000万, 1.5亿, 72, 是, 销售负责人 → 总经理. Never throws. */
export function readValue(key: PolicyKey, typed: string | undefined): ReadValue {
  const text = (typed ?? '').normalize('NFKC').trim()
  if (text === '') return wrong('empty')
  const { unit } = policyValues[key]
  const read = parse(unit, text)
  return read.ok ? checkValue(key, read.value) : read
}

/** Whether this may stand as the value; the reason otherwise. */
export function checkValue(key: PolicyKey, value: unknown): ReadValue {
  const { unit, schema } = policyValues[key]
  const read = schema.safeParse(value)
  if (read.success) return right(read.data)
  switch (unit) {
    case 'switch':
    case 'choice':
    case 'roles':
    case 'numbers':
    case 'times':
    case 'season':
    case 'steps':
    case 'names':
    case 'map':
      return wrong(unit)
    default:
      return wrong(
        typeof value === 'number' && Number.isInteger(value)
          ? 'range'
          : unit === 'yuan'
            ? 'amount'
            : 'number',
      )
  }
}

function parse(unit: (typeof policyValues)[PolicyKey]['unit'], text: string): ReadValue {
  switch (unit) {
    case 'yuan':
      return amount(text)
    case 'switch':
      if (/^(?:true|是|开|yes)$/i.test(text)) return right(true)
      return /^(?:false|否|关|no)$/i.test(text) ? right(false) : wrong('switch')
    case 'choice':
      return right(text)
    case 'times':
      return right(
        text
          .replace(/[~—–至]/g, '-')
          .replace(/\s*-\s*/g, '-')
          .replace(/\s*[,、;]\s*/g, ', '),
      )
    case 'season':
      return right(text.replace(/\s*(?:~|—|–|至|到)+\s*/g, '~').replace(/(\d{1,2})月(\d{1,2})日?/g, monthDay))
    case 'numbers': {
      const parts = text.split(/[,、;\s]+/).filter(Boolean)
      return parts.every((part) => /^\d{1,6}$/.test(part)) ? right(parts.map(Number)) : wrong('numbers')
    }
    case 'roles': {
      const list = rolesIn(text)
      return list ? right(list) : wrong('roles')
    }
    case 'steps': {
      const list = stepsIn(text)
      return list ? right(stepsText(list)) : wrong('steps')
    }
    case 'names':
      return right(
        /^(?:不限|全部|无|any|all|none)$/i.test(text)
          ? ''
          : [...new Set(text.split(/[,、;\s]+/).filter(Boolean))].join(', '),
      )
    case 'map':
      return departments(text)
    default: {
      const digits = /^(\d{1,9})\s*(?:[天日年时分次家条%]|小时|分钟|个月|月|个?工作日)?$/.exec(text)?.[1]
      return digits ? right(Number(digits)) : wrong('number')
    }
  }
}

const monthDay = (_: string, month: string, day: string) =>
  `${month.padStart(2, '0')}-${day.padStart(2, '0')}`

function amount(text: string): ReadValue {
  const bare = /^(\d[\d,]*(?:\.\d+)?)\s*元?$/.exec(text)?.[1]
  if (bare) return right(Number(bare.replaceAll(',', '')))
  const [heard, ...more] = readAmounts(text)
  if (!heard || more.length > 0) return wrong('amount')
  if (heard.kind === 'ask' || heard.guessed) return wrong('vague')
  // 约五千万每平米 is no threshold: the whole of what was typed must be the amount.
  return heard.end - heard.start < text.length || heard.per ? wrong('amount') : right(heard.yuan)
}

const roleByName = new Map<string, string>(
  roles.flatMap((role) =>
    [role, zhRights.roles[role], enRights.roles[role]].map((name): [string, string] => [
      name.toLowerCase(),
      role,
    ]),
  ),
)

function rolesIn(text: string): string[] | undefined {
  const names = text.split(/\s*(?:→|->|>|[,、;\n])\s*/).filter(Boolean)
  const found = names.map((name) => roleByName.get(name.trim().toLowerCase()))
  return found.every((role) => role !== undefined) ? found : undefined
}

const whoByName = new Map<string, Step['who']>([
  ...stepPlaces.flatMap((who) =>
    [who, zhPolicy.stepPlaces[who], enPolicy.stepPlaces[who]].map((name): [string, Step['who']] => [
      name.toLowerCase(),
      who,
    ]),
  ),
  ...roles.flatMap((role) =>
    [role, zhRights.roles[role], enRights.roles[role]].map((name): [string, Step['who']] => [
      name.toLowerCase(),
      role,
    ]),
  ),
])

/** `值班 15 → 售后负责人 15 分钟 → 总经理`: whom, and minutes until the next. */
function stepsIn(text: string): Step[] | undefined {
  const parts = text.split(/\s*(?:→|->|>|[,、;\n])\s*/).filter(Boolean)
  const found = parts.map((part): Step | undefined => {
    const [, name = '', wait = '0'] =
      /^(.*?)\s*(?:(\d{1,5})\s*(?:分钟?|min(?:utes)?)?)?$/i.exec(part.trim()) ?? []
    const who = whoByName.get(name.trim().toLowerCase())
    return who && { who, wait: Number(wait) }
  })
  return found.length > 0 && found.every((one) => one !== undefined) ? found : undefined
}

function departments(text: string): ReadValue {
  const rows = text.split('\n').filter((line) => line.trim() !== '')
  const map = new Map<string, string[]>()
  for (const row of rows) {
    const [, name = '', list = ''] = /^([^::=]{1,40})[::=](.*)$/.exec(row.trim()) ?? []
    const found = rolesIn(list.trim())
    if (name.trim() === '' || !found || map.has(name.trim())) return wrong('map')
    map.set(name.trim(), found)
  }
  return right(Object.fromEntries(map))
}
