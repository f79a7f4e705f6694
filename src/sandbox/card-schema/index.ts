import {
  anything,
  boolean,
  type CardContext,
  type CardProblem,
  type Check,
  integer,
  isObject,
  list,
  matching,
  object,
  oneOf,
  type Place,
  record,
  report,
  string,
  type Walk,
  word,
} from './check.ts'
import { elements } from './component.ts'
import { component } from './components.ts'
import { languageKey } from './markdown.ts'
import { i18n, icon, layout, multiUrl, padding, text, textTag } from './parts.ts'

export type { CardContext, CardProblem } from './check.ts'

const rhythm = object({
  props: {
    default: integer(1, 10_000),
    android: integer(1, 10_000),
    ios: integer(1, 10_000),
    pc: integer(1, 10_000),
  },
})

const config = object({
  props: {
    update_multi: oneOf(true),
    enable_forward: boolean,
    enable_forward_interaction: boolean,
    width_mode: oneOf('default', 'compact', 'fill'),
    streaming_mode: boolean,
    streaming_config: object({
      props: { print_frequency_ms: rhythm, print_step: rhythm, print_strategy: oneOf('fast', 'delay') },
    }),
    summary: object({ props: { content: string(), i18n_content: i18n(string()) } }),
    style: object({
      props: {
        text_size: record(/^.+$/, object({ props: { default: word, pc: word, mobile: word } })),
        color: record(/^.+$/, object({ props: { light_mode: word, dark_mode: word } })),
      },
    }),
    locales: list(matching(languageKey, 'a language')),
    use_custom_translation: boolean,
  },
})

const title = text(['plain_text', 'lark_md'])
const header = object({
  props: {
    title,
    subtitle: title,
    text_tag_list: list(textTag, { max: 3 }),
    i18n_text_tag_list: i18n(list(textTag, { max: 3 })),
    template: oneOf(
      'blue',
      'wathet',
      'turquoise',
      'green',
      'yellow',
      'orange',
      'red',
      'carmine',
      'violet',
      'purple',
      'indigo',
      'grey',
      'default',
    ),
    icon,
    padding,
  },
  required: ['title'],
})

const body: Check = (value, at, walk) => {
  object({
    props: { ...layout, elements: (list, here, inner) => elements(list, { ...here, root: true }, inner) },
  })(value, at, walk)
}

const card = object({
  props: { schema: anything, config, card_link: multiUrl, header, body },
  doubtful: ['i18n_header'],
  required: ['schema', 'body'],
})

/** Officially the request body; a card string this long can never pass. */
export const cardByteLimit = 30 * 1024
const elementLimit = 200

export type CardInspection = { problems: CardProblem[]; mentioned: string[]; elements: number }

/** Everything the platform finds out about a card: what is wrong with it, whom it mentions, how many elements it has. */
export function inspectCard(value: unknown, context: CardContext = {}): CardInspection {
  const forwarding = isObject(value) && isObject(value.config) ? value.config.enable_forward : undefined
  const walk: Walk = {
    context,
    component,
    problems: [],
    mentioned: new Set(),
    elements: 0,
    tables: 0,
    elementIds: new Set(),
    names: new Set(),
    submits: 0,
    forwardable: forwarding !== false,
  }
  const root: Place = { path: ['ROOT'], root: false, form: false, depth: 0 }
  if (isObject(value) && value.schema !== '2.0')
    report(
      walk,
      root,
      200621,
      'parse card json err, schema "2.0" is expected, property: schema, path: ROOT',
      { property: 'schema' },
    )
  card(value, root, walk)
  if (walk.elements > elementLimit)
    report(walk, root, 11310, `element count ${walk.elements} over ${elementLimit}`)
  const bytes = Buffer.byteLength(JSON.stringify(value) ?? '')
  if (bytes > cardByteLimit)
    report(walk, root, 200860, `card is ${bytes} bytes, at most ${cardByteLimit} are allowed`)
  return { problems: walk.problems, mentioned: [...walk.mentioned], elements: walk.elements }
}

/**
 * What Lark would say against a card; empty when it would be sent. Problems with `warning` do not stop it.
 * `context` tells which users and images exist; without it ids are not checked.
 */
export const checkCard = (card: unknown, context?: CardContext): CardProblem[] =>
  inspectCard(card, context).problems

/** The first problem that stops a card, in the form of error 230099. */
export function refusal(problems: readonly CardProblem[]): string | undefined {
  const first = problems.find((problem) => !problem.warning)
  if (!first) return undefined
  return `Failed to create card content, ext=ErrCode: ${first.code}; ErrPath: ${first.path}; ErrMsg: ${first.message}; ErrorValue: ${first.property ?? ''};`
}
