import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { offset } from '../app/time.ts'
import { flag, type Node, text } from './read.ts'

export type FieldValue = string | string[] | boolean
export type FieldInfo = { tag: string; required: boolean; initial: FieldValue }

export type FormApi = {
  values: Record<string, FieldValue>
  missing: ReadonlySet<string>
  register(name: string, info: FieldInfo): () => void
  set(name: string, value: FieldValue): void
  /** The values as Lark sends them, or undefined when a required field is empty (it is then marked and focused). */
  collect(): Record<string, unknown> | undefined
  reset(): void
}

export const FormContext = createContext<FormApi | undefined>(undefined)

export const isEmpty = (value: FieldValue): boolean =>
  value === '' || (Array.isArray(value) && value.length === 0)

/** Lark writes the zone's offset behind dates and times, everything else as it is. */
export function onWire(tag: string, value: FieldValue): FieldValue {
  const dated = tag === 'date_picker' || tag === 'picker_time' || tag === 'picker_datetime'
  return dated && typeof value === 'string' && value !== '' ? `${value} ${offset}` : value
}

/** All fields of a form as Lark sends them; pickers left empty are absent. */
export function formValue(
  fields: ReadonlyMap<string, FieldInfo>,
  values: Record<string, FieldValue>,
): Record<string, FieldValue> {
  const sent: Record<string, FieldValue> = {}
  for (const [name, info] of fields) {
    const value = values[name] ?? info.initial
    if (info.tag !== 'input' && isEmpty(value)) continue
    sent[name] = onWire(info.tag, value)
  }
  return sent
}

/** Names of required fields without a value, in the order of the form. */
export const missingFields = (
  fields: ReadonlyMap<string, FieldInfo>,
  values: Record<string, FieldValue>,
): string[] =>
  [...fields]
    .filter(([name, info]) => info.required && isEmpty(values[name] ?? info.initial))
    .map(([name]) => name)

export type Field<T extends FieldValue> = {
  value: T
  set(value: T): void
  invalid: boolean
  required: boolean
  inForm: boolean
}

/** The value of one input component: kept by the form around it, or by itself outside a form. */
export function useField<T extends FieldValue>(
  node: Node,
  initial: T,
  same: (value: FieldValue) => value is T,
): Field<T> {
  const form = useContext(FormContext)
  const [own, setOwn] = useState<T>(initial)
  const name = text(node, 'name')
  const tag = text(node, 'tag')
  const required = form !== undefined && flag(node, 'required')
  useEffect(() => form?.register(name, { tag, required, initial }), [name, tag, required])
  if (form === undefined || name === '')
    return { value: own, set: setOwn, invalid: false, required: false, inForm: false }
  const kept = form.values[name]
  return {
    value: kept !== undefined && same(kept) ? kept : initial,
    set: (value) => form.set(name, value),
    invalid: form.missing.has(name),
    required,
    inForm: true,
  }
}

export const isText = (value: FieldValue): value is string => typeof value === 'string'
export const isTexts = (value: FieldValue): value is string[] => Array.isArray(value)
export const isFlag = (value: FieldValue): value is boolean => typeof value === 'boolean'
