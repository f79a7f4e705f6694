import { normalize } from './normalize.ts'

/**
 * Unified social credit codes (统一社会信用代码, GB 32100-2015): 18 characters, the last a check digit. The alphabet has
 * no I, O, S, V, Z, because they are misread.
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Which character was probably meant, the likeliest first; both ways, for digits are misread as letters too. */
const lookAlikes: Readonly<Record<string, string>> = {
  O: '0QD',
  I: '1L',
  Z: '2',
  S: '5',
  V: 'UY',
  '0': 'DQ',
  '1': 'L7',
  '2': '7',
  '5': '6',
  '8': 'B',
  B: '8',
  D: '0',
  Q: '0',
  G: '6',
  '6': 'G',
  L: '1',
  U: 'W',
  '7': '1',
  M: 'N',
  N: 'M',
}

/** The check digit of 17 characters; undefined when one of them is not of the alphabet. */
export function usccCheck(body: string): string | undefined {
  let sum = 0
  for (const [place, weight] of weights.entries()) {
    const value = alphabet.indexOf(body[place] ?? ' ')
    if (value < 0) return undefined
    sum += value * weight
  }
  return alphabet[(31 - (sum % 31)) % 31]
}

const holds = (code: string): boolean => code.length === 18 && usccCheck(code) === code[17]

/** What was typed as a code: upper case, full-width narrow, without blanks and dashes. */
export const tidyUscc = (typed: string): string =>
  normalize(typed)
    .toUpperCase()
    .replace(/[\s\-－_.·]/g, '')

/** What a typed code is: good, or wrong with the codes that were probably meant (the likeliest first, at most three). */
export type ReadUscc = { ok: true; code: string } | { ok: false; code: string; likely: string[] }

/**
 * Reads a typed code. A wrong one brings likely corrections: characters that the alphabet does not have replaced by
 * those they are taken for; else one look-alike replaced so that the check digit passes; else the check digit itself.
 */
export function readUscc(typed: string): ReadUscc {
  const code = tidyUscc(typed)
  if (holds(code)) return { ok: true, code }
  if (code.length !== 18) return { ok: false, code, likely: [] }
  const illegal = [...code].some((char) => !alphabet.includes(char))
  const variants = illegal ? replacedAll(code) : replacedOne(code)
  const likely = variants.filter(holds)
  const [plain] = variants
  // Nothing legible fits: the last character is the likeliest to be wrong, for it is computed and not known by heart.
  const check = usccCheck((illegal ? (plain ?? '') : code).slice(0, 17))
  if (check) likely.push(`${(illegal ? (plain ?? '') : code).slice(0, 17)}${check}`)
  return { ok: false, code, likely: [...new Set(likely)].slice(0, 3) }
}

/** Every illegal character replaced by what it is taken for; the first of each first. */
function replacedAll(code: string): string[] {
  let variants = ['']
  for (const char of code) {
    const options = alphabet.includes(char) ? [char] : [...(lookAlikes[char] ?? '')]
    variants = variants.flatMap((start) => options.map((one) => start + one)).slice(0, 64)
  }
  return variants
}

/** The code with one character replaced by one that looks like it, at every place. */
function replacedOne(code: string): string[] {
  return [...code].flatMap((char, place) =>
    [...(lookAlikes[char] ?? '')].map((one) => code.slice(0, place) + one + code.slice(place + 1)),
  )
}
