import { useId, useState } from 'preact/hooks'
import { Icon } from '../app/icons.tsx'
import { Elements } from './elements.tsx'
import { CardIcon, Words } from './header.tsx'
import { background, borderColor, flow, margin, space } from './look.ts'
import { Markdown } from './markdown.tsx'
import { flag, has, isNode, localized, type Node, node, nodes, number, text } from './read.ts'
import { useWorld } from './world.ts'

/** A panel that folds; its header is a button that says whether it is open. */
export function Collapsible({ node: panel }: { node: Node }) {
  const { colors, language } = useWorld()
  const [open, setOpen] = useState(flag(panel, 'expanded'))
  const id = useId()
  const header = node(panel, 'header')
  const title = node(header, 'title')
  const border = node(panel, 'border')
  const framed = has(panel, 'border') || text(panel, 'background_color') !== ''
  const position = text(header, 'icon_position', 'right')
  const angle = open ? number(header, 'icon_expanded_angle', 180) : 0
  const sign = (
    <span class="fold-icon" style={{ transform: `rotate(${angle}deg)` }}>
      {isNode(header.icon) ? (
        <CardIcon icon={header.icon} size={Number.parseInt(text(header.icon, 'size', '16'), 10) || 16} />
      ) : (
        <Icon name="down" size={16} />
      )}
    </span>
  )
  return (
    <section
      class={`collapsible${has(panel, 'border') ? ' bordered' : ''}`}
      style={{
        ...background(text(panel, 'background_color'), colors),
        ...(has(panel, 'border')
          ? {
              borderColor: borderColor(text(border, 'color', 'grey'), colors),
              borderRadius: space(text(border, 'corner_radius'), '5px'),
            }
          : {}),
        ...margin(panel),
      }}
    >
      <button
        type="button"
        class={`fold-header width-${text(header, 'width', 'fill')}`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        style={{
          padding: space(text(header, 'padding'), framed ? '6px 10px' : '4px 0'),
          ...background(text(header, 'background_color'), colors),
        }}
      >
        {position === 'left' && sign}
        <span class={`fold-title${position === 'right' ? ' wide' : ''}`}>
          {text(title, 'tag') === 'markdown' ? (
            <Markdown source={localized(title, 'content', language)} inline />
          ) : (
            <Words from={title} />
          )}
        </span>
        {position !== 'left' && sign}
      </button>
      <div id={id} hidden={!open}>
        {open && (
          <div style={flow(panel, { padding: framed ? '4px 10px 10px' : '4px 0', gap: '8px' })}>
            <Elements elements={nodes(panel, 'elements')} />
          </div>
        )}
      </div>
    </section>
  )
}
