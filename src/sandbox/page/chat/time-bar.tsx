import { useEffect, useState } from 'preact/hooks'
import { look, nowMs, store, usePage } from '../app/state.ts'
import { format, wall } from '../app/time.ts'
import { say } from '../app/words.ts'

/** What time it is in the sandbox, where the tools are out of sight: pressed, it shows them with the clock. */
export function TimeBar() {
  const language = usePage((page) => page.view.lang)
  usePage((page) => page.clock)
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 5000)
    return () => clearInterval(timer)
  }, [])
  const now = nowMs()
  if (now === 0) return null
  return (
    <button type="button" class="time-bar" onClick={() => openClock()}>
      <time>
        {format(now, language, { month: 'short', day: 'numeric', weekday: 'short' })} {wall(now).time}
      </time>
      <span>{say('moveTime')} ›</span>
    </button>
  )
}

function openClock(): void {
  look({ tab: 'clock' })
  store.set({ drawer: 'panel' })
}
