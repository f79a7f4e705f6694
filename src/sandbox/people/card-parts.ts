import type { Target } from '../options.ts'

/** One component of a card that a person can use. */
export type Part = {
  tag: string
  name?: string
  /** Captions in every language. */
  captions: string[]
  /** The value of its callback behaviour. */
  value?: unknown
  json: Readonly<Record<string, unknown>>
  /** The form it stands in. */
  form?: Readonly<Record<string, unknown>>
}

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const usable = new Set([
  'button',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'overflow',
  'select_img',
  'checker',
  'interactive_container',
])

function captionsOf(node: Node): string[] {
  const text = node.text
  if (!isNode(text)) return []
  const all = [text.content, ...(isNode(text.i18n_content) ? Object.values(text.i18n_content) : [])]
  return all.filter((one) => typeof one === 'string')
}

function callbackValue(node: Node): unknown {
  const list = Array.isArray(node.behaviors) ? node.behaviors : []
  const callback = list.find((one) => isNode(one) && one.type === 'callback')
  return isNode(callback) ? callback.value : undefined
}

/** Every usable component of a card, in reading order. */
export function partsOf(card: object): Part[] {
  const parts: Part[] = []
  const walk = (nodes: unknown, form: Node | undefined): void => {
    if (!Array.isArray(nodes)) return
    for (const node of nodes) {
      if (!isNode(node) || typeof node.tag !== 'string') continue
      const inside = node.tag === 'form' ? node : form
      if (usable.has(node.tag)) {
        const value = callbackValue(node)
        parts.push({
          tag: node.tag,
          captions: captionsOf(node),
          json: node,
          ...(typeof node.name === 'string' ? { name: node.name } : {}),
          ...(value === undefined ? {} : { value }),
          ...(form === undefined ? {} : { form }),
        })
      }
      walk(node.columns, inside)
      walk(node.elements, inside)
      if (isNode(node.button_area)) walk(node.button_area.buttons, inside)
    }
  }
  const body = isNode(card) ? card.body : undefined
  if (isNode(body)) walk(body.elements, undefined)
  return parts
}

/** The component a test means: by name, by caption, by a string inside its callback value, or by predicate. */
export function findPart(card: object, target: Target): Part | undefined {
  const parts = partsOf(card)
  if (typeof target === 'function') return parts.find((part) => target(part.value))
  return (
    parts.find((part) => part.name === target) ??
    parts.find((part) => part.captions.includes(target)) ??
    parts.find(
      (part) => part.value === target || (isNode(part.value) && Object.values(part.value).includes(target)),
    )
  )
}

const offset = '+0800'

/** What a field of a form sends when nobody touches it; undefined: nothing. */
function initialOf(part: Part): unknown {
  const { json } = part
  switch (part.tag) {
    case 'input':
      return json.default_value ?? ''
    case 'select_static':
    case 'select_person':
      return json.initial_option
    case 'multi_select_static':
    case 'multi_select_person':
      return json.selected_values ?? []
    case 'date_picker':
      return typeof json.initial_date === 'string' ? `${json.initial_date} ${offset}` : undefined
    case 'picker_time':
      return typeof json.initial_time === 'string' ? `${json.initial_time} ${offset}` : undefined
    case 'picker_datetime':
      return typeof json.initial_datetime === 'string' ? `${json.initial_datetime} ${offset}` : undefined
    case 'checker':
      return json.checked === true
    default:
      return undefined
  }
}

const empty = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The values a form sends: what was filled in over what the card starts with. Names the required fields left empty. */
export function formValues(card: object, form: Node, filled: Readonly<Record<string, unknown>>) {
  const values: Record<string, unknown> = {}
  const lacking: string[] = []
  for (const part of partsOf(card)) {
    if (part.form !== form || part.name === undefined || part.tag === 'button') continue
    const value = Object.hasOwn(filled, part.name) ? filled[part.name] : initialOf(part)
    if (empty(value) && part.json.required === true) lacking.push(part.name)
    if (value !== undefined) values[part.name] = value
  }
  const known = new Set(partsOf(card).map((part) => part.name))
  const strangers = Object.keys(filled).filter((name) => !known.has(name))
  return { values, lacking, strangers }
}
