import { pinyin } from 'pinyin-pro'

const han = /\p{Script=Han}/u

const cache = new Map<string, readonly string[]>()

/** The readings of one character without tones, the commonest first, at most three; itself when not Chinese. */
export function readings(char: string): readonly string[] {
  const known = cache.get(char)
  if (known) return known
  const read = han.test(char)
    ? pinyin(char, { toneType: 'none', type: 'array', multiple: true, v: true })
    : []
  const own = [...new Set(read)].filter((syllable) => /^[a-z]+$/.test(syllable)).slice(0, 3)
  const result = own.length > 0 ? own : [char.toLowerCase()]
  if (cache.size < 30_000) cache.set(char, result)
  return result
}

/**
 * One syllable per character, polyphones read in context (重庆 → chong qing, 银行 → yin hang); what is not
 * Chinese stays itself, lower case.
 */
export function syllables(text: string): string[] {
  return (text.match(/\p{Script=Han}+|\P{Script=Han}/gu) ?? []).flatMap((run) => {
    if (!han.test(run)) return [run.toLowerCase()]
    const chars = [...run]
    const read = pinyin(run, { toneType: 'none', type: 'array', v: true })
    return chars.map((char, at) => {
      const syllable = read.length === chars.length ? read[at] : undefined
      return syllable && /^[a-z]+$/.test(syllable) ? syllable : (readings(char)[0] ?? char)
    })
  })
}

/** Whether two characters may sound the same. */
export function soundsLike(one: string, other: string): boolean {
  if (one === other) return true
  const heard = readings(other)
  return readings(one).some((syllable) => heard.includes(syllable))
}

const syllable =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|ian|iao|ing|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)$/

/** Whether these Latin letters can be one syllable of pinyin. */
export const isSyllable = (letters: string): boolean => letters.length <= 6 && syllable.test(letters)

/** The beginnings of a Latin word that read as exactly two syllables: `longlandichan` → [`longla`, `longlan`, …]. */
export function twoSyllableHeads(word: string): string[] {
  const heads = new Set<string>()
  for (let first = 1; first <= 6 && first < word.length; first++) {
    if (!isSyllable(word.slice(0, first))) continue
    for (let second = 1; second <= 6 && first + second <= word.length; second++) {
      if (isSyllable(word.slice(first, first + second))) heads.add(word.slice(0, first + second))
    }
  }
  return [...heads]
}
