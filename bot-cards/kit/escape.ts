/**
 * Text that people wrote, made harmless. Two doors lead onto a card: `tidy`/`clip` for plain text, which Lark
 * shows as it is, and `md` for markdown, where every interpolated string becomes HTML entities.
 */

/** Controls, zero-width marks, direction overrides and tag characters: invisible, and able to garble a card. */
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Surrogate}]/gu

/** Most words have nothing to drop; one look spares them the rest. */
const clean = /^[\n\x20-\x7e\u00b7\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/

/** Drops what cannot be seen and caps stacked accents; joiners that emoji are made of stay. */
export const tidy = (text: string): string => (clean.test(text) ? text : tidied(text))

const tidied = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(invisible, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(/\u200d{2,}/g, '\u200d')

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * Tidies `text` and keeps at most `max` characters as people count them (an emoji is one), ending in `…` when
 * something was left out. Also keeps within `room` UTF-16 units, so that long emoji cannot fill a card.
 */
export function clip(text: string, max: number, room = max * 2 + 20): string {
  // What lies far beyond the room is never looked at, so that 10,000 characters cost no more than a few hundred.
  const near = text.length > room * 2 + 500 ? text.slice(0, room * 2 + 500) : text
  const shown = tidy(near).trim()
  if (shown.length <= max && near === text) return shown
  let kept = ''
  let beforeLast = ''
  let count = 0
  for (const { segment } of graphemes.segment(shown.slice(0, room + 64))) {
    if (count === max || kept.length + segment.length > room) return `${beforeLast}…`
    beforeLast = kept
    kept += segment
    count += 1
  }
  return kept.length === shown.length && near === text ? kept : `${beforeLast}…`
}

/** `clip` on one line: line breaks become blanks. For titles, buttons and list rows. */
export const clipLine = (text: string, max: number): string =>
  clip((text.length > max * 10 + 1000 ? text.slice(0, max * 10 + 1000) : text).replace(/\s+/g, ' '), max)

const source: unique symbol = Symbol('markdown')
/** Lark markdown whose foreign parts are escaped. Only `md` and the helpers of this file can make one. */
export type Markdown = { readonly [source]: string }

const made = (text: string): Markdown => ({ [source]: text })
export const sourceOf = (markdown: Markdown): string => markdown[source]

const entity = (character: string): string => `&#${character.charCodeAt(0)};`

/**
 * Everything that could open markdown, a tag, a mention, an emoji code, a template variable or a link becomes an
 * entity; line breaks become `<br>`, so that only the very start can be the start of a block.
 */
function escaped(text: string): string {
  return clean.test(text) && !risky.test(text) ? text : madeHarmless(text)
}

/** Anything `madeHarmless` would change; names, days and most words hold none of it. */
const risky = /[&<>*_~`[\]#|\\$@:\n]|www\.|^\s|^\d{0,9}[-+=.)]/i

function madeHarmless(text: string): string {
  return tidy(text)
    .replace(/[&<>*_~`[\]#|\\$@]|:(?!\d)|(?<!\d):/g, entity)
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}&#46;`)
    .split('\n')
    .map((line, index) => (index === 0 ? line.trimStart() : line.trim()))
    .filter((line, index, all) => line !== '' || all[index - 1] !== '')
    .join('<br>')
    .replace(/^(\d{0,9})([-+=.)])/, (_, digits: string, mark: string) => digits + entity(mark))
}

/** Markdown template: literal parts are ours, strings and numbers are escaped, Markdown goes in as it is. */
export function md(parts: TemplateStringsArray, ...values: (Markdown | string | number)[]): Markdown {
  let text = parts[0] ?? ''
  values.forEach((value, i) => {
    text += typeof value === 'object' ? sourceOf(value) : escaped(String(value))
    text += parts[i + 1] ?? ''
  })
  return made(text)
}

type Maybe = Markdown | false | undefined
const joined = (items: readonly Maybe[], between: string): Markdown =>
  made(
    items
      .map((item) => (item ? sourceOf(item) : ''))
      .filter((text) => text !== '')
      .join(between),
  )

/** One under the other, leaving out what is empty or absent. */
export const lines = (items: readonly Maybe[]): Markdown => joined(items, '<br>')
/** One after the other with ` · ` between. */
export const dotted = (items: readonly Maybe[]): Markdown => joined(items, ' · ')
/** One after the other with a blank between. */
export const spaced = (items: readonly Maybe[]): Markdown => joined(items, ' ')

const isEmpty = (text: Markdown): boolean => sourceOf(text).trim() === ''
const toMarkdown = (text: Markdown | string): Markdown =>
  typeof text === 'string' ? md`${text.trim()}` : text

export function bold(text: Markdown | string): Markdown {
  const inner = toMarkdown(text)
  return isEmpty(inner) ? inner : md`**${inner}**`
}
export function struck(text: Markdown | string): Markdown {
  const inner = toMarkdown(text)
  return isEmpty(inner) ? inner : md`~~${inner}~~`
}
export type Ink = 'red' | 'orange' | 'green' | 'grey' | 'blue'
export function ink(colour: Ink, text: Markdown | string): Markdown {
  const inner = toMarkdown(text)
  return isEmpty(inner) ? inner : md`<font color='${made(colour)}'>${inner}</font>`
}
export const label = (colour: 'neutral' | 'blue' | 'orange' | 'red' | 'green', text: string): Markdown =>
  md`<text_tag color='${made(colour)}'>${text}</text_tag>`
