import { say } from '../../../bot-cards/i18n/say.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import { conditions, type ReturnFields, returnHows } from '../../../bot-cards/returns/actions.ts'
import type { ReturnContent } from './model.ts'

/** The longest suggestion or problem, in characters. */
export const longestWords = 1000

type Errors = Partial<Record<keyof ReturnFields, Bilingual>>

/** Reads the form of a return visit: what is wrong stands beside its field. */
export function readReturn(fields: ReturnFields): { content: ReturnContent } | { errors: Errors } {
  const errors: Errors = {}
  const condition = conditions.find((one) => one === fields.condition)
  const score = /^[1-5]$/.test(fields.score ?? '') ? Number(fields.score) : undefined
  const how = returnHows.find((one) => one === fields.how) ?? 'phone'
  const { suggestions = '', problems = '' } = fields
  if (!condition) errors.condition = say((w) => w.returns.form.conditionMissing)
  if (score === undefined) errors.score = say((w) => w.returns.form.scoreMissing)
  const tooLong = say((w) => w.returns.form.tooLong(longestWords))
  if (suggestions.length > longestWords) errors.suggestions = tooLong
  if (problems.length > longestWords) errors.problems = tooLong
  return Object.keys(errors).length === 0 && condition && score !== undefined
    ? { content: { how, condition, score, suggestions, problems } }
    : { errors }
}
