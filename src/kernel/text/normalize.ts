/**
 * Characters NFKC would spoil: Chinese punctuation is the person's own writing, `①万川` must not become
 * `1万川` (ten thousand), `㎡` is a unit we read.
 */
const kept = /[，；：！？（）…‥\u2460-\u24ff\u2776-\u2793\u3200-\u33ff]/u
const keptOrRun = new RegExp(`${kept.source}|(?:(?!${kept.source})[\\s\\S])+`, 'gu')

/** Zero-width, bidi and control characters, lone surrogates; line feed and tab stay. */
const unseen =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff]|\p{Surrogate}|[\u{e0000}-\u{e0fff}]/gu

/** Nothing to do for most of what is typed: printable ASCII, everyday Chinese, Chinese punctuation. */
const plain =
  /^[\x21-\x7e\u4e00-\u9fff，；：！？（）。、“”‘’《》…]*(?: [\x21-\x7e\u4e00-\u9fff，；：！？（）。、“”‘’《》…]+)*$/u

/**
 * Typed text as people meant it: full-width letters and digits narrow, compatibility forms plain, invisible
 * characters gone, blanks and line breaks single, ends trimmed. Chinese punctuation and circled digits stay.
 * Idempotent; never throws.
 */
export function normalize(text: string): string {
  if (plain.test(text)) return text
  const visible = text.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n').replace(unseen, '')
  const narrow = visible.replace(keptOrRun, (run) => (kept.test(run) ? run : run.normalize('NFKC')))
  return narrow
    .replace(unseen, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

/**
 * The same text for reading, character for character: full-width ASCII narrow, letters lower case.
 * Positions stay, so that what was read can be shown and cut out of the original.
 */
export function fold(text: string): string {
  return text.replace(/[\uff01-\uff5eA-Z\u3000\u00a0]/g, (char) => {
    const code = char.charCodeAt(0)
    if (code === 0x3000 || code === 0xa0) return ' '
    const ascii = code > 0xff00 ? code - 0xfee0 : code
    return String.fromCharCode(ascii >= 65 && ascii <= 90 ? ascii + 32 : ascii)
  })
}
