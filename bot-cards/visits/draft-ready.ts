import type { DraftItemView } from './views.ts'
import type { Missing } from './words.ts'

/** What one visit still lacks; empty when every field it needs is there. */
export function missingFrom(item: DraftItemView): Missing[] {
  const missing: Missing[] = []
  if (item.client.state !== 'known') missing.push('client')
  if (item.kind === undefined) missing.push('kind')
  if (item.when === undefined) missing.push('when')
  if (item.said.trim() === '') missing.push('said')
  return missing
}

/** True when the visit may be confirmed as it stands; the card offers 确认 only when all of them may. */
export const isReady = (item: DraftItemView): boolean =>
  missingFrom(item).length === 0 && item.questions.length === 0 && item.problems.length === 0
