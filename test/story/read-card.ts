import { z } from 'zod'

/** A card as a person reads it: its words in one language, and what can be pressed. */
export type Read = { zh: string; en: string; buttons: string[]; fields: string[] }

const node = z.record(z.string(), z.unknown())
const words = z.object({
  content: z.string(),
  i18n_content: z.object({ zh_cn: z.string().optional(), en_us: z.string().optional() }).optional(),
})

/** Every visible word of a card in reading order, the captions of its buttons and the names of its fields. */
export function readCard(card: object): Read {
  const read: Read = { zh: '', en: '', buttons: [], fields: [] }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit)
      return
    }
    const parsed = node.safeParse(value)
    if (!parsed.success) return
    const { config: _, ...rest } = parsed.data
    const text = words.safeParse(rest)
    if (text.success) {
      read.zh += `${plain(text.data.i18n_content?.zh_cn ?? text.data.content)}\n`
      read.en += `${plain(text.data.i18n_content?.en_us ?? text.data.content)}\n`
    }
    if (rest.tag === 'button') {
      const caption = words.safeParse(rest.text)
      if (caption.success) read.buttons.push(caption.data.i18n_content?.zh_cn ?? caption.data.content)
    } else if (typeof rest.name === 'string' && rest.tag !== 'form') read.fields.push(rest.name)
    for (const child of Object.values(rest)) visit(child)
  }
  visit(card)
  return read
}

/** Markdown without its tags and entities, as it looks on the screen. */
const plain = (markdown: string): string =>
  markdown
    .replace(/<[^>]+>/g, '')
    .replaceAll('**', '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

const pressable = z.object({
  tag: z.literal('button'),
  text: words,
  behaviors: z.tuple([z.object({ type: z.literal('callback'), value: z.unknown() })]),
})
const carried = z.object({ a: z.string(), p: z.record(z.string(), z.unknown()), v: z.number() })
export type Carried = z.output<typeof carried>

/** The callback value behind the button with this zh caption, for a press the client would no longer offer. */
export function buttonValue(card: object, caption: string): Carried {
  const found = everyNode(card)
    .map((one) => pressable.safeParse(one).data)
    .find((button) => (button?.text.i18n_content?.zh_cn ?? button?.text.content) === caption)
  if (!found) throw new Error(`the card has no button ${caption}`)
  return carried.parse(found.behaviors[0].value)
}

/** Every object inside a card, outermost first. */
function everyNode(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(everyNode)
  return Array.isArray(value) ? inside : [value, ...inside]
}

const picker = z.object({ name: z.string(), options: z.array(z.object({ value: z.string() })) })

/** What the select or picker with this name offers, in its order. */
export const optionsOf = (card: object, name: string): string[] =>
  everyNode(card)
    .map((one) => picker.safeParse(one).data)
    .find((one) => one?.name === name)
    ?.options.map((option) => option.value) ?? []

/** The source of every markdown text of a card in every language: where a tag would be obeyed. */
export const markdownOf = (card: object): string[] =>
  everyNode(card).flatMap((one) =>
    'tag' in one && (one.tag === 'markdown' || one.tag === 'lark_md')
      ? Object.values({
          ...one,
          ...('i18n_content' in one && typeof one.i18n_content === 'object' ? one.i18n_content : {}),
        }).filter((value) => typeof value === 'string')
      : [],
  )
