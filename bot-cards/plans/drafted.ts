import { type Bilingual, same } from '../kit/text.ts'
import { en, zh } from './period-words.ts'

const pairs: readonly Bilingual[] = [
  ...Object.values(zh.agendas).map((text, place) => ({
    zh: text,
    en: Object.values(en.agendas)[place] ?? text,
  })),
  { zh: zh.step, en: en.step },
]

/** What keqing itself wrote on a drafted plan (`agendas`, `step`), in both languages; undefined: somebody's own words. */
export const draftedWords = (text: string | undefined): Bilingual | undefined =>
  pairs.find((pair) => pair.zh === text)

/** Agenda or follow-up as each reader has it: keqing's own words in theirs, a person's as written. */
export const inReadersWords = (text: string): Bilingual => draftedWords(text) ?? same(text)

/** The follow-up every drafted plan has: the evening's card sees to it, so that it is no promise beside the others. */
export const isLogStep = (text: string): boolean => text === zh.step
