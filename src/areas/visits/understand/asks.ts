import { readAmounts } from '../../../kernel/text/amounts.ts'
import { findPhones } from '../../../kernel/text/phones.ts'
import type { HeardProblem, HeardQuestion, HeardVisit } from '../model.ts'
import type { Found } from './find-all.ts'
import { type Heard, overlaps, type Span } from './spans.ts'
import { isFree, type StepSpan } from './steps.ts'

/** Amounts, questions and problems of a stretch, put into its visit. */
export function askAndRefuse(
  found: Found,
  stretch: Span,
  visit: HeardVisit,
  steps: readonly StepSpan[],
  time: Heard | undefined,
  future: boolean,
): void {
  const words = found.text.slice(stretch.start, stretch.end)
  const questions: HeardQuestion[] = []
  const problems: HeardProblem[] = []
  const heard = time?.past
  if (heard?.kind === 'ask') questions.push({ about: 'when', heard: heard.text, options: heard.options })
  if (heard?.kind === 'problem') problems.push({ code: heard.code, params: { heard: heard.text } })
  if (future && heard) problems.push({ code: 'in_the_future', params: { heard: heard.text } })
  steps.forEach(({ when }, step) => {
    if (when?.kind === 'ask') {
      questions.push({
        about: 'due',
        step,
        heard: when.text,
        options: when.options.map(({ date }) => ({ date })),
      })
    }
    if (when?.kind === 'problem') problems.push({ code: when.code, params: { heard: when.text } })
  })
  for (const { heard, options } of found.companions
    .filter((one) => isFree(one, steps))
    .flatMap((one) => one.asks))
    questions.push({ about: 'ours', heard, options: options.map(({ openId, name }) => ({ openId, name })) })
  const phones = findPhones(words)
  for (const phone of phones) {
    if (phone.kind === 'wrong_length') {
      problems.push({ code: 'phone_wrong_length', params: { heard: phone.text, digits: phone.digits } })
    }
  }
  const busy = [...found.clients, ...found.future, ...found.past, ...found.people, ...found.companions].map(
    (each) => ({
      start: each.start - stretch.start,
      end: each.end - stretch.start,
    }),
  )
  for (const money of readAmounts(words)) {
    if ([...busy, ...phones].some((each) => overlaps(each, money))) continue
    if (money.kind === 'ask') {
      questions.push({ about: 'amount', heard: money.text, options: money.options.map((yuan) => ({ yuan })) })
    } else {
      const { yuan, text, guessed, per } = money
      visit.amounts.push({ yuan, text, guessed, ...(per ? { per } : {}) })
    }
  }
  visit.questions.push(...questions)
  visit.problems.push(...problems)
}
