import type { CSSProperties } from 'preact'
import { Elements } from './elements.tsx'
import { background, flow, margin, space } from './look.ts'
import { type Node, node, nodes, number, text, urlOf } from './read.ts'
import { useWorld } from './world.ts'

const columnsIn: Record<string, string> = {
  bisect: 'repeat(2, minmax(0, 1fr))',
  trisect: 'repeat(3, minmax(0, 1fr))',
}
const across: Record<string, string> = { left: 'flex-start', center: 'center', right: 'flex-end' }

/** Columns on a phone: side by side (none), wrapping (flow), under each other (stretch), or two or three to a row. */
function arrangement(set: Node): CSSProperties {
  const gap = space(text(set, 'horizontal_spacing'), '8px')
  const grid = columnsIn[text(set, 'flex_mode')]
  if (grid !== undefined) return { display: 'grid', gridTemplateColumns: grid, gap }
  const mode = text(set, 'flex_mode')
  return {
    display: 'flex',
    gap,
    flexDirection: mode === 'stretch' ? 'column' : 'row',
    flexWrap: mode === 'flow' ? 'wrap' : 'nowrap',
    justifyContent: across[text(set, 'horizontal_align')] ?? 'flex-start',
  }
}

export function ColumnSet({ node: set }: { node: Node }) {
  const { colors } = useWorld()
  const back = text(set, 'background_style')
  const link = urlOf(node(node(set, 'action'), 'multi_url'))
  const stretch = text(set, 'flex_mode') === 'stretch'
  return (
    <div
      class={`column-set${back !== '' && back !== 'default' ? ' filled' : ''}`}
      style={{ ...arrangement(set), ...background(back, colors), ...margin(set) }}
    >
      {nodes(set, 'columns').map((column, index) => (
        <Column key={index} node={column} stretch={stretch} />
      ))}
      {link !== undefined && <CoverLink href={link} />}
    </div>
  )
}

const selfAlign: Record<string, string> = { top: 'flex-start', center: 'center', bottom: 'flex-end' }

function Column({ node: column, stretch }: { node: Node; stretch: boolean }) {
  const { colors } = useWorld()
  const size = text(column, 'width', 'auto')
  const back = text(column, 'background_style')
  const grow: CSSProperties = stretch
    ? { width: '100%' }
    : size === 'weighted'
      ? { flex: `${number(column, 'weight', 1)} 1 0`, minWidth: '0' }
      : /^\d+px$/.test(size)
        ? { flex: `0 1 ${size}`, minWidth: '0' }
        : { flex: '0 1 auto', minWidth: '0' }
  const link = urlOf(node(node(column, 'action'), 'multi_url'))
  return (
    <div
      class={`column${back !== '' && back !== 'default' ? ' filled' : ''}`}
      style={{
        ...flow(column, { padding: '0', gap: '8px' }),
        ...grow,
        ...background(back, colors),
        alignSelf:
          back === '' || back === 'default'
            ? (selfAlign[text(column, 'vertical_align')] ?? 'flex-start')
            : 'stretch',
        ...margin(column),
      }}
    >
      <Elements elements={nodes(column, 'elements')} />
      {link !== undefined && <CoverLink href={link} />}
    </div>
  )
}

/** A link that lies over everything else in its box. */
const CoverLink = ({ href }: { href: string }) => (
  <a class="cover-link" href={href} target="_blank" rel="noopener noreferrer">
    <span class="sr-only">{href}</span>
  </a>
)
