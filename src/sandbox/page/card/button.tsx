import { useContext, useState } from 'preact/hooks'
import { toast } from '../app/state.ts'
import { ConfirmDialog } from './confirm.tsx'
import { FormContext } from './form-state.ts'
import { CardIcon } from './header.tsx'
import { margin, width } from './look.ts'
import { flag, isNode, type Node, plain, text } from './read.ts'
import { usePress, useWorld } from './world.ts'

const actionOf = (button: Node) =>
  text(button, 'form_action_type') || text(button, 'action_type').replace('form_', '')

/** A button: sends its callback, opens a link, submits or resets its form. Only a submit asks its `confirm` first. */
export function Button({ node: button }: { node: Node }) {
  const { language } = useWorld()
  const form = useContext(FormContext)
  const { busy, fire } = usePress(button)
  const [asking, setAsking] = useState<Record<string, unknown>>()
  const disabled = flag(button, 'disabled')
  const tips = plain(button, 'disabled_tips', language)
  const label = plain(button, 'text', language)
  const press = () => {
    if (disabled) {
      if (tips !== '') toast('info', tips)
      return
    }
    const action = form === undefined ? '' : actionOf(button)
    if (action === 'reset') return form?.reset()
    if (action !== 'submit') return fire()
    const formValue = form?.collect()
    if (formValue === undefined) return
    if (isNode(button.confirm)) setAsking(formValue)
    else fire({ formValue })
  }
  return (
    <>
      <button
        type="button"
        class={`btn btn-${text(button, 'type', 'default')} size-${text(button, 'size', 'medium')}${label === '' ? ' icon-only' : ''}`}
        style={{ ...width(text(button, 'width')), ...margin(button) }}
        aria-disabled={disabled}
        aria-busy={busy}
        data-name={text(button, 'name')}
        title={plain(button, disabled ? 'disabled_tips' : 'hover_tips', language)}
        onClick={press}
      >
        {busy ? <span class="spinner" /> : isNode(button.icon) && <CardIcon icon={button.icon} />}
        <span class="btn-label">{label}</span>
      </button>
      {asking !== undefined && isNode(button.confirm) && (
        <ConfirmDialog
          title={plain(button.confirm, 'title', language)}
          text={plain(button.confirm, 'text', language)}
          onAnswer={(yes) => {
            setAsking(undefined)
            if (yes) fire({ formValue: asking })
          }}
        />
      )}
    </>
  )
}
