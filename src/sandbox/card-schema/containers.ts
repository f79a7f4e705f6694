import {
  boolean,
  type Check,
  integer,
  isObject,
  list,
  matching,
  object,
  oneOf,
  pixels,
  report,
  under,
  word,
} from './check.ts'
import { type Component, elements, enter, limitDepth } from './component.ts'
import {
  behaviors,
  colour,
  confirm,
  cornerRadius,
  disabling,
  elementId,
  imageKey,
  layout,
  margin,
  padding,
  shortPlain,
  spacing,
  text,
  textAlign,
  urlAction,
  verticalAlign,
} from './parts.ts'

/** A column belongs to its column_set: together they are one level of depth. */
const column: Check = (value, at, walk) => {
  walk.elements += 1
  object({
    props: {
      tag: oneOf('column'),
      element_id: elementId,
      margin,
      ...layout,
      width: pixels(16, 600, 'auto', 'weighted'),
      weight: integer(1, 5),
      background_style: colour,
      elements,
      action: urlAction,
    },
    required: ['tag'],
  })(value, at, walk)
}

const panelIcon = object({
  props: {
    tag: oneOf('standard_icon', 'custom_icon'),
    token: word,
    color: colour,
    img_key: imageKey,
    size: matching(/^\d+px \d+px$/, 'a size such as 16px 16px'),
  },
  required: ['tag'],
})

const panelHeader = object({
  props: {
    title: text(['plain_text', 'markdown']),
    background_color: colour,
    width: oneOf('fill', 'auto', 'auto_when_fold'),
    vertical_align: verticalAlign,
    padding,
    icon: panelIcon,
    icon_position: oneOf('left', 'right', 'follow_text'),
    icon_expanded_angle: oneOf(-180, -90, 90, 180),
  },
  required: ['title'],
})

/** Containers. `inside` walks the children one level deeper. */
export const containers: Record<string, Component> = {
  column_set: {
    props: {
      columns: (value, at, walk) => list(column, { min: 1 })(value, enter(at), walk),
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      background_style: colour,
      horizontal_spacing: spacing,
      horizontal_align: textAlign,
      action: urlAction,
    },
    required: ['columns'],
    rules: (_, at, walk) => limitDepth(enter(at), walk),
  },
  form: {
    props: {
      name: word,
      ...layout,
      elements: (value, at, walk) => {
        walk.submits = 0
        elements(value, { ...enter(at), form: true }, walk)
        if (walk.submits === 0) report(walk, at, 200530, 'a form needs a button that submits it')
      },
    },
    required: ['name', 'elements'],
    rootOnly: true,
    rules: (value, at, walk) => {
      limitDepth(enter(at), walk)
      if (typeof value.name !== 'string') return
      if (walk.names.has(value.name))
        report(walk, at, 200530, `duplicate name ${value.name}`, { property: 'name' })
      walk.names.add(value.name)
    },
  },
  interactive_container: {
    props: {
      behaviors: behaviors({ openUrl: true }),
      ...layout,
      elements: (value, at, walk) => elements(value, enter(at), walk),
      width: pixels(16, 999, 'fill', 'auto'),
      height: pixels(10, 999, 'auto'),
      background_style: colour,
      has_border: boolean,
      border_color: colour,
      corner_radius: cornerRadius,
      ...disabling,
      hover_tips: shortPlain,
      confirm,
    },
    required: ['behaviors', 'elements'],
    rules: (_, at, walk) => limitDepth(enter(at), walk),
  },
  collapsible_panel: {
    props: {
      header: panelHeader,
      expanded: boolean,
      background_color: colour,
      border: object({ props: { color: colour, corner_radius: cornerRadius } }),
      ...layout,
      elements: (value, at, walk) => elements(value, enter(at), walk),
    },
    required: ['header'],
    rules: (value, at, walk) => {
      limitDepth(enter(at), walk)
      const title = isObject(value.header) ? value.header.title : undefined
      if (isObject(title) && title.content === '')
        report(walk, under(at, 'header'), 200621, 'parse card json err, the title of a panel is empty')
    },
  },
}
