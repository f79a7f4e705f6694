/** Lark's limits with a margin: 30 KB of request body, 200 elements, 5 nested containers. */
export const limits = { bytes: 28_000, elements: 180, depth: 5 } as const

export type CardSize = { bytes: number; elements: number; depth: number }

const containers = new Set(['form', 'column_set', 'interactive_container', 'collapsible_panel'])

function walk(node: unknown, depth: number, size: CardSize): void {
  if (Array.isArray(node)) {
    for (const child of node) walk(child, depth, size)
    return
  }
  if (typeof node !== 'object' || node === null) return
  let inside = depth
  if ('tag' in node && typeof node.tag === 'string') {
    size.elements += 1
    if (containers.has(node.tag)) {
      inside = depth + 1
      size.depth = Math.max(size.depth, inside)
    }
  }
  for (const child of Object.values(node)) walk(child, inside, size)
}

/** A card is measured when it is drawn and written when it is sent: the JSON is made once for both. */
const written = new WeakMap<object, Uint8Array>()

/** The JSON of a card in UTF-8. A card is never changed once it is drawn. */
export function jsonOf(card: object): Uint8Array {
  const known = written.get(card)
  if (known) return known
  const json = Buffer.from(JSON.stringify(card), 'utf8')
  written.set(card, json)
  return json
}

/** Bytes of the JSON in UTF-8, components and text elements together, nested containers. */
export function sizeOf(card: object): CardSize {
  const size = { bytes: jsonOf(card).length, elements: 0, depth: 0 }
  walk(card, 0, size)
  return size
}

export const fits = (size: CardSize): boolean =>
  size.bytes <= limits.bytes && size.elements <= limits.elements && size.depth <= limits.depth

/** A card that Lark would refuse: a mistake in a card, caught before it is sent. Names sizes only, no content. */
export class CardTooBig extends Error {
  constructor(card: string, size: CardSize) {
    super(`card ${card}: ${size.bytes} bytes, ${size.elements} elements, depth ${size.depth}`)
    this.name = 'CardTooBig'
  }
}
