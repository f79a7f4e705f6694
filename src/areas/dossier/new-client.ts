import { normalize } from '../../kernel/text/normalize.ts'
import { findPhones } from '../../kernel/text/phones.ts'

/** What a sentence about a new client says, field by field as the form has them; still as typed, full-width narrow. */
export type SaidClient = {
  name?: string
  uscc?: string
  annual?: string
  city?: string
  contact_name?: string
  contact_phone?: string
}

const lead = /^\s*(?:新增|新建|添加|登记|new(?=[\s:：]|$))(?:一家|一个)?(?:客户|client)?\s*[：:，,]?\s*/i

/** Sure of itself: only what begins with 新增客户 or 新增： and goes on. */
export const announcesClient = (text: string): boolean =>
  /^\s*(?:新增|新建)(?:一家|一个)?(?:客户\s*[：:，,]?|\s*[：:])\s*\S/.test(normalize(text))

/** Whether the words behind `/客户` ask for a new one, and what they say of it. */
export function askedForNew(text: string): string | undefined {
  const clean = normalize(text)
  return lead.test(clean) ? clean.replace(lead, '') : undefined
}

const codeLabel = /(?:统一)?(?:社会)?信用代码|代码|税号|uscc/i
const amountLabel = /(?:年合同额|合同额|年签约额?|签约额|年额|一年)\s*(?:大?约|大概|差不多)?\s*/
const cityLabel = /^(?:城市|在)\s*[：:]?\s*/

/** Reads a sentence about a new client: 华岳置地（华东），代码…，年额2300万，张伟 138 0013 8000. What is not clear stays out. */
export function readNewClient(text: string): SaidClient {
  const said: SaidClient = {}
  const body = normalize(text).replace(lead, '')
  // A phone is taken out whole first: its blanks and dashes must not be read as anything else.
  for (const piece of body.split(/[，,；;。\n]+/)) {
    const part = piece.trim()
    if (part === '') continue
    const code = codeIn(part)
    const [phone] = findPhones(part)
    if (code) said.uscc ??= code
    else if (phone) {
      said.contact_phone ??= phone.text.trim()
      const who = part
        .slice(0, phone.start)
        .replace(/^(?:联系人|对接人|找)\s*[：:]?/, '')
        .replace(/(?:电话|手机)\s*[：:]?\s*$/, '')
        .replaceAll(' ', '')
      if (who !== '' && who.length <= 10) said.contact_name ??= who
    } else if (amountLabel.test(part)) said.annual ??= part.replace(amountLabel, '').replace(/^[：:]\s*/, '')
    else if (said.name === undefined) said.name = part
    else if (cityLabel.test(part)) said.city ??= part.replace(cityLabel, '')
  }
  return said
}

/** A code named as such, or a word of code's length with digits in it. */
function codeIn(part: string): string | undefined {
  const labelled = codeLabel.exec(part)
  const rest = labelled ? part.slice(labelled.index + labelled[0].length).replace(/^\s*[：:是]\s*/, '') : part
  const tight = rest.replace(/[\s-]/g, '')
  if (labelled) return tight === '' ? undefined : tight
  return /^[0-9A-Z]{18}$/i.test(tight) && /\d/.test(tight) ? tight : undefined
}
