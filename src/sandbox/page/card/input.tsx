import { useId, useState } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import { say } from '../app/words.ts'
import { isText, useField } from './form-state.ts'
import { margin, width } from './look.ts'
import { callback, flag, has, localized, type Node, number, plain, text } from './read.ts'
import { usePress, useWorld } from './world.ts'

/** A text field. Outside a form it sends with Enter or its own small button. */
export function Input({ node: input }: { node: Node }) {
  const { language } = useWorld()
  const field = useField(input, localized(input, 'default_value', language), isText)
  const { busy, fire } = usePress(input)
  const [shown, setShown] = useState(false)
  const id = useId()
  const kind = text(input, 'input_type', 'text')
  const label = plain(input, 'label', language)
  const placeholder = plain(input, 'placeholder', language)
  const disabled = flag(input, 'disabled')
  const max = has(input, 'max_length') ? number(input, 'max_length', 1000) : undefined
  const sends = !field.inForm && callback(input) !== undefined
  const send = () => fire({ inputValue: field.value })
  const common = {
    id,
    class: 'field',
    value: field.value,
    placeholder: placeholder || say('input'),
    disabled,
    'data-name': text(input, 'name'),
    'aria-label': label || placeholder || say('input'),
    'aria-invalid': field.invalid,
    'aria-required': field.required,
    'aria-describedby': field.invalid ? `${id}-error` : undefined,
    maxLength: max,
    onInput: (event: { currentTarget: { value: string } }) => field.set(event.currentTarget.value),
  }
  const line = {
    ...common,
    autocomplete: 'off',
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.isComposing && sends) send()
    },
  }
  return (
    <div
      class={`field-block label-${text(input, 'label_position', 'top')}`}
      style={{ ...width(text(input, 'width'), '100%'), ...margin(input) }}
    >
      {label !== '' && (
        <label class="field-label" for={id}>
          {label}
          {field.required && <Star />}
        </label>
      )}
      <div class={`field-box${field.invalid ? ' invalid' : ''}${disabled ? ' disabled' : ''}`}>
        {kind === 'multiline_text' ? (
          <textarea {...common} rows={number(input, 'rows', 3)} />
        ) : kind === 'password' && !shown ? (
          <input {...line} type="password" />
        ) : (
          <input {...line} type="text" />
        )}
        {kind === 'password' && (
          <button type="button" class="field-side" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {say(shown ? 'hidePassword' : 'showPassword')}
          </button>
        )}
        {sends && (
          <button
            type="button"
            class="field-side"
            aria-label={say('submitText')}
            aria-busy={busy}
            onClick={send}
          >
            {busy ? <span class="spinner" /> : <Icon name="send" size={18} />}
          </button>
        )}
        {max !== undefined && (kind === 'multiline_text' || field.value.length > max * 0.8) && (
          <span class="field-count" aria-hidden="true">
            {field.value.length}/{max}
          </span>
        )}
      </div>
      <FieldError id={`${id}-error`} shown={field.invalid} />
    </div>
  )
}

export const Star = () => (
  <span class="required" aria-hidden="true">
    *
  </span>
)

export const FieldError = ({ id, shown }: { id: string; shown: boolean }) =>
  shown ? (
    <p id={id} class="field-error" role="alert">
      {say('required')}
    </p>
  ) : null
