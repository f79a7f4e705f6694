import { attempt } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { usePage } from '../app/state.ts'
import { say } from '../app/words.ts'

/** The bot's menu, as Lark shows it above the message box of a private chat. */
export function BotMenu() {
  const as = usePage((page) => page.view.as)
  const language = usePage((page) => page.view.lang)
  const menu = usePage((page) => page.state?.menu) ?? []
  if (menu.length === 0) return null
  return (
    <nav class="bot-menu" aria-label={say('menu')}>
      {menu.map((entry) => (
        <button
          key={entry.eventKey}
          type="button"
          onClick={() => void attempt(() => api.menu(as, entry.eventKey))}
        >
          {language === 'zh' ? entry.zh : entry.en}
        </button>
      ))}
    </nav>
  )
}
