import {
  type DisclosedItem,
  type DisclosureFields,
  disclosedItems,
} from '../../../bot-cards/disclosure/actions.ts'

/** A disclosure may run for this long at most; the shortest time that serves its purpose is the law's wish (PIPL 19). */
const longestDays = 366

export type Filled = {
  recipient: string
  purpose: string
  items: DisclosedItem[]
  contacts: string[]
  until: string
}

/** What of a disclosure's form is missing or wrong; none: what it says. Persons need naming when their data is given. */
export function readForm(
  fields: DisclosureFields,
  today: string,
  addDays: (day: string, days: number) => string,
): { filled: Filled } | { missing: (keyof DisclosureFields)[] } {
  const items = disclosedItems.filter((item) => fields.items.includes(item))
  const aboutPersons = items.some((item) => item.startsWith('contact'))
  const { recipient, purpose, until } = fields
  const missing: (keyof DisclosureFields)[] = []
  if (!recipient) missing.push('recipient')
  if (!purpose) missing.push('purpose')
  if (items.length === 0) missing.push('items')
  if (aboutPersons && fields.contacts.length === 0) missing.push('contacts')
  if (!until || until <= today || until > addDays(today, longestDays)) missing.push('until')
  if (missing.length > 0 || !recipient || !purpose || !until) return { missing }
  return { filled: { recipient, purpose, items, contacts: aboutPersons ? fields.contacts : [], until } }
}

/** Everything legal must find before it looks (制度四(三), PIPL 23): the client's file and each person's own consent. */
export const isComplete = (proofs: { file: boolean; persons: readonly { separate: boolean }[] }): boolean =>
  proofs.file && proofs.persons.every((person) => person.separate)

const data = '电话|手机号?|号码|微信号?|联系方式|邮箱|名片|资料|档案|合同|报价|信息'
const give = '发给|发到|发去|给到|给一下|告诉|转给|转发给|推给|提供给|给'
const patterns = [
  new RegExp(
    `^(?:请|麻烦|帮我|帮忙)?(?:把|将)(?<what>.{1,40}?(?:${data}).{0,6}?)(?:${give})(?<whom>[^，。！？,.!?]{1,30})`,
  ),
  new RegExp(`^(?:请|麻烦|帮我|帮忙)?(?:${give})(?<whom>[^，。！？,.!?]{2,20}?)(?<what>.{1,30}(?:${data}))$`),
]

/**
 * A sentence that asks for a client's data to be given to somebody: `把万川王总电话发给灯具老赵` → what is to be given
 * and to whom. Undefined for anything else; giving it to oneself (我, 我们) is no disclosure.
 */
export function asksToGive(text: string): { what: string; whom: string } | undefined {
  for (const pattern of patterns) {
    const { what, whom } = pattern.exec(text.trim())?.groups ?? {}
    if (what && whom && !/^(?:我|我们|自己|咱)/.test(whom)) return { what: what.trim(), whom: whom.trim() }
  }
  return undefined
}
