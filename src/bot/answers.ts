import type { Bilingual } from '../../bot-cards/kit/text.ts'
import { failedCard } from '../../bot-cards/system/failed.ts'
import { noticeCard } from '../../bot-cards/system/notice.ts'
import { type Refusal, refusalText } from '../../bot-cards/system/refusals.ts'
import type { PressAnswer } from '../lark/in/event.ts'
import type { Outcome, Tone } from './context.ts'

/** The card that tells why something was not done. */
export const noticeOf = (refusal: Refusal): object =>
  noticeCard.render({ tone: 'warning', text: refusalText(refusal) })

/** "This did not go through, nothing was saved", with the trace to quote. */
export const bugCard = (trace: string): object => failedCard.render({ trace })

const toast = (type: Tone, text: Bilingual): NonNullable<PressAnswer['toast']> => ({
  type,
  content: text.zh,
  i18n: { zh_cn: text.zh, en_us: text.en },
})

/** What a press is answered with: its toast and, where the card changed, the card in its new state. */
export function pressAnswer(outcome: Outcome): PressAnswer {
  const card = outcome.card ? { card: { type: 'raw' as const, data: outcome.card } } : {}
  if ('refusal' in outcome) return { toast: toast('warning', refusalText(outcome.refusal)), ...card }
  return { ...(outcome.toast ? { toast: toast(outcome.toast.tone, outcome.toast.text) } : {}), ...card }
}
