import type { RootElement } from './elements/box.ts'
import { type PlainText, plain, summary } from './elements/text.ts'
import type { Bilingual } from './text.ts'

/** Colour means state: red overdue, orange due or waiting for you, green done, blue info, grey closed. */
export type Tone = 'red' | 'orange' | 'green' | 'blue' | 'grey'

type Header = {
  title: PlainText
  template: Tone
  subtitle?: PlainText
  text_tag_list?: { tag: 'text_tag'; text: PlainText; color: TagColour }[]
}
type TagColour = 'neutral' | 'blue' | 'green' | 'orange' | 'red'

/** Card JSON 2.0, the part of it that keqing uses. */
export type CardJson = {
  schema: '2.0'
  config: {
    update_multi: true
    enable_forward: boolean
    summary: { content: string; i18n_content?: { zh_cn: string; en_us: string } }
  }
  header: Header
  body: { direction: 'vertical'; padding: string; vertical_spacing: string; elements: RootElement[] }
}

/**
 * One card. `summary` is shown in notifications, so it names no client and repeats nothing anybody said.
 * `protectedData` forbids forwarding; it is the default, a card that may be forwarded says so.
 */
export function card(parts: {
  title: Bilingual
  tone: Tone
  subtitle?: Bilingual | undefined
  tags?: readonly { text: Bilingual; colour: TagColour }[]
  summary: Bilingual
  elements: readonly (RootElement | false | undefined)[]
  protectedData?: boolean
}): CardJson {
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      enable_forward: parts.protectedData === false,
      summary: summary(parts.summary),
    },
    header: {
      title: plain(parts.title, 60),
      template: parts.tone,
      ...(parts.subtitle ? { subtitle: plain(parts.subtitle, 60) } : {}),
      ...(parts.tags?.length
        ? {
            text_tag_list: parts.tags
              .slice(0, 3)
              .map(({ text, colour }) => ({ tag: 'text_tag', text: plain(text, 20), color: colour })),
          }
        : {}),
    },
    body: {
      direction: 'vertical',
      padding: '12px',
      vertical_spacing: '8px',
      elements: parts.elements.filter((element) => element !== false && element !== undefined),
    },
  }
}
