import { useEffect } from 'preact/hooks'
import { Chat } from '../chat/chat.tsx'
import { Gallery } from '../gallery/gallery.tsx'
import { Panel } from '../panel/panel.tsx'
import { listen, loadState } from './actions.ts'
import { Icon } from './icons.tsx'
import { Rail } from './rail.tsx'
import { store, usePage } from './state.ts'
import { Toasts } from './toasts.tsx'
import { say } from './words.ts'

/** The whole page: people and chats, the phone, the tools. Narrow screens keep the phone and open the rest as drawers. */
export function App() {
  const view = usePage((page) => page.view)
  useEffect(() => {
    document.documentElement.lang = view.lang === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset.theme = view.theme ?? 'auto'
    document.title = say('title')
  }, [view.lang, view.theme])
  useEffect(() => {
    void loadState()
  }, [view.as])
  useEffect(() => (view.as === '' ? undefined : listen(view.as)), [view.as])
  return view.gallery ? <Gallery /> : <Desk />
}

function Desk() {
  const drawer = usePage((page) => page.drawer)
  const failure = usePage((page) => page.failure)
  const chat = usePage((page) => page.state?.chats.find((each) => each.chatId === page.view.chat))
  const as = usePage((page) => page.view.as)
  const close = () => store.set({ drawer: '' })
  useEffect(() => {
    if (drawer === '') return
    const before = document.activeElement
    document.querySelector<HTMLElement>(`.side-${drawer === 'chats' ? 'left' : 'right'} button`)?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [drawer])
  return (
    <div class={`desk drawer-${drawer === '' ? 'none' : drawer}`}>
      <a class="skip" href="#message-box">
        {say('skip')}
      </a>
      <aside class="side side-left">
        <Rail />
        <CloseDrawer onClose={close} />
      </aside>
      <main class="phone">
        <div class="phone-screen overlay-host">
          {failure !== '' ? (
            <div class="failure" role="alert">
              <p>{say('unreachable')}</p>
              <code>{failure}</code>
              <button type="button" class="tool main" onClick={() => void loadState()}>
                {say('retry')}
              </button>
            </div>
          ) : chat === undefined ? (
            <p class="nothing">{say('loading')}</p>
          ) : (
            <Chat key={`${as} ${chat.chatId}`} chat={chat} />
          )}
          <Toasts />
        </div>
      </main>
      <aside class="side side-right">
        <Panel />
        <CloseDrawer onClose={close} />
      </aside>
      {drawer !== '' && (
        <button type="button" class="drawer-back" tabIndex={-1} aria-label={say('close')} onClick={close} />
      )}
    </div>
  )
}

const CloseDrawer = ({ onClose }: { onClose(): void }) => (
  <button type="button" class="drawer-close icon-button" aria-label={say('close')} onClick={onClose}>
    <Icon name="close" />
  </button>
)
