import { fileUrl } from '../app/api.ts'
import { Icon } from '../app/icons.tsx'
import { colorOf, space } from './look.ts'
import { Markdown } from './markdown.tsx'
import { has, isNode, localized, type Node, node, nodes, text } from './read.ts'
import { useWorld } from './world.ts'

const templates = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey'.split(' ')

/** plain_text as text, lark_md as markdown. */
export function Words({ from }: { from: Node }) {
  const { language } = useWorld()
  const content = localized(from, 'content', language)
  return text(from, 'tag') === 'lark_md' ? <Markdown source={content} inline /> : <span>{content}</span>
}

/** A standard icon by token, or an uploaded one by image key. */
export function CardIcon({ icon, size = 16 }: { icon: Node; size?: number }) {
  const { colors } = useWorld()
  if (text(icon, 'tag') === 'custom_icon') {
    return <img class="card-icon" src={fileUrl(text(icon, 'img_key'))} alt="" width={size} height={size} />
  }
  const color = colorOf(text(icon, 'color'), colors)
  return (
    <span class="card-icon" style={color === undefined ? {} : { color }}>
      <Icon name={text(icon, 'token')} size={size} />
    </span>
  )
}

export function TextTag({ tag }: { tag: Node }) {
  const { language } = useWorld()
  return (
    <span class={`text-tag tag-${text(tag, 'color') || 'neutral'}`}>
      {localized(node(tag, 'text'), 'content', language)}
    </span>
  )
}

export function Header({ header }: { header: Node }) {
  const { language } = useWorld()
  const template = text(header, 'template')
  const translated = node(header, 'i18n_text_tag_list')[language === 'zh' ? 'zh_cn' : 'en_us']
  const tags = Array.isArray(translated) ? translated.filter(isNode) : nodes(header, 'text_tag_list')
  const hue = templates.includes(template) ? template : 'default'
  return (
    <header class={`card-header header-${hue}`} style={{ padding: space(text(header, 'padding'), '12px') }}>
      {isNode(header.icon) && <CardIcon icon={header.icon} size={20} />}
      <div class="card-heading">
        <h3>
          <span class="card-title">
            <Words from={node(header, 'title')} />
          </span>
          {tags.slice(0, 3).map((tag, index) => (
            <TextTag key={index} tag={tag} />
          ))}
        </h3>
        {has(header, 'subtitle') && localized(node(header, 'subtitle'), 'content', language) !== '' && (
          <p class="card-subtitle">
            <Words from={node(header, 'subtitle')} />
          </p>
        )}
      </div>
    </header>
  )
}
