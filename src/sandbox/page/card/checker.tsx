import { Button } from './button.tsx'
import { isFlag, useField } from './form-state.ts'
import { Words } from './header.tsx'
import { margin, space } from './look.ts'
import { flag, has, type Node, node, nodes, number, plain, text } from './read.ts'
import { usePress, useWorld } from './world.ts'

/** A box to tick, with buttons behind it. Ticked, its text may be struck through. */
export function Checker({ node: checker }: { node: Node }) {
  const { language } = useWorld()
  const field = useField(checker, flag(checker, 'checked'), isFlag)
  const { busy, fire } = usePress(checker)
  const style = node(checker, 'checked_style')
  const disabled = flag(checker, 'disabled')
  const on = field.value
  const buttons = nodes(node(checker, 'button_area'), 'buttons').slice(0, 3)
  return (
    <div class="checker" style={{ padding: space(text(checker, 'padding'), '0'), ...margin(checker) }}>
      <label
        class={`checker-label${disabled ? ' disabled' : ''}`}
        title={plain(checker, disabled ? 'disabled_tips' : 'hover_tips', language)}
      >
        <input
          type="checkbox"
          checked={on}
          disabled={disabled || busy}
          aria-busy={busy}
          data-name={text(checker, 'name')}
          onChange={(event) => {
            field.set(event.currentTarget.checked)
            fire({ checked: event.currentTarget.checked })
          }}
        />
        <span
          class={`checker-text${on && flag(style, 'show_strikethrough') ? ' struck' : ''}`}
          style={on && has(style, 'opacity') ? { opacity: String(number(style, 'opacity', 1)) } : {}}
        >
          <Words from={node(checker, 'text')} />
        </span>
        {busy && <span class="spinner" />}
      </label>
      {buttons.length > 0 && (
        <span class="checker-buttons">
          {buttons.map((button, index) => (
            <Button key={index} node={{ size: 'tiny', ...button }} />
          ))}
        </span>
      )}
    </div>
  )
}
