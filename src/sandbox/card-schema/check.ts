/**
 * The small language the card rules are written in: a `Check` looks at one value and reports what Lark would refuse.
 * Objects are strict everywhere, as in Card 2.0: a property nobody declared is an error.
 */
export type CardProblem = {
  /** Lark's sub-code: 200621 parse error, 200861 tag not in 2.0, 200530 form component without name … */
  code: number
  message: string
  /** `ROOT -> body -> elements -> [1](tag: column_set)` */
  path: string
  property?: string
  /** Sent all the same: something that samples use and the reference lacks, or that has no effect. */
  warning?: true
}

/** What the checker may ask about the world around the card; absent means "do not check". */
export type CardContext = {
  knownUser?: (openId: string) => boolean
  knownImage?: (key: string) => boolean
  knownFile?: (key: string) => boolean
}

/** Where in the card a value stands. `root`: directly in the body; `depth`: containers around it. */
export type Place = { path: readonly string[]; root: boolean; form: boolean; depth: number }

/** What is counted over the whole card. */
export type Walk = {
  context: CardContext
  /** Checks one component with everything below it. */
  component: Check
  problems: CardProblem[]
  mentioned: Set<string>
  elements: number
  tables: number
  elementIds: Set<string>
  names: Set<string>
  /** Submit buttons of the form being walked. */
  submits: number
  forwardable: boolean
}

export type Check = (value: unknown, at: Place, walk: Walk) => void
export type Fields = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const pathText = (at: Place): string => at.path.join(' -> ')

export function report(
  walk: Walk,
  at: Place,
  code: number,
  message: string,
  extra: { property?: string; warning?: true } = {},
): void {
  walk.problems.push({ code, message, path: pathText(at), ...extra })
}

/** A value that does not parse. */
export const wrong = (walk: Walk, at: Place, what: string) =>
  report(walk, at, 200621, `parse card json err, ${what}, path: ${pathText(at)}`)

/** A property that the reference marks as required is not there. */
export const missing = (walk: Walk, at: Place, property: string): void =>
  report(
    walk,
    at,
    200621,
    `parse card json err, missing required property, property: ${property}, path: ${pathText(at)}`,
    {
      property,
    },
  )

const unknown = (walk: Walk, at: Place, property: string): void =>
  report(
    walk,
    at,
    200621,
    `parse card json err, unknown property, property: ${property}, path: ${pathText(at)}`,
    {
      property,
    },
  )

/** Sent all the same, but worth a look. */
export const warn = (walk: Walk, at: Place, message: string, property?: string): void =>
  report(walk, at, 200621, message, { warning: true, ...(property === undefined ? {} : { property }) })

/** One step down, without changing the container. */
export const under = (at: Place, step: string): Place => ({ ...at, path: [...at.path, step] })

const stepOf = (value: unknown, index: number): string =>
  isObject(value) && typeof value.tag === 'string' ? `[${index}](tag: ${value.tag})` : `[${index}]`

export const anything: Check = () => {}

export const string =
  (limits: { min?: number; max?: number } = {}): Check =>
  (value, at, walk) => {
    if (typeof value !== 'string') return wrong(walk, at, 'a string is expected')
    const length = [...value].length
    if (length < (limits.min ?? 0)) wrong(walk, at, 'an empty string is not allowed')
    if (limits.max !== undefined && length > limits.max)
      wrong(walk, at, `${length} characters, at most ${limits.max} are allowed`)
  }

export const word = string({ min: 1 })

export const boolean: Check = (value, at, walk) => {
  if (typeof value !== 'boolean') wrong(walk, at, 'true or false is expected')
}

export const integer =
  (min: number, max: number): Check =>
  (value, at, walk) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
      wrong(walk, at, `a whole number from ${min} to ${max} is expected`)
  }

export const oneOf =
  (...allowed: readonly (string | number | boolean)[]): Check =>
  (value, at, walk) => {
    if (!allowed.some((one) => one === value)) wrong(walk, at, `one of ${allowed.join(', ')} is expected`)
  }

export const matching =
  (pattern: RegExp, what: string): Check =>
  (value, at, walk) => {
    if (typeof value !== 'string' || !pattern.test(value)) wrong(walk, at, `${what} is expected`)
  }

/** `12px` within bounds, or one of the words. */
export const pixels =
  (min: number, max: number, ...words: string[]): Check =>
  (value, at, walk) => {
    if (typeof value === 'string') {
      if (words.includes(value)) return
      const size = /^(-?\d+)px$/.exec(value)?.[1]
      if (size !== undefined && Number(size) >= min && Number(size) <= max) return
    }
    wrong(walk, at, `${[...words, `[${min},${max}]px`].join(', ')} is expected`)
  }

/** `4px`, `4px 8px` or four of them. */
export const edges =
  (min: number, max: number): Check =>
  (value, at, walk) => {
    const parts = typeof value === 'string' ? value.split(' ') : []
    const good = parts.every((part) => {
      const size = /^(-?\d+)px$/.exec(part)?.[1]
      return size !== undefined && Number(size) >= min && Number(size) <= max
    })
    if (![1, 2, 4].includes(parts.length) || !good)
      wrong(walk, at, `1, 2 or 4 of [${min},${max}]px are expected`)
  }

export const list =
  (item: Check, limits: { min?: number; max?: number } = {}): Check =>
  (value, at, walk) => {
    if (!Array.isArray(value)) return wrong(walk, at, 'an array is expected')
    if (value.length < (limits.min ?? 0)) wrong(walk, at, `at least ${limits.min} items are expected`)
    if (limits.max !== undefined && value.length > limits.max)
      wrong(walk, at, `${value.length} items, at most ${limits.max} are allowed`)
    value.forEach((one, index) => {
      item(one, under(at, stepOf(one, index)), walk)
    })
  }

export type Shape = {
  props: Readonly<Record<string, Check>>
  required?: readonly string[]
  /** In samples but not in the reference: reported as a warning. */
  doubtful?: readonly string[]
}

/** A strict object: declared properties are checked, every other one is refused. */
export const object =
  (shape: Shape): Check =>
  (value, at, walk) => {
    if (!isObject(value)) return wrong(walk, at, 'an object is expected')
    for (const [key, inner] of Object.entries(value)) {
      const check = Object.hasOwn(shape.props, key) ? shape.props[key] : undefined
      if (check) check(inner, under(at, key), walk)
      else if (shape.doubtful?.includes(key))
        warn(walk, at, `${key} is in samples only, not in the reference`, key)
      else unknown(walk, at, key)
    }
    for (const key of shape.required ?? [])
      if (!Object.hasOwn(value, key) || value[key] === null) missing(walk, at, key)
  }

/** Keys are data (a language, a style name); each is checked by pattern. */
export const record =
  (key: RegExp, item: Check): Check =>
  (value, at, walk) => {
    if (!isObject(value)) return wrong(walk, at, 'an object is expected')
    for (const [name, inner] of Object.entries(value)) {
      if (!key.test(name)) unknown(walk, at, name)
      else item(inner, under(at, name), walk)
    }
  }
