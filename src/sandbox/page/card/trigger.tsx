import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import { FieldError } from './input.tsx'
import { margin, width } from './look.ts'
import { flag, type Node, text } from './read.ts'

type TriggerProps = {
  node: Node
  placeholder: string
  /** What is chosen, as words; '' when nothing is. */
  shown: string
  icon: string
  busy: boolean
  invalid: boolean
  required: boolean
  onOpen(): void
  children?: ComponentChildren
}

/** The closed state of every picker: a field that opens a sheet. Its name is the placeholder and what is chosen. */
export function Trigger({
  node,
  placeholder,
  shown,
  icon,
  busy,
  invalid,
  required,
  onOpen,
  children,
}: TriggerProps) {
  const id = useId()
  const disabled = flag(node, 'disabled')
  return (
    <div class="field-block" style={{ ...width(text(node, 'width'), '100%'), ...margin(node) }}>
      <button
        type="button"
        class={`field-box trigger trigger-${text(node, 'type', 'default')}${invalid ? ' invalid' : ''}${shown === '' ? ' is-empty' : ''}`}
        disabled={disabled}
        aria-haspopup="dialog"
        aria-label={shown === '' ? placeholder : `${placeholder}: ${shown}`}
        aria-busy={busy}
        aria-invalid={invalid}
        aria-describedby={invalid ? `${id}-error` : undefined}
        data-name={text(node, 'name')}
        onClick={onOpen}
      >
        <span class="trigger-value">{children ?? (shown === '' ? placeholder : shown)}</span>
        {required && shown === '' && (
          <span class="required" aria-hidden="true">
            *
          </span>
        )}
        {busy ? <span class="spinner" /> : <Icon name={icon} size={16} />}
      </button>
      <FieldError id={`${id}-error`} shown={invalid} />
    </div>
  )
}
