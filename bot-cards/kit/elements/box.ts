import type { Bilingual } from '../text.ts'
import type {
  DatePicker,
  DateTimePicker,
  Input,
  MultiSelect,
  PeoplePicker,
  PersonPicker,
  Select,
} from './field.ts'
import type { Button, SubmitButton } from './press.ts'
import { type PlainText, plain, type StaticElement } from './text.ts'

/**
 * Which element may stand where, as types: a form only at the root, fields only in forms, plain buttons only
 * outside them. A wrong nesting does not compile.
 */
/** What may stand in the body, in columns and in a fold. */
export type FreeElement = StaticElement | Button | ColumnSet<FreeElement> | Collapsible<FreeElement>
export type FormElement =
  | StaticElement
  | Input
  | Select
  | MultiSelect
  | PeoplePicker
  | PersonPicker
  | DateTimePicker
  | DatePicker
  | SubmitButton
  | ColumnSet<FormElement>
  | Collapsible<FormElement>
export type RootElement = FreeElement | Form

export interface ColumnSet<E> {
  tag: 'column_set'
  flex_mode: 'none' | 'flow'
  horizontal_spacing: string
  columns: Column<E>[]
}
interface Column<E> {
  tag: 'column'
  width: 'auto' | 'weighted'
  weight?: number
  vertical_align: 'center'
  vertical_spacing: string
  elements: E[]
}
const column = <E>(elements: E[], weight?: number): Column<E> => ({
  tag: 'column',
  ...(weight === undefined ? { width: 'auto' } : { width: 'weighted', weight }),
  vertical_align: 'center',
  vertical_spacing: '4px',
  elements,
})

/** Buttons side by side, wrapping on a phone. */
export const buttonRow = (buttons: Button[]): ColumnSet<FreeElement> => ({
  tag: 'column_set',
  flex_mode: 'flow',
  horizontal_spacing: '8px',
  columns: buttons.map((one) => column<FreeElement>([one])),
})

/** A line of a list: the text takes what room there is, its buttons stand at the right edge. */
export const rowWithButton = (text: StaticElement, ...presses: Button[]): ColumnSet<FreeElement> => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  columns: [column<FreeElement>([text], 1), ...presses.map((press) => column<FreeElement>([press]))],
})

export interface Collapsible<E> {
  tag: 'collapsible_panel'
  expanded: boolean
  header: {
    title: PlainText
    vertical_align: 'center'
    icon: { tag: 'standard_icon'; token: string; size: string }
    icon_position: 'right'
    icon_expanded_angle: number
  }
  border: { color: 'grey'; corner_radius: string }
  padding: string
  elements: E[]
}

/** What most readers can do without: folded until asked for. */
export const collapsible = <E extends FreeElement | FormElement>(
  title: Bilingual,
  elements: E[],
  expanded = false,
): Collapsible<E> => ({
  tag: 'collapsible_panel',
  expanded,
  header: {
    title: plain(title),
    vertical_align: 'center',
    icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
    icon_position: 'right',
    icon_expanded_angle: -180,
  },
  border: { color: 'grey', corner_radius: '6px' },
  padding: '8px',
  elements,
})

export type Form = { tag: 'form'; name: string; vertical_spacing: string; elements: FormElement[] }

/** Fields and the button that sends them. At the root of a card only. */
export const form = (name: string, elements: FormElement[], submit: SubmitButton): Form => ({
  tag: 'form',
  name,
  vertical_spacing: '8px',
  elements: [...elements, submit],
})
