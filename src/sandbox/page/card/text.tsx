import { CardIcon, Words } from './header.tsx'
import { clamp, colorOf, margin, textSize, width } from './look.ts'
import { Markdown } from './markdown.tsx'
import { isNode, localized, type Node, node, text } from './read.ts'
import { useWorld } from './world.ts'

function align(value: string): { textAlign?: 'left' | 'center' | 'right' } {
  return value === 'center' || value === 'right' ? { textAlign: value } : {}
}

export function MarkdownBlock({ node: block }: { node: Node }) {
  const { language, textSizes } = useWorld()
  return (
    <div
      class="card-markdown with-icon"
      style={{
        ...margin(block),
        fontSize: textSize(text(block, 'text_size'), textSizes),
        ...align(text(block, 'text_align')),
      }}
    >
      {isNode(block.icon) && <CardIcon icon={block.icon} />}
      <Markdown source={localized(block, 'content', language)} />
    </div>
  )
}

/** Plain text (or lark_md) with an icon in front. */
export function Div({ node: block }: { node: Node }) {
  const { colors, textSizes } = useWorld()
  const words = node(block, 'text')
  const color = colorOf(text(words, 'text_color'), colors)
  return (
    <div class="card-div with-icon" style={{ ...margin(block), ...width(text(block, 'width')) }}>
      {isNode(block.icon) && <CardIcon icon={block.icon} />}
      <div
        class="card-text"
        style={{
          fontSize: textSize(text(words, 'text_size'), textSizes),
          ...align(text(words, 'text_align')),
          ...clamp(words, 'lines'),
          ...(color === undefined ? {} : { color }),
        }}
      >
        <Words from={words} />
      </div>
    </div>
  )
}

export const Hr = ({ node: rule }: { node: Node }) => <hr class="card-hr" style={margin(rule)} />
