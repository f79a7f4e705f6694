import { type Check, type Fields, isObject, object, type Place, report, type Walk, wrong } from './check.ts'
import type { Component } from './component.ts'
import { containers } from './containers.ts'
import { contents } from './contents.ts'
import { controls } from './controls.ts'
import { elementId, margin } from './parts.ts'
import { table } from './table.ts'

/** Every tag of Card JSON 2.0. */
const components: Record<string, Component> = { ...containers, ...contents, ...controls, table }

function standing(component: Component, value: Fields, at: Place, walk: Walk): void {
  const tag = String(value.tag)
  if (component.rootOnly && !at.root) wrong(walk, at, `${tag} is not allowed inside a container`)
  if (component.formOnly && !at.form) wrong(walk, at, `${tag} is allowed inside a form only`)
  if (!component.named || !at.form) return
  if (typeof value.name !== 'string' || value.name === '')
    report(walk, at, 200530, `form component ${tag} has no name`, { property: 'name' })
  else if (walk.names.has(value.name))
    report(walk, at, 200530, `duplicate name ${value.name}`, { property: 'name' })
  else walk.names.add(value.name)
}

/** One component with everything below it. */
export const component: Check = (value, at, walk) => {
  walk.elements += 1
  if (!isObject(value) || typeof value.tag !== 'string')
    return wrong(walk, at, 'a component with a tag is expected')
  const known = Object.hasOwn(components, value.tag) ? components[value.tag] : undefined
  if (!known)
    return report(
      walk,
      at,
      200861,
      `cards of schema V2 no longer support this capability; unsupported tag ${value.tag}`,
      {
        property: 'tag',
      },
    )
  standing(known, value, at, walk)
  object({
    ...known,
    props: { tag: () => {}, element_id: elementId, margin, ...known.props },
    doubtful: ['fallback', ...(known.doubtful ?? [])],
  })(value, at, walk)
  known.rules?.(value, at, walk)
}
