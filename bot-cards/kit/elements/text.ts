import { clip, type Markdown, sourceOf } from '../escape.ts'
import type { Bilingual, InBoth } from '../text.ts'
import { zh } from '../words.ts'

type Content = { content: string; i18n_content?: { zh_cn: string; en_us: string } }

/** `content` is what a reader of neither language sees. Equal texts (names, numbers) are written once. */
const content = (text: Bilingual): Content =>
  text.zh === text.en
    ? { content: text.zh }
    : { content: text.zh, i18n_content: { zh_cn: text.zh, en_us: text.en } }

export type PlainText = Content & { tag: 'plain_text' }
export type MarkdownElement = Content & {
  tag: 'markdown'
  text_size?: 'normal' | 'notation' | 'heading'
  margin?: string
}
export type SmallText = {
  tag: 'div'
  text: PlainText & { text_size: 'notation'; text_color: 'grey' | 'red' | 'orange' }
}
export type Divider = { tag: 'hr' }
export type StaticElement = MarkdownElement | SmallText | Divider

/** Plain text: Lark shows it as it is. Tidied and clipped to `max` characters; never empty. */
export const plain = (text: Bilingual, max = 100): PlainText => {
  // Lark counts 100 characters for a button or a placeholder, and an emoji may be many of them.
  const shown = (words: string) => clip(words, max, Math.max(max, 100)) || zh.empty
  return { tag: 'plain_text', ...content({ zh: shown(text.zh), en: shown(text.en) }) }
}

export function markdown(
  text: InBoth<Markdown> | Markdown,
  size?: MarkdownElement['text_size'],
): MarkdownElement {
  const shown = (words: Markdown) => (sourceOf(words).trim() === '' ? zh.empty : sourceOf(words))
  const both =
    'zh' in text ? { zh: shown(text.zh), en: shown(text.en) } : { zh: shown(text), en: shown(text) }
  return { tag: 'markdown', ...content(both), ...(size ? { text_size: size } : {}) }
}

/** A footnote: small and grey, or coloured when it is a warning beside a field. */
export const small = (text: Bilingual, colour: SmallText['text']['text_color'] = 'grey'): SmallText => ({
  tag: 'div',
  text: { ...plain(text, 300), text_size: 'notation', text_color: colour },
})

export const divider = (): Divider => ({ tag: 'hr' })

/** The line a phone shows in its notification. */
export const summary = (text: Bilingual): Content => content(text)
