import DOMPurify from 'dompurify'
import { Marked } from 'marked'
import { fileUrl } from '../app/api.ts'
import { emojiOf } from './emoji.ts'

export type MarkdownNames = {
  inline: boolean
  nameOf(openId: string): string
  date(at: number, format: string): string
  everyone: string
}

const escaped = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const attribute = /([a-z_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi

function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name, double, single, bare] of tag.matchAll(attribute)) {
    if (name !== undefined) found[name.toLowerCase()] = double ?? single ?? bare ?? ''
  }
  return found
}

const safe = (address: string) => (/^(https?|tel):/i.test(address) ? escaped(address) : '')
const address = (a: Record<string, string>) =>
  safe(
    [a.android_url, a.ios_url, a.url, a.href, a.pc_url].find((each) => each !== undefined && each !== '') ??
      '',
  )

/** What stands between a tag that shows its own words and its closing tag is not shown. */
const hidden = '<span hidden>'

/** Lark's own tags as HTML; undefined for a tag the client does not know, which then stays text. */
function tag(raw: string, names: MarkdownNames): string | undefined {
  const [, slash, name = ''] = /^<(\/?)([a-z_]+)/i.exec(raw) ?? []
  const a = attributesOf(raw)
  const closing = slash === '/'
  switch (name.toLowerCase()) {
    case 'br':
      return '<br>'
    case 'hr':
      return '<hr>'
    case 'font':
      return closing ? '</span>' : `<span data-color="${escaped(a.color ?? '')}">`
    case 'text_tag':
      return closing ? '</span>' : `<span class="text-tag tag-${escaped(a.color ?? 'neutral')}">`
    case 'number_tag':
      return closing
        ? '</span>'
        : `<span class="number-tag" data-back="${escaped(a.background_color ?? '')}" data-color="${escaped(a.font_color ?? '')}">`
    case 'a':
    case 'link':
      return closing ? '</a>' : `<a href="${address(a)}">`
    case 'at': {
      if (closing) return '</span></span>'
      const ids = (a.ids ?? a.id ?? a.email ?? '').split(',')
      const said = ids
        .map((id) => `@${escaped(id === 'all' ? names.everyone : names.nameOf(id.trim()))}`)
        .join(' ')
      return `<span class="md-at">${said}${hidden}`
    }
    case 'person': {
      if (closing) return '</span></span>'
      const who = escaped(names.nameOf(a.id ?? ''))
      return `<span class="md-person${a.style === 'capsule' ? ' capsule' : ''}">${who}${hidden}`
    }
    case 'local_datetime':
      return closing
        ? '</span></span>'
        : `<span class="md-date">${escaped(names.date(Number(a.millisecond), a.format_type ?? ''))}${hidden}`
    case 'raw':
      return ''
    default:
      return undefined
  }
}

/** Lark's markdown as clean HTML: CommonMark without HTML blocks, its own tags, emoji words and image keys. */
export function render(source: string, names: MarkdownNames): string {
  const marked = new Marked({ gfm: true, breaks: true, async: false })
  marked.use({
    tokenizer: { html: () => undefined },
    renderer: {
      html: (token) => tag(token.text, names) ?? escaped(token.text),
      image: (token) => `<img src="${fileUrl(token.href)}" alt="${escaped(token.text)}">`,
      table(token) {
        const row = (cells: typeof token.header, cell: 'td' | 'th') =>
          `<tr>${cells.map((each) => `<${cell} class="align-${each.align ?? 'left'}">${this.parser.parseInline(each.tokens)}</${cell}>`).join('')}</tr>`
        const body = token.rows.map((cells) => row(cells, 'td')).join('')
        return `<div class="md-table"><table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>`
      },
    },
    extensions: [
      {
        // CommonMark knows no tag names with an underscore.
        name: 'lark',
        level: 'inline',
        start: (text) => text.search(/<\/?[a-z]+_/i),
        tokenizer(text) {
          const found = /^<\/?[a-z]+_[a-z]+(?:\s[^<>]*)?>/i.exec(text)
          const html = found === null ? undefined : tag(found[0], names)
          return found === null || html === undefined ? undefined : { type: 'lark', raw: found[0], html }
        },
        renderer: (token) => String(token.html),
      },
      {
        name: 'emoji',
        level: 'inline',
        start: (text) => text.indexOf(':'),
        tokenizer(text) {
          const found = /^:([A-Za-z0-9_]{2,30}):/.exec(text)
          const emoji = emojiOf(found?.[1] ?? '')
          return found === null || emoji === undefined ? undefined : { type: 'emoji', raw: found[0], emoji }
        },
        renderer: (token) => `<span class="emoji">${token.emoji}</span>`,
      },
    ],
  })
  const html = names.inline
    ? marked.parseInline(source, { async: false })
    : marked.parse(source, { async: false })
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS:
      'p br hr b strong i em del s u code pre blockquote ul ol li h1 h2 h3 h4 h5 h6 a span img div table thead tbody tr th td input'.split(
        ' ',
      ),
    ALLOWED_ATTR: [
      'href',
      'src',
      'alt',
      'class',
      'hidden',
      'data-color',
      'data-back',
      'target',
      'rel',
      'tabindex',
      'start',
      'type',
      'checked',
      'disabled',
    ],
    ALLOWED_URI_REGEXP: /^(https?:|tel:|\/_sandbox\/files\/)/i,
  })
}

// A link of a card never takes the page away.
DOMPurify.addHook('afterSanitizeAttributes', (element) => {
  if (element.tagName !== 'A') return
  element.setAttribute('target', '_blank')
  element.setAttribute('rel', 'noopener noreferrer')
})
