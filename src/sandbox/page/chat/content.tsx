import type { MessageRow } from '../../contract.ts'
import { fileUrl } from '../app/api.ts'
import { Icon } from '../app/icons.tsx'
import { nameOf, usePage } from '../app/state.ts'
import { say } from '../app/words.ts'
import { Card } from '../card/card.tsx'
import { Zoomable } from '../card/image.tsx'
import { Markdown } from '../card/markdown.tsx'
import { isNode, type Node, number, strings, text } from '../card/read.ts'
import { Player } from './player.tsx'
import { pressOn } from './press.ts'
import { type Piece, piecesOf, postOf } from './words-of.ts'

function Said({ piece }: { piece: Piece }) {
  if (piece.kind === 'link') {
    return (
      <a href={piece.href ?? ''} target="_blank" rel="noopener noreferrer">
        {piece.text}
      </a>
    )
  }
  if (piece.kind === 'at') return <span class="md-at">{piece.text}</span>
  if (piece.kind === 'bold') return <b>{piece.text}</b>
  if (piece.kind === 'italic') return <i>{piece.text}</i>
  if (piece.kind === 'under') return <u>{piece.text}</u>
  if (piece.kind === 'strike') return <s>{piece.text}</s>
  return <>{piece.text}</>
}

function Text({
  words,
  mentions,
  fromBot,
}: {
  words: string
  mentions: NonNullable<MessageRow['mentions']>
  fromBot: boolean
}) {
  return (
    <span class="said">
      {piecesOf(words, { mentions, everyone: say('everyone'), fromBot }).map((piece, index) => (
        <Said key={index} piece={piece} />
      ))}
    </span>
  )
}

function PostPiece({ piece, mentions }: { piece: Node; mentions: NonNullable<MessageRow['mentions']> }) {
  const words = text(piece, 'text')
  switch (text(piece, 'tag')) {
    case 'a':
      return <Said piece={{ kind: 'link', text: words, href: text(piece, 'href') }} />
    case 'at': {
      const id = text(piece, 'user_id')
      return (
        <span class="md-at">
          @
          {text(piece, 'user_name') ||
            mentions.find((each) => each.key === id)?.name ||
            (id === 'all' ? say('everyone') : nameOf(id))}
        </span>
      )
    }
    case 'img':
      return <Zoomable imageKey={text(piece, 'image_key')} alt={say('image')} class="sent-image" />
    case 'md':
      return <Markdown source={words} />
    case 'hr':
      return <hr class="card-hr" />
    case 'code_block':
      return <pre>{words}</pre>
    case 'emotion':
      return <span>{text(piece, 'emoji_type')}</span>
    default:
      return (
        <span
          class={strings(piece, 'style')
            .map((style) => `post-${style}`)
            .join(' ')}
        >
          {words}
        </span>
      )
  }
}

function Post({ content, mentions }: { content: Node; mentions: NonNullable<MessageRow['mentions']> }) {
  const language = usePage((page) => page.view.lang)
  const post = postOf(content, language)
  return (
    <div class="post">
      {post.title !== '' && <h3>{post.title}</h3>}
      {post.paragraphs.map((paragraph, index) => (
        <p key={index}>
          {paragraph.map((piece, place) => (
            <PostPiece key={place} piece={piece} mentions={mentions} />
          ))}
        </p>
      ))}
    </div>
  )
}

/** What a message holds, without the bubble around it. */
export function Content({ message, members }: { message: MessageRow; members: string[] }) {
  const content = isNode(message.content) ? message.content : {}
  const mentions = message.mentions ?? []
  switch (message.msgType) {
    case 'text':
      return <Text words={text(content, 'text')} mentions={mentions} fromBot={message.from === 'bot'} />
    case 'post':
      return <Post content={content} mentions={mentions} />
    case 'image':
      return <Zoomable imageKey={text(content, 'image_key')} alt={say('image')} class="sent-image" />
    case 'file':
      return (
        <a
          class="sent-file"
          href={fileUrl(text(content, 'file_key'))}
          download={text(content, 'file_name')}
          aria-label={`${say('download')} ${text(content, 'file_name')}`}
        >
          <span class="file-sign">
            <Icon name="file" size={22} />
          </span>
          <span class="file-name">{text(content, 'file_name') || say('file')}</span>
        </a>
      )
    case 'audio':
      return (
        <Player source={fileUrl(text(content, 'file_key'))} durationMs={number(content, 'duration', 1000)} />
      )
    case 'interactive':
      return (
        <Card card={message.content} members={members} press={(press) => pressOn(message.messageId, press)} />
      )
    default:
      return (
        <span class="said muted">
          {say('unsupported')}: {message.msgType}
        </span>
      )
  }
}
