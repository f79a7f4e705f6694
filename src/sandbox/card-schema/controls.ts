import {
  anything,
  boolean,
  type Check,
  type Fields,
  integer,
  isObject,
  list,
  matching,
  missing,
  object,
  oneOf,
  type Place,
  string,
  type Walk,
  warn,
  word,
  wrong,
} from './check.ts'
import type { Component } from './component.ts'
import {
  behaviors,
  confirm,
  disabling,
  fieldWidth,
  i18n,
  icon,
  imageKey,
  multiUrl,
  shortPlain,
  text,
  userId,
} from './parts.ts'

const callback = behaviors({ openUrl: false })

/** Outside a form a press must do something: the reference marks `behaviors` as required. */
function needsBehavior(value: Fields, at: Place, walk: Walk): void {
  if (!at.form && value.behaviors === undefined) missing(walk, at, 'behaviors')
  if (!at.form && value.required === true) warn(walk, at, 'required works in forms only', 'required')
  if (value.confirm !== undefined)
    warn(walk, at, 'confirm asks only on buttons that submit a form', 'confirm')
}

const option = object({ props: { text: shortPlain, icon, value: word }, required: ['text', 'value'] })

const uniqueOptions: Check = (value, at, walk) => {
  list(option)(value, at, walk)
  if (!Array.isArray(value)) return
  const values = value.map((one) => (isObject(one) ? one.value : undefined))
  if (new Set(values).size < values.length) wrong(walk, at, 'duplicate option value')
}

const people = list(object({ props: { value: userId, icon, text: shortPlain }, required: ['value'] }))

const optionValues = (value: Fields): unknown[] =>
  Array.isArray(value.options) ? value.options.map((one) => (isObject(one) ? one.value : undefined)) : []

function knownInitial(value: Fields, at: Place, walk: Walk): void {
  const known = optionValues(value)
  if (known.length === 0) return
  const chosen = Array.isArray(value.selected_values) ? value.selected_values : [value.initial_option]
  for (const one of chosen)
    if (one !== undefined && !known.includes(one))
      warn(walk, at, `the preselected value ${String(one)} is not among the options`)
}

const field = {
  name: word,
  required: boolean,
  placeholder: shortPlain,
  width: fieldWidth,
  ...disabling,
  behaviors: callback,
  confirm,
}
const chooser = { ...field, type: oneOf('default', 'text') }

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const time = /^([01]\d|2[0-3]):[0-5]\d$/
const moment = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d$/

const picker = (initial: string, pattern: RegExp, form: string, placeholderNeeded: boolean): Component => ({
  props: { ...field, value: anything, [initial]: matching(pattern, form) },
  named: true,
  rules: (value, at, walk) => {
    needsBehavior(value, at, walk)
    if (placeholderNeeded && value[initial] === undefined && value.placeholder === undefined)
      missing(walk, at, 'placeholder')
  },
})

/** Legacy spelling of form_action_type; whether 2.0 still takes it is not documented. */
const submits = (value: Fields) => value.form_action_type === 'submit' || value.action_type === 'form_submit'
const resets = (value: Fields) => value.form_action_type === 'reset' || value.action_type === 'form_reset'

function buttonRules(value: Fields, at: Place, walk: Walk): void {
  if (at.form && submits(value)) walk.submits += 1
  const inForm = at.form && (submits(value) || resets(value))
  if (!inForm && value.behaviors === undefined) missing(walk, at, 'behaviors')
  if (!at.form && value.form_action_type !== undefined)
    warn(walk, at, 'form_action_type has no effect outside a form', 'form_action_type')
  if (value.confirm !== undefined && !(at.form && submits(value)))
    warn(walk, at, 'confirm asks only on buttons that submit a form', 'confirm')
}

/** Components that people use. */
export const controls: Record<string, Component> = {
  button: {
    props: {
      text: shortPlain,
      type: oneOf(
        'default',
        'primary',
        'danger',
        'text',
        'primary_text',
        'danger_text',
        'primary_filled',
        'danger_filled',
        'laser',
      ),
      size: oneOf('tiny', 'small', 'medium', 'large'),
      width: fieldWidth,
      icon,
      behaviors: behaviors({ openUrl: true }),
      ...disabling,
      hover_tips: shortPlain,
      confirm,
      name: word,
      form_action_type: oneOf('submit', 'reset'),
    },
    doubtful: ['url', 'value', 'action_type'],
    named: true,
    rules: buttonRules,
  },
  input: {
    props: {
      ...field,
      default_value: string(),
      i18n_default_value: i18n(string()),
      label: shortPlain,
      label_position: oneOf('top', 'left'),
      max_length: integer(1, 1000),
      input_type: oneOf('text', 'multiline_text', 'password'),
      rows: integer(1, 1000),
      auto_resize: boolean,
      max_rows: integer(1, 1000),
      show_icon: boolean,
    },
    named: true,
    rules: (value, at, walk) => {
      const length = typeof value.default_value === 'string' ? [...value.default_value].length : 0
      const most = typeof value.max_length === 'number' ? value.max_length : 1000
      if (length > most) wrong(walk, at, `default_value is longer than ${most}`)
    },
  },
  select_static: {
    props: { ...chooser, options: uniqueOptions, initial_option: word, initial_index: integer(1, 10_000) },
    named: true,
    rules: (value, at, walk) => {
      needsBehavior(value, at, walk)
      knownInitial(value, at, walk)
    },
  },
  multi_select_static: {
    props: { ...chooser, options: uniqueOptions, selected_values: list(word) },
    required: ['name'],
    named: true,
    formOnly: true,
    rules: knownInitial,
  },
  select_person: {
    props: { ...chooser, options: people, initial_option: userId },
    named: true,
    rules: needsBehavior,
  },
  multi_select_person: {
    props: { ...chooser, options: people, selected_values: list(userId) },
    required: ['name'],
    named: true,
    formOnly: true,
  },
  date_picker: picker('initial_date', day, 'yyyy-MM-dd', false),
  picker_time: picker('initial_time', time, 'HH:mm', true),
  picker_datetime: picker('initial_datetime', moment, 'yyyy-MM-dd HH:mm', true),
  overflow: {
    props: {
      options: list(object({ props: { text: shortPlain, multi_url: multiUrl, value: word } }), { min: 1 }),
      behaviors: callback,
      width: fieldWidth,
      confirm,
    },
    required: ['options'],
    rules: needsBehavior,
  },
  select_img: {
    props: {
      options: list(
        object({
          props: { img_key: imageKey, value: word, ...disabling, hover_tips: shortPlain },
          required: ['img_key', 'value'],
        }),
        { min: 1 },
      ),
      multi_select: boolean,
      layout: oneOf('stretch', 'bisect', 'trisect'),
      aspect_ratio: oneOf('16:9', '1:1', '4:3'),
      can_preview: boolean,
      behaviors: callback,
      name: word,
      required: boolean,
      value: anything,
      ...disabling,
    },
    doubtful: ['confirm'],
    required: ['options'],
    named: true,
    rules: (value, at, walk) => {
      needsBehavior(value, at, walk)
      if (value.multi_select === true && !at.form)
        wrong(walk, at, 'multi_select is allowed inside a form only')
    },
  },
  checker: {
    props: {
      text: text(['plain_text', 'lark_md'], { styled: true }),
      checked: boolean,
      overall_checkable: boolean,
      button_area: object({
        props: {
          pc_display_rule: oneOf('always', 'on_hover'),
          buttons: list((one, at, walk) => walk.component(one, at, walk), { max: 3 }),
        },
      }),
      checked_style: object({ props: { show_strikethrough: boolean, opacity: anything } }),
      behaviors: callback,
      name: word,
      padding: string(),
      hover_tips: shortPlain,
      ...disabling,
    },
    named: true,
  },
}
