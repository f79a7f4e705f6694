import {
  anything,
  boolean,
  type Check,
  edges,
  integer,
  isObject,
  list,
  matching,
  object,
  oneOf,
  pathText,
  pixels,
  record,
  report,
  string,
  warn,
  word,
} from './check.ts'
import { languageKey, markdownText } from './markdown.ts'

/** Building blocks that many components share. */

export const i18n = (item: Check): Check => record(languageKey, item)

type TextTag = 'plain_text' | 'lark_md' | 'markdown'

/** A text element. It counts as an element of the card. `styled`: with the size and colour properties of `div`. */
export const text =
  (allowed: readonly TextTag[], limits: { max?: number; styled?: true } = {}): Check =>
  (value, at, walk) => {
    walk.elements += 1
    const tag = isObject(value) ? value.tag : undefined
    const content =
      tag === 'plain_text' ? string(limits.max === undefined ? {} : { max: limits.max }) : markdownText
    object({
      props: {
        tag: oneOf(...allowed),
        element_id: elementId,
        content,
        i18n_content: i18n(content),
        ...(limits.styled
          ? {
              text_size: word,
              text_color: word,
              text_align: oneOf('left', 'center', 'right'),
              lines: integer(1, 1000),
            }
          : {}),
      },
      required: ['tag', 'content'],
    })(value, at, walk)
  }

/** `P` of the reference: plain text; at most 100 characters where a component shows it on one line. */
export const plain = text(['plain_text'])
export const shortPlain = text(['plain_text'], { max: 100 })

export const elementId: Check = (value, at, walk) => {
  matching(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, 'a letter, then letters, digits or _, at most 20,')(
    value,
    at,
    walk,
  )
  if (typeof value !== 'string') return
  if (walk.elementIds.has(value))
    report(walk, at, 300301, `duplicate element_id ${value}`, { property: 'element_id' })
  walk.elementIds.add(value)
}

export const imageKey: Check = (value, at, walk) => {
  word(value, at, walk)
  if (typeof value === 'string' && walk.context.knownImage?.(value) === false)
    report(walk, at, 200570, `unknown image key ${value}`)
}

export const userId: Check = (value, at, walk) => {
  word(value, at, walk)
  if (typeof value === 'string' && walk.context.knownUser?.(value) === false)
    report(walk, at, 100290, `invalid user id ${value}`)
}

const size = string({ min: 1 })

export const icon: Check = (value, at, walk) => {
  const custom = isObject(value) && value.tag === 'custom_icon'
  object(
    custom
      ? {
          props: { tag: anything, img_key: imageKey, i18n_img_key: i18n(imageKey), size },
          required: ['img_key'],
        }
      : {
          props: { tag: oneOf('standard_icon'), token: word, color: word, size },
          required: ['tag', 'token'],
        },
  )(value, at, walk)
}

const url = string()
export const multiUrl = object({ props: { url, android_url: url, ios_url: url, pc_url: url } })
export const urlAction = object({ props: { multi_url: multiUrl }, required: ['multi_url'] })

/** Title and text are both required; it asks only on buttons that submit a form. */
export const confirm = object({ props: { title: plain, text: plain }, required: ['title', 'text'] })

const callback = object({
  props: { type: anything, value: anything },
  required: ['value'],
})
const openUrl = object({
  props: { type: anything, default_url: url, android_url: url, ios_url: url, pc_url: url },
})

/** What a press does. `open_url` belongs to buttons and interactive containers. */
export const behaviors =
  (may: { openUrl: boolean }): Check =>
  (value, at, walk) =>
    list(
      (one, here, inner) => {
        const type = isObject(one) ? one.type : undefined
        if (type === 'callback') {
          callback(one, here, inner)
          const carried = isObject(one) ? one.value : undefined
          if (carried !== undefined && !isObject(carried) && typeof carried !== 'string')
            report(
              inner,
              here,
              200621,
              `parse card json err, a callback value is an object or a string, path: ${pathText(here)}`,
            )
        } else if (type === 'open_url' && may.openUrl) openUrl(one, here, inner)
        else
          report(
            inner,
            here,
            200621,
            `parse card json err, behavior type ${JSON.stringify(type)} is not allowed here, path: ${pathText(here)}`,
            { property: 'type' },
          )
      },
      { min: 1 },
    )(value, at, walk)

/** Named spacings; "default" is in samples only. */
export const spacing: Check = (value, at, walk) => {
  if (value === 'default') return warn(walk, at, 'spacing "default" is in samples only')
  pixels(0, 99, 'small', 'medium', 'large', 'extra_large')(value, at, walk)
}

export const padding = edges(0, 99)
export const margin = edges(-99, 99)
export const colour = word
export const textAlign = oneOf('left', 'center', 'right')
export const verticalAlign = oneOf('top', 'center', 'bottom')
export const cornerRadius = matching(/^\d+(px|%)$/, 'px or %')
export const fieldWidth = pixels(0, 10_000, 'default', 'fill')

/** How children are laid out, in the body and in containers. */
export const layout = {
  direction: oneOf('vertical', 'horizontal'),
  padding,
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: textAlign,
  vertical_align: verticalAlign,
}

export const disabling = { disabled: boolean, disabled_tips: shortPlain }

export const tagColour = oneOf(
  'neutral',
  'blue',
  'turquoise',
  'lime',
  'orange',
  'violet',
  'indigo',
  'wathet',
  'green',
  'yellow',
  'red',
  'purple',
  'carmine',
)

export const textTag: Check = (value, at, walk) => {
  walk.elements += 1
  object({
    props: {
      tag: oneOf('text_tag'),
      element_id: elementId,
      text: text(['plain_text', 'lark_md']),
      color: tagColour,
    },
    required: ['tag', 'text'],
  })(value, at, walk)
}
