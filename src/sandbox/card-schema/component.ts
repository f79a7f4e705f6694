import {
  type Check,
  type Fields,
  list,
  type Place,
  pathText,
  report,
  type Shape,
  type Walk,
} from './check.ts'

/** One tag of the component table. */
export type Component = Shape & {
  /** form and table stand directly in the body. */
  rootOnly?: true
  /** Good inside a form only. */
  formOnly?: true
  /** Has a `name`; inside a form it must be there and unique in the card. */
  named?: true
  rules?: (value: Fields, at: Place, walk: Walk) => void
}

/** The place of a container's children. */
export const enter = (at: Place): Place => ({ ...at, root: false, depth: at.depth + 1 })

export function limitDepth(children: Place, walk: Walk): void {
  if (children.depth > 5)
    report(
      walk,
      children,
      200621,
      `parse card json err, containers nest deeper than 5, path: ${pathText(children)}`,
    )
}

/** Components inside a container or the body; the table of tags travels with the walk. */
export const elements: Check = list((value, at, walk) => walk.component(value, at, walk))
