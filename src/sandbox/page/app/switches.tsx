import { Icon } from './icons.tsx'
import { look, usePage } from './state.ts'
import { say } from './words.ts'

/** Language and theme. */
export function Switches() {
  const view = usePage((page) => page.view)
  const dark =
    view.theme === 'dark' || (view.theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches)
  return (
    <span class="switches">
      <button
        type="button"
        class="icon-button"
        aria-label={say('language')}
        onClick={() => look({ lang: view.lang === 'zh' ? 'en' : 'zh' })}
      >
        <span class="language-sign">{view.lang === 'zh' ? 'EN' : '中'}</span>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={say(dark ? 'light' : 'dark')}
        onClick={() => look({ theme: dark ? 'light' : 'dark' })}
      >
        <Icon name={dark ? 'sun' : 'moon'} size={18} />
      </button>
    </span>
  )
}
