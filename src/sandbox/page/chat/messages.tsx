import { Fragment } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ChatRow, MessageRow } from '../../contract.ts'
import { Icon } from '../app/icons.tsx'
import { nowMs, store, usePage } from '../app/state.ts'
import { stamp } from '../app/time.ts'
import { say } from '../app/words.ts'
import { Message } from './message.tsx'
import { linesOf } from './threads.ts'

const pause = 5 * 60_000

/** The conversation; opens at its end and stays there while new lines come, unless the reader has scrolled up. */
export function Messages({ chat, rows }: { chat: ChatRow; rows: MessageRow[] }) {
  const list = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const language = usePage((page) => page.view.lang)
  const last = rows.at(-1)?.messageId
  useLayoutEffect(() => {
    atEnd.current = true
  }, [chat.chatId, last])
  useLayoutEffect(() => {
    const box = list.current
    if (box === null) return
    const toEnd = () => {
      if (atEnd.current) box.scrollTop = box.scrollHeight
    }
    toEnd()
    // Pictures and charts grow after they were drawn.
    const watcher = new ResizeObserver(toEnd)
    for (const child of box.children) watcher.observe(child)
    watcher.observe(box)
    return () => watcher.disconnect()
  }, [chat.chatId, rows])
  const known = new Map(rows.map((row) => [row.messageId, row]))
  const group = chat.type === 'group'
  const draw = (message: MessageRow, before: MessageRow | undefined, quote: boolean) => (
    <Message
      message={message}
      quoted={quote && message.parentId !== undefined ? known.get(message.parentId) : undefined}
      members={chat.members}
      group={group}
      follows={
        before !== undefined &&
        before.from === message.from &&
        !before.recalled &&
        before.msgType !== 'system' &&
        message.at - before.at < pause
      }
    />
  )
  return (
    <div
      ref={list}
      class="messages"
      role="log"
      aria-label={say('messages')}
      onScroll={(event) => {
        const box = event.currentTarget
        atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 60
      }}
    >
      <div class="messages-inner">
        {rows.length === 0 && <p class="nothing">{say('empty')}</p>}
        {linesOf(rows).map(({ message, replies }, index, all) => {
          const previous = all[index - 1]
          const before = previous?.replies.at(-1) ?? previous?.message
          const rest = before === undefined || message.at - before.at >= pause
          return (
            <Fragment key={message.messageId}>
              {rest && <p class="time-line">{stamp(message.at, nowMs(), language)}</p>}
              {draw(message, rest || previous?.replies.length !== 0 ? undefined : before, true)}
              {replies.length > 0 && (
                <section class="thread" aria-label={say('thread')}>
                  <p class="thread-count">
                    <Icon name="chat" size={14} /> {replies.length} {say('replies')}
                  </p>
                  {replies.map((reply, place) => (
                    <Fragment key={reply.messageId}>{draw(reply, replies[place - 1], false)}</Fragment>
                  ))}
                  <button
                    type="button"
                    class="thread-reply"
                    onClick={() => store.set({ replyTo: replies.at(-1) ?? message })}
                  >
                    {say('replyThread')}
                  </button>
                </section>
              )}
            </Fragment>
          )
        })}
      </div>
    </div>
  )
}
