import { toast } from '../app/state.ts'
import { Elements } from './elements.tsx'
import { radius } from './image.tsx'
import { background, borderColor, flow, margin, width } from './look.ts'
import { flag, has, type Node, nodes, plain, text } from './read.ts'
import { usePress, useWorld } from './world.ts'

/** A whole block that can be pressed. Components inside keep their own presses. */
export function InteractiveContainer({ node: box }: { node: Node }) {
  const { colors, language } = useWorld()
  const { busy, fire } = usePress(box)
  const disabled = flag(box, 'disabled')
  const tips = plain(box, 'disabled_tips', language)
  const height = text(box, 'height')
  const press = () => {
    if (!disabled) fire()
    else if (tips !== '') toast('info', tips)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: it holds buttons and links of its own, which a button may not
    <div
      class="interactive"
      role="button"
      tabIndex={0}
      aria-disabled={disabled}
      aria-busy={busy}
      title={plain(box, 'hover_tips', language)}
      data-name={text(box, 'name')}
      onClick={(event) => {
        if (
          event.target instanceof Element &&
          event.target.closest('button, a, input, textarea, [role="button"]') === event.currentTarget
        )
          press()
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
        event.preventDefault()
        press()
      }}
      style={{
        ...flow(box, { padding: '4px 12px', gap: '8px' }),
        ...background(text(box, 'background_style'), colors),
        ...width(text(box, 'width'), '100%'),
        ...(/^\d+px$/.test(height) ? { height } : {}),
        ...(flag(box, 'has_border')
          ? { border: `1px solid ${borderColor(text(box, 'border_color', 'grey'), colors)}` }
          : {}),
        borderRadius: has(box, 'corner_radius') ? radius(text(box, 'corner_radius')) : '0',
        ...margin(box),
      }}
    >
      <Elements elements={nodes(box, 'elements')} />
      {busy && <span class="spinner corner" />}
    </div>
  )
}
