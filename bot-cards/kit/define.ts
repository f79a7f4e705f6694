import type { CardJson } from './card.ts'
import { CardTooBig, fits, sizeOf } from './size.ts'

/** How much of long texts a card shows, in characters per text; the last resort shows almost nothing. */
const rooms = [300, 120, 40, 16] as const

export type Card<V> = {
  readonly name: string
  /** Draws the card; throws `CardTooBig` when it cannot be made to fit Lark's limits. */
  render(view: V): CardJson
  readonly samples: readonly { name: string; view: V }[]
}

/**
 * A card: a pure function from a view to Card JSON 2.0, with samples for the gallery and the tests.
 * `render` is called with less `room` for long texts until the result fits.
 */
export function defineCard<V>(parts: {
  name: string
  render: (view: V, room: number) => CardJson
  samples: Record<string, V>
}): Card<V> {
  return {
    name: parts.name,
    samples: Object.entries(parts.samples).map(([name, view]) => ({ name, view })),
    render(view) {
      let size = { bytes: 0, elements: 0, depth: 0 }
      for (const room of rooms) {
        const drawn = parts.render(view, room)
        size = sizeOf(drawn)
        if (fits(size)) return drawn
      }
      throw new CardTooBig(parts.name, size)
    },
  }
}
