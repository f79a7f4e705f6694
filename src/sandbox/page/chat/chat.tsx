import { useEffect } from 'preact/hooks'
import type { ChatRow } from '../../contract.ts'
import { attempt, loadMessages } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { Avatar } from '../app/avatar.tsx'
import { Icon } from '../app/icons.tsx'
import { store, usePage } from '../app/state.ts'
import { say } from '../app/words.ts'
import { Composer } from './composer.tsx'
import { BotMenu } from './menu.tsx'
import { Messages } from './messages.tsx'
import { TimeBar } from './time-bar.tsx'

/** One chat on the phone. Opening the bot's private chat tells the platform so, as the client does. */
export function Chat({ chat }: { chat: ChatRow }) {
  const as = usePage((page) => page.view.as)
  const messages = usePage((page) => page.messages)
  const connected = usePage((page) => page.connected)
  const unread =
    usePage((page) =>
      page.state?.chats.reduce((sum, each) => sum + (each.chatId === chat.chatId ? 0 : each.unread), 0),
    ) ?? 0
  useEffect(() => {
    void loadMessages()
    if (chat.type === 'p2p') void attempt(() => api.enter(as, chat.chatId))
  }, [as, chat.chatId])
  return (
    <>
      <header class="chat-bar">
        <button
          type="button"
          class="chat-back icon-button"
          aria-label={say('chats')}
          onClick={() => store.set({ drawer: 'chats' })}
        >
          <Icon name="left" size={22} />
          {unread > 0 && <span class="badge">{unread}</span>}
        </button>
        <div class="chat-title">
          <Avatar
            openId={chat.type === 'p2p' ? 'bot' : chat.chatId}
            group={chat.type === 'group'}
            size={26}
          />
          <h1>
            {chat.name}
            {chat.type === 'group' && <span class="chat-count"> ({chat.members.length})</span>}
          </h1>
          {chat.type === 'p2p' && <span class="bot-sign">{say('bot')}</span>}
        </div>
        <button
          type="button"
          class="chat-tools icon-button"
          aria-label={say('panel')}
          onClick={() => store.set({ drawer: 'panel' })}
        >
          <Icon name="setting" size={20} />
        </button>
      </header>
      <TimeBar />
      {!connected && (
        <p class="offline" role="status">
          {say('offline')}
        </p>
      )}
      {messages.chat === chat.chatId ? (
        <Messages chat={chat} rows={messages.rows} />
      ) : (
        <p class="messages nothing">{say('loading')}</p>
      )}
      {chat.type === 'p2p' && <BotMenu />}
      <Composer chat={chat} />
    </>
  )
}
