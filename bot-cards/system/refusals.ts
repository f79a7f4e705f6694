import { clipLine } from '../kit/escape.ts'
import type { Bilingual } from '../kit/text.ts'
import { en, type RefusalTexts, zh } from './refusal-words.ts'

export type RefusalCode = keyof RefusalTexts

/**
 * Every refusal that has words, with the parameters its text needs. A rule that refuses with another code, or
 * without a parameter, does not compile where its refusal meets `refusalText`.
 */
export type Refusal<C extends RefusalCode = RefusalCode> = {
  [K in C]: { code: K; params: Parameters<RefusalTexts[K]>[0] }
}[C]

type Text = (params: Record<string, string | number>) => string

/** Why not and what to do next, in both languages. What a person wrote is quoted at no more than 30 characters. */
export function refusalText(refusal: Refusal): Bilingual {
  const params = Object.fromEntries(
    Object.entries(refusal.params).map(([name, value]) => [
      name,
      typeof value === 'string' ? clipLine(value, 30) : value,
    ]),
  )
  // The pair of code and params was checked by `Refusal`; TypeScript cannot follow the pair through the look-up.
  const text = (texts: RefusalTexts) => (texts[refusal.code] as Text)(params)
  return { zh: text(zh), en: text(en) }
}
