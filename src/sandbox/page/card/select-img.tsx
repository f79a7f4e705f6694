import { Icon } from '../app/icons.tsx'
import { toast } from '../app/state.ts'
import { say } from '../app/words.ts'
import { isTexts, useField } from './form-state.ts'
import { Picture } from './image.tsx'
import { margin } from './look.ts'
import { flag, type Node, nodes, plain, strings, text } from './read.ts'
import { usePress, useWorld } from './world.ts'

/** Pictures to choose from: one, or in a form several. */
export function SelectImage({ node: select }: { node: Node }) {
  const { language } = useWorld()
  const field = useField(select, strings(select, 'selected_values'), isTexts)
  const { busy, fire } = usePress(select)
  const multiple = flag(select, 'multi_select') && field.inForm
  const off = flag(select, 'disabled')
  const choose = (option: Node) => {
    const value = text(option, 'value')
    if (off || flag(option, 'disabled')) {
      const tips = plain(option, 'disabled_tips', language) || plain(select, 'disabled_tips', language)
      if (tips !== '') toast('info', tips)
      return
    }
    const next = !multiple
      ? [value]
      : field.value.includes(value)
        ? field.value.filter((each) => each !== value)
        : [...field.value, value]
    field.set(next)
    fire({ options: next })
  }
  return (
    <div
      class={`select-img layout-${text(select, 'layout', 'bisect')} ratio-${text(select, 'aspect_ratio', '16:9').replace(':', '-')}${field.invalid ? ' invalid' : ''}`}
      data-busy={busy}
      style={margin(select)}
    >
      {nodes(select, 'options').map((option, index) => {
        const value = text(option, 'value')
        const on = field.value.includes(value)
        return (
          <button
            key={value}
            type="button"
            aria-pressed={on}
            aria-disabled={off || flag(option, 'disabled')}
            aria-label={plain(option, 'hover_tips', language) || `${say('image')} ${index + 1}`}
            class="img-option"
            {...(index === 0 ? { 'data-name': text(select, 'name') } : {})}
            onClick={() => choose(option)}
          >
            <Picture imageKey={text(option, 'img_key')} alt="" />
            {on && (
              <span class="img-mark">
                <Icon name="done" size={14} />
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}
