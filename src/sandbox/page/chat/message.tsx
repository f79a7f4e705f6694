import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { MessageRow } from '../../contract.ts'
import { attempt } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { Avatar } from '../app/avatar.tsx'
import { Icon } from '../app/icons.tsx'
import { look, nameOf, store, usePage } from '../app/state.ts'
import { say } from '../app/words.ts'
import { emojiOf } from '../card/emoji.ts'
import { moveFocus } from '../card/option-sheet.tsx'
import { Content } from './content.tsx'
import { lineOf } from './words-of.ts'

type MessageProps = {
  message: MessageRow
  /** The message answered, when this is a reply outside a thread. */
  quoted?: MessageRow | undefined
  members: string[]
  group: boolean
  /** Same sender just before: no avatar, no name. */
  follows: boolean
}

const bare = new Set(['interactive', 'image'])

/** One message: avatar, bubble or card, reactions, and what can be done with it. */
export function Message({ message, quoted, members, group, follows }: MessageProps) {
  const as = usePage((page) => page.view.as)
  const language = usePage((page) => page.view.lang)
  const selected = usePage((page) => page.selected === message.messageId)
  const mine = message.from === as
  const name = nameOf(message.from)
  if (message.msgType === 'system') {
    return <p class="system-line">{lineOf({ ...message, msgType: 'text' }, language)}</p>
  }
  if (message.recalled) {
    return <p class="system-line">{mine ? say('recalledByMe') : `${name} ${say('recalledBy')}`}</p>
  }
  return (
    <article
      class={`message${mine ? ' mine' : ''}${follows ? ' follows' : ''}${selected ? ' selected' : ''} kind-${message.msgType}`}
      aria-label={name}
      data-message={message.messageId}
    >
      {!mine && (follows ? <span class="avatar-gap" /> : <Avatar openId={message.from} size={32} />)}
      <div class="message-main">
        {!mine && !follows && (group || message.from !== 'bot') && (
          <p class="message-name">
            {name}
            {message.from === 'bot' && <span class="bot-sign">{say('bot')}</span>}
          </p>
        )}
        <div class={bare.has(message.msgType) ? 'bare' : 'bubble'}>
          {quoted !== undefined && (
            <p class="quote">
              {say('reply')} {nameOf(quoted.from)}: {lineOf(quoted, language)}
            </p>
          )}
          <Content message={message} members={members} />
          {message.editedAt !== undefined && message.msgType !== 'interactive' && (
            <span class="edited">({say('edited')})</span>
          )}
        </div>
        {message.urged !== undefined && <p class="urgent-sign">{say('urgent')}</p>}
        <Reactions message={message} />
      </div>
      <MessageMenu message={message} mine={mine} />
    </article>
  )
}

function Reactions({ message }: { message: MessageRow }) {
  if (message.reactions.length === 0) return null
  const kinds = [...new Set(message.reactions.map((reaction) => reaction.emoji))]
  return (
    <ul class="reactions">
      {kinds.map((kind) => (
        <li key={kind}>
          <span class="emoji">{emojiOf(kind) ?? kind}</span>
          {message.reactions
            .filter((each) => each.emoji === kind)
            .map((each) => nameOf(each.from))
            .join(', ')}
        </li>
      ))}
    </ul>
  )
}

function MessageMenu({ message, mine }: { message: MessageRow; mine: boolean }) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    const away = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])
  const item = (word: 'reply' | 'recall' | 'showJson', icon: string, act: () => void) => (
    <button
      type="button"
      role="menuitem"
      onClick={() => {
        setOpen(false)
        act()
      }}
    >
      <Icon name={icon} size={16} />
      {say(word)}
    </button>
  )
  return (
    <div ref={root} class="message-menu">
      <button
        type="button"
        class="icon-button"
        aria-label={say('more')}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" size={16} />
      </button>
      {open && (
        <div
          class="menu"
          role="menu"
          onKeyDown={(event) => {
            if (event.key === 'Escape') setOpen(false)
            else moveFocus(event)
          }}
        >
          {item('reply', 'reply', () => store.set({ replyTo: message }))}
          {mine &&
            item(
              'recall',
              'undo',
              () => void attempt(() => api.recall(store.get().view.as, message.messageId)),
            )}
          {item('showJson', 'code', () => {
            store.set({
              selected: message.messageId,
              ...(matchMedia('(max-width: 1179px)').matches ? { drawer: 'panel' } : {}),
            })
            look({ tab: 'json' })
          })}
        </div>
      )}
    </div>
  )
}
