import type { Markdown } from '../kit/escape.ts'
import { type Bilingual, type InBoth, inBoth } from '../kit/text.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export type Words = typeof zh

const words: InBoth<Words> = { zh, en }

/** Picks words of one language; `of` takes the same language out of something that is already in both. */
type Pick<T> = (w: Words, of: <U>(both: InBoth<U>) => U) => T

const pickBoth = <T>(pick: Pick<T>): InBoth<T> =>
  inBoth((language) => pick(words[language], (both) => both[language]))

/** Says one thing in both languages: `say((w) => w.visits.saved.many(3))`. */
export const say = (pick: Pick<string>): Bilingual => pickBoth(pick)

/** The same for Markdown: the words are escaped where `md` takes them in. */
export const sayMd = (pick: Pick<Markdown>): InBoth<Markdown> => pickBoth(pick)
