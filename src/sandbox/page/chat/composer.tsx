import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChatRow } from '../../contract.ts'
import { attempt } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { Icon } from '../app/icons.tsx'
import { nameOf, personOf, store, usePage } from '../app/state.ts'
import { say } from '../app/words.ts'
import { Attach } from './attach.tsx'
import { commandsFor, mentionedIn, mentionsFor, type Suggestion } from './suggest.ts'
import { Suggestions } from './suggestions.tsx'
import { lineOf } from './words-of.ts'

/** Where one writes: Enter sends, Shift+Enter breaks the line, `/` offers commands, `@` people of a group. */
export function Composer({ chat }: { chat: ChatRow }) {
  const view = usePage((page) => page.view)
  const commands = usePage((page) => page.state?.commands) ?? []
  const bot = usePage((page) => page.state?.bot)
  const replyTo = usePage((page) => page.replyTo)
  const [draft, setDraft] = useState('')
  const [mentions, setMentions] = useState<{ openId: string; name: string }[]>([])
  const [at, setAt] = useState(0)
  const [hushed, setHushed] = useState(false)
  const box = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  useEffect(() => {
    setDraft('')
    setMentions([])
  }, [chat.chatId, view.as])
  useEffect(() => {
    if (replyTo !== undefined) box.current?.focus()
  }, [replyTo])
  useLayoutEffect(() => {
    if (box.current === null) return
    box.current.style.height = 'auto'
    box.current.style.height = `${Math.min(120, box.current.scrollHeight)}px`
  }, [draft])
  const people = [
    ...(bot === undefined ? [] : [{ openId: 'bot', name: bot.name, hint: say('bot') }]),
    ...chat.members
      .filter((member) => member !== view.as && member !== 'bot' && member !== bot?.openId)
      .map((member) => ({ openId: member, name: nameOf(member), hint: personOf(member)?.role ?? '' })),
  ]
  const offeredCommands = commandsFor(draft.replace(/^@\S+\s+/, ''), commands, view.lang)
  const offered =
    offeredCommands.length > 0 ? offeredCommands : chat.type === 'group' ? mentionsFor(draft, people) : []
  const open = !hushed && offered.length > 0
  const line = Math.min(at, offered.length - 1)
  const write = (text: string) => {
    setDraft(text)
    setHushed(false)
    setAt(0)
  }
  const pick = (item: Suggestion) => {
    if (item.openId === undefined) write(`${/^@\S+\s+/.exec(draft)?.[0] ?? ''}${item.insert}`)
    else {
      write(item.insert)
      setMentions([...mentions, { openId: item.openId, name: item.label }])
    }
    box.current?.focus()
  }
  const send = async (photo?: File) => {
    const text = draft.trim()
    if (text === '' && !photo) return
    const mentioned = mentionedIn(text, mentions)
    const request = {
      as: view.as,
      chatId: chat.chatId,
      text,
      ...(mentioned.length > 0 ? { mentions: mentioned } : {}),
      ...(replyTo === undefined ? {} : { parentId: replyTo.messageId }),
    }
    const sent = await attempt(() => (photo ? api.picture(request, photo) : api.send(request)))
    if (!sent) return
    write('')
    setMentions([])
    store.set({ replyTo: undefined })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const item = offered[line]
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      setAt((line + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length)
    } else if (open && event.key === 'Escape') setHushed(true)
    else if (
      open &&
      item !== undefined &&
      (event.key === 'Enter' || event.key === 'Tab') &&
      !event.shiftKey
    ) {
      event.preventDefault()
      // A command typed in full is sent at once; choosing it first would only add a blank.
      if (event.key === 'Enter' && item.insert.trim() === draft.trim()) void send()
      else pick(item)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void send()
    }
  }
  return (
    <div class="composer">
      {open && (
        <Suggestions
          id={id}
          title={say(offeredCommands.length > 0 ? 'commands' : 'mention')}
          items={offered}
          at={line}
          onPick={pick}
        />
      )}
      {replyTo !== undefined && (
        <p class="replying">
          <span>
            {say('replyTo')} {nameOf(replyTo.from)}: {lineOf(replyTo, view.lang)}
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label={say('cancelReply')}
            onClick={() => store.set({ replyTo: undefined })}
          >
            <Icon name="close" size={14} />
          </button>
        </p>
      )}
      <div class="composer-row">
        <Attach
          as={view.as}
          chatId={chat.chatId}
          sendPhoto={draft.trim() === '' && replyTo === undefined ? undefined : send}
        />
        <textarea
          ref={box}
          id="message-box"
          rows={1}
          value={draft}
          placeholder={say(chat.type === 'group' ? 'writeGroup' : 'write')}
          aria-label={say(chat.type === 'group' ? 'writeGroup' : 'write')}
          aria-haspopup="listbox"
          aria-controls={id}
          aria-activedescendant={open ? `${id}-${line}` : undefined}
          aria-autocomplete="list"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="send"
          aria-label={say('send')}
          disabled={draft.trim() === ''}
          onClick={() => void send()}
        >
          <Icon name="send" size={20} />
        </button>
      </div>
    </div>
  )
}
