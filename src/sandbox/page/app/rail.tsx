import { openChat, switchPerson } from './actions.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icons.tsx'
import { look, nameOf, nowMs, usePage } from './state.ts'
import { Switches } from './switches.tsx'
import { shortStamp } from './time.ts'
import { say } from './words.ts'

/** Who one is, and that person's chats. */
export function Rail() {
  const view = usePage((page) => page.view)
  const state = usePage((page) => page.state)
  return (
    <nav class="rail" aria-label={say('chats')}>
      <div class="rail-head">
        <span class="brand">
          <span class="avatar avatar-bot brand-sign" aria-hidden="true">
            客
          </span>
          {say('title')}
        </span>
        <Switches />
      </div>
      <h2 class="rail-title">{say('people')}</h2>
      <section class="people" aria-label={say('people')}>
        {state?.people.map((person) => (
          <button
            key={person.openId}
            type="button"
            aria-pressed={person.openId === view.as}
            class="person-row"
            onClick={() => switchPerson(person.openId)}
          >
            <Avatar openId={person.openId} size={32} />
            <span class="row-main">
              <b>{nameOf(person.openId)}</b>
              <small>{person.role}</small>
            </span>
            {person.openId === view.as && <Icon name="done" size={16} />}
          </button>
        ))}
      </section>
      <h2 class="rail-title">{say('chats')}</h2>
      <div class="chats">
        {state?.chats.length === 0 && <p class="nothing">{say('noChats')}</p>}
        {state?.chats.map((chat) => (
          <button
            key={chat.chatId}
            type="button"
            class="chat-row"
            aria-current={chat.chatId === view.chat ? 'true' : undefined}
            aria-label={`${chat.name}${chat.unread > 0 ? `, ${chat.unread} ${say('unread')}` : ''}`}
            onClick={() => openChat(chat.chatId)}
          >
            <Avatar
              openId={chat.type === 'p2p' ? 'bot' : chat.chatId}
              group={chat.type === 'group'}
              size={38}
            />
            <span class="row-main">
              <b>
                <span>{chat.name}</span>
                {chat.type === 'p2p' && <span class="bot-sign">{say('bot')}</span>}
              </b>
              <small>{chat.lastText[view.lang]}</small>
            </span>
            <span class="row-side">
              <time>{chat.lastAt > 0 ? shortStamp(chat.lastAt, nowMs(), view.lang) : ''}</time>
              {chat.unread > 0 && <span class="badge">{chat.unread > 99 ? '99+' : chat.unread}</span>}
            </span>
          </button>
        ))}
      </div>
      <button type="button" class="tool rail-gallery" onClick={() => look({ gallery: true, card: '' })}>
        <Icon name="list" size={16} /> {say('gallery')}
      </button>
    </nav>
  )
}
