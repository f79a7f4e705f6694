import { readAmounts } from './amounts.ts'
import { normalize } from './normalize.ts'

/** What somebody typed into a field for money. `unclear`: it fits several amounts, the nearest first. */
export type ReadYuan =
  | { ok: true; yuan: number }
  | { ok: false; why: 'unreadable' | 'negative' | 'too_large' }
  | { ok: false; why: 'unclear'; options: number[] }

/** Up to a trillion: what the policy's thresholds know, and what adds up exactly. */
const most = 1_000_000_000_000
const bare = /^(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,2})?$/

/**
 * Reads an amount as people type it: 3200万, 1.5亿, 3800w, 23,000,000 元. Whole yuan. A bare number below ten thousand may
 * be yuan or 万 and is asked about, as are 两百来万 and ranges.
 */
export function readYuan(typed: string): ReadYuan {
  const text = normalize(typed).trim()
  if (/^\s*[-−–负]/.test(text)) return { ok: false, why: 'negative' }
  if (bare.test(text)) {
    const yuan = Number(text.replaceAll(',', ''))
    if (yuan > 0 && yuan < 10_000) return { ok: false, why: 'unclear', options: [yuan, yuan * 10_000] }
    return within(yuan)
  }
  const [heard, another] = readAmounts(text)
  if (!heard || another)
    return /^0+(?:\.0+)?\D{0,3}$/.test(text) ? within(0) : { ok: false, why: 'unreadable' }
  if (heard.kind === 'ask') return { ok: false, why: 'unclear', options: heard.options }
  return heard.per ? { ok: false, why: 'unreadable' } : within(heard.yuan)
}

function within(yuan: number): ReadYuan {
  const whole = Math.round(yuan)
  if (whole <= 0) return { ok: false, why: 'negative' }
  return whole > most ? { ok: false, why: 'too_large' } : { ok: true, yuan: whole }
}
