import { tidy } from '../escape.ts'
import type { Bilingual } from '../text.ts'
import { type PlainText, plain } from './text.ts'

/** Fields live in forms only: the form's submit button sends them all, so they need a name and no behaviour. */

export type Input = {
  tag: 'input'
  name: string
  placeholder: PlainText
  width: 'fill'
  max_length: number
  required?: true
  default_value?: string
  input_type?: 'multiline_text'
  rows?: number
  auto_resize?: true
  max_rows?: number
}

/** Lark takes at most this many characters in one input; a longer text cannot be edited on a card. */
export const inputLimit = 1000

export function input(
  name: string,
  field: {
    placeholder: Bilingual
    value?: string | undefined
    required?: boolean
    max?: number
    rows?: number
  },
): Input {
  const max = Math.min(field.max ?? inputLimit, inputLimit)
  const value =
    field.value === undefined
      ? ''
      : tidy(field.value)
          .slice(0, max)
          .replace(/\p{Surrogate}/gu, '')
  return {
    tag: 'input',
    name,
    placeholder: plain(field.placeholder),
    width: 'fill',
    max_length: max,
    ...(field.required ? { required: true } : {}),
    ...(value === '' ? {} : { default_value: value }),
    ...(field.rows
      ? {
          input_type: 'multiline_text',
          rows: field.rows,
          auto_resize: true,
          max_rows: Math.max(field.rows, 8),
        }
      : {}),
  }
}

type Picker = { name: string; placeholder: PlainText; width: 'fill'; required?: true }
const picker = (name: string, placeholder: Bilingual, required?: boolean): Picker => ({
  name,
  placeholder: plain(placeholder),
  width: 'fill',
  ...(required ? { required: true } : {}),
})

export type Select = Picker & {
  tag: 'select_static'
  options: { text: PlainText; value: string }[]
  initial_option?: string
}

/** One of several. `value` preselects; one that is not among the options is ignored. */
export function select(
  name: string,
  field: {
    placeholder: Bilingual
    options: readonly { value: string; text: Bilingual }[]
    value?: string | undefined
    required?: boolean
  },
): Select {
  const known = field.options.find((option) => option.value === field.value)
  return {
    tag: 'select_static',
    ...picker(name, field.placeholder, field.required),
    options: field.options.map((option) => ({ text: plain(option.text, 40), value: option.value })),
    ...(known ? { initial_option: known.value } : {}),
  }
}

export type MultiSelect = Picker & {
  tag: 'multi_select_static'
  options: { text: PlainText; value: string }[]
  selected_values?: string[]
}

/** Several of several. `values` preselects; those not among the options are ignored. */
export function multiSelect(
  name: string,
  field: {
    placeholder: Bilingual
    options: readonly { value: string; text: Bilingual }[]
    values?: readonly string[] | undefined
    required?: boolean
  },
): MultiSelect {
  const known = field.options.filter((option) => field.values?.includes(option.value))
  return {
    tag: 'multi_select_static',
    ...picker(name, field.placeholder, field.required),
    options: field.options.map((option) => ({ text: plain(option.text, 40), value: option.value })),
    ...(known.length > 0 ? { selected_values: known.map((option) => option.value) } : {}),
  }
}

export type PersonPicker = Picker & {
  tag: 'select_person'
  options?: { value: string }[]
  initial_option?: string
}

/** One colleague. Without `people` Lark offers the members of the chat. */
export function personPicker(
  name: string,
  field: { placeholder: Bilingual; people?: readonly string[] | undefined; value?: string | undefined },
): PersonPicker {
  const people = [...new Set([...(field.value ? [field.value] : []), ...(field.people ?? [])])]
  return {
    tag: 'select_person',
    ...picker(name, field.placeholder),
    ...(field.people?.length ? { options: people.slice(0, 60).map((value) => ({ value })) } : {}),
    ...(field.value ? { initial_option: field.value } : {}),
  }
}

export type PeoplePicker = Picker & {
  tag: 'multi_select_person'
  options?: { value: string }[]
  selected_values?: string[]
}

/** Several colleagues. Without `people` Lark offers the members of the chat. */
export function peoplePicker(
  name: string,
  field: {
    placeholder: Bilingual
    people?: readonly string[] | undefined
    values?: readonly string[] | undefined
  },
): PeoplePicker {
  const values = field.values ?? []
  const people = [...new Set([...values, ...(field.people ?? [])])]
  return {
    tag: 'multi_select_person',
    ...picker(name, field.placeholder),
    ...(field.people?.length ? { options: people.slice(0, 60).map((value) => ({ value })) } : {}),
    ...(values.length > 0 ? { selected_values: [...values] } : {}),
  }
}

export type DateTimePicker = Picker & { tag: 'picker_datetime'; initial_datetime?: string }

/** `value` as the picker itself sends it, `2026-11-23 14:30 +0800`; anything else starts empty. */
export function dateTimePicker(
  name: string,
  field: { placeholder: Bilingual; value?: string | undefined },
): DateTimePicker {
  const initial = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.exec(field.value ?? '')?.[0]
  return {
    tag: 'picker_datetime',
    ...picker(name, field.placeholder),
    ...(initial ? { initial_datetime: initial } : {}),
  }
}

export type DatePicker = Picker & { tag: 'date_picker'; initial_date?: string }

/** `value` as the picker itself sends it, `2026-11-27 +0800`, or the bare day. */
export function datePicker(
  name: string,
  field: { placeholder: Bilingual; value?: string | undefined },
): DatePicker {
  const initial = /^\d{4}-\d{2}-\d{2}/.exec(field.value ?? '')?.[0]
  return {
    tag: 'date_picker',
    ...picker(name, field.placeholder),
    ...(initial ? { initial_date: initial } : {}),
  }
}
