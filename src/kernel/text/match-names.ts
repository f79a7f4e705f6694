import { decide, type How, type KnownName, type NameMatch, type Scored } from './name-match.ts'
import { keysOfName, nameKeys, normalizeName } from './names.ts'
import { soundsLike } from './pinyin.ts'

export { findNames, type Mention } from './find-names.ts'
export type { KnownName, NameMatch } from './name-match.ts'
export { nameKeys, textKeys } from './names.ts'

/** The client meant by a typed word: a clear best fit, else a choice of at most five; `mine` breaks ties only. */
export function matchName(typed: string, known: readonly KnownName[]): NameMatch {
  const word = typed.trim()
  const keys = nameKeys(word)
  if (keys.norm === '') return word === '' ? { state: 'empty' } : { state: 'unknown', typed: word }
  return decide(
    word,
    known.flatMap((each) => fitOf(word, keys, each) ?? []),
  )
}

function fitOf(typed: string, keys: ReturnType<typeof nameKeys>, known: KnownName): Scored | undefined {
  const scored = (how: How, score: number): Scored => ({ known, how, score })
  if (known.client.trim() === typed) return scored('exact', 0)
  if (known.name.trim() === typed) return known.kind === 'legal' ? scored('exact', 0) : scored('alias', 1)
  // How a name is spelt in Latin costs ten times as much, and only a Latin word asks for it.
  const norm = normalizeName(known.name)
  if (norm === keys.norm) return known.kind === 'legal' ? scored('exact', 0) : scored('alias', 1)
  const length = [...keys.norm].length
  if (length >= 2) {
    if (norm.startsWith(keys.norm)) return scored('substring', 2)
    if (norm.includes(keys.norm)) return scored('substring', 2.2)
    if ([...norm].length >= 2 && keys.norm.startsWith(norm)) return scored('substring', 2.1)
    if ([...norm].length >= 2 && keys.norm.includes(norm)) return scored('substring', 2.3)
  }
  if (/^[a-z]+$/.test(keys.norm)) return fitLatin(keys.norm, keysOfName(known.name), scored)
  if (length >= 2) {
    const place = soundingPlace([...keys.norm], [...norm])
    // A homophone is unsure enough: whether it is the whole name or its beginning decides nothing.
    if (place === 0) return scored('pinyin', 3)
    if (place > 0) return scored('pinyin', 3.2)
  }
  return undefined
}

/** wanchuan or wc for 万川: whole before beginning, pinyin before initials. */
function fitLatin(
  word: string,
  name: ReturnType<typeof nameKeys>,
  scored: (how: How, score: number) => Scored,
): Scored | undefined {
  if (word.length < 2 || name.pinyin === name.norm) return undefined
  if (name.pinyin === word) return scored('pinyin', 3)
  if (word.length >= name.pinyinHead.length && name.pinyin.startsWith(word)) return scored('pinyin', 3)
  if (name.initials === word) return scored('initials', 4)
  return name.initials.startsWith(word) ? scored('initials', 4.1) : undefined
}

/** Where the word is heard inside the name, character by character; -1: nowhere. */
function soundingPlace(word: readonly string[], name: readonly string[]): number {
  for (let from = 0; from + word.length <= name.length; from++) {
    if (word.every((char, index) => soundsLike(char, name[from + index] ?? ''))) return from
  }
  return -1
}
