import type { WireValue } from '../action.ts'
import type { Bilingual } from '../text.ts'
import { type PlainText, plain } from './text.ts'

type Behaviors = [{ type: 'callback'; value: WireValue }]
const sends = (value: WireValue): Behaviors => [{ type: 'callback', value }]

type ButtonLook = {
  type?: 'default' | 'primary' | 'primary_filled' | 'danger' | 'text' | 'primary_text' | 'danger_text'
  size?: 'tiny' | 'small' | 'medium' | 'large'
  width?: 'default' | 'fill'
}

export type Button = ButtonLook & { tag: 'button'; text: PlainText; behaviors: Behaviors }

/** A button outside a form. `value` is what its handler receives. */
export const button = (text: Bilingual, value: WireValue, look: ButtonLook = {}): Button => ({
  tag: 'button',
  text: plain(text, 60),
  ...look,
  behaviors: sends(value),
})

export type SubmitButton = Button & {
  name: string
  form_action_type: 'submit'
  confirm?: { title: PlainText; text: PlainText }
}

/** The button that sends a form. Only these may ask back with `confirm`. */
export const submitButton = (
  name: string,
  text: Bilingual,
  value: WireValue,
  look: ButtonLook & { confirm?: { title: Bilingual; text: Bilingual } } = {},
): SubmitButton => {
  const { confirm, ...rest } = look
  return {
    ...button(text, value, rest),
    name,
    form_action_type: 'submit',
    ...(confirm ? { confirm: { title: plain(confirm.title), text: plain(confirm.text, 300) } } : {}),
  }
}
