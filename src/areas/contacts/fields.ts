import type { ContactFields } from '../../../bot-cards/contacts/actions.ts'
import type { ContactFormView } from '../../../bot-cards/contacts/views.ts'
import { type Refusal, refusalText } from '../../../bot-cards/system/refusals.ts'
import { refusalOf } from '../../bot/refusal.ts'
import type { Decision } from '../../kernel/decision.ts'
import { normalize } from '../../kernel/text/normalize.ts'
import type { ContactValues, SealedField } from './repo.ts'
import { readMail, readName, readPhones } from './rules.ts'

const removed = /^(?:无|没有|none|-)$/i

type Errors = Partial<Record<keyof ContactFields, Refusal>>

/**
 * What a contact's form says. `hidden` fields were not shown to be edited: left empty they stay as they are; any other
 * field left empty is removed. `无` removes a hidden one.
 */
export function readFields(
  fields: ContactFields,
  hidden: readonly SealedField[] = [],
): { values: ContactValues; errors: Errors } {
  const values: ContactValues = {}
  const errors: Errors = {}
  const read = (field: Exclude<SealedField, 'name'>, how: (text: string) => Decision<string>) => {
    const typed = fields[field]
    if (typed === undefined) {
      if (!hidden.includes(field)) values[field] = null
      return
    }
    if (removed.test(typed)) {
      values[field] = null
      return
    }
    const result = how(typed)
    if (result.ok) values[field] = result.value === '' ? null : result.value
    else errors[field] = refusalOf(result.refusal)
  }
  const asTyped = (text: string) => ({ ok: true as const, value: normalize(text) })
  const name = readName(fields.name ?? '')
  if (name === '') errors.name = { code: 'contact_name_missing', params: {} }
  else values.name = name
  read('phone', readPhones)
  read('mail', readMail)
  for (const field of ['title', 'wechat', 'birthday', 'preferences'] as const) read(field, asTyped)
  return { values, errors }
}

/** The errors of a form in words, beside their fields. */
export const errorTexts = (errors: Errors): ContactFormView['errors'] =>
  Object.fromEntries(Object.entries(errors).map(([field, refusal]) => [field, refusalText(refusal)] as const))

/** What is wrong with a contact before anything is saved, by field; nothing where all can be read. */
export const contactErrors = (fields: Pick<ContactFields, 'name' | 'phone'>): Errors =>
  readFields(fields).errors
