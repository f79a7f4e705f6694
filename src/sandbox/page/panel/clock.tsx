import { useEffect, useState } from 'preact/hooks'
import { setClock } from '../app/actions.ts'
import { nowMs, usePage } from '../app/state.ts'
import { format, fromWall, jumps, wall } from '../app/time.ts'
import { say } from '../app/words.ts'
import { Moments } from './moments.tsx'
import { News } from './news.tsx'

const short = ['halfHour', 'oneHour', 'tomorrow', 'nextMonday'] as const

/** Now, what was sent since the clock was moved, and buttons that move it. */
export function ClockTab() {
  const language = usePage((page) => page.view.lang)
  const moving = usePage((page) => page.moving)
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  usePage((page) => page.clock)
  const now = nowMs()
  return (
    <div class="clock">
      <p class="clock-day">
        {format(now, language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })}
      </p>
      <p class="clock-time" role="timer">
        {wall(now).time}
        <span>{format(now, 'zh', { second: '2-digit' }).padStart(2, '0')}</span>
      </p>
      <News />
      <div class="clock-jumps">
        {short.map((jump) => (
          <button
            key={jump}
            type="button"
            class="tool"
            disabled={moving}
            onClick={() => void setClock(jumps[jump](nowMs()))}
          >
            {say(jump)}
          </button>
        ))}
      </div>
      <Moments />
      <AnyTime />
      <p class="hint">{say('clockHint')}</p>
    </div>
  )
}

function AnyTime() {
  const moving = usePage((page) => page.moving)
  const [custom, setCustom] = useState('')
  const [off, setOff] = useState(false)
  const [date = '', time = ''] = custom.split('T')
  const target = fromWall(date, time)
  return (
    <>
      <label class="tool-field">
        <span>{say('custom')}</span>
        <input
          type="datetime-local"
          value={custom}
          onInput={(event) => setCustom(event.currentTarget.value)}
        />
      </label>
      <label class="clock-off">
        <input type="checkbox" checked={off} onChange={(event) => setOff(event.currentTarget.checked)} />
        {say('sleeping')}
      </label>
      <button
        type="button"
        class="tool main"
        disabled={Number.isNaN(target) || moving}
        onClick={() => void setClock(target, !off)}
      >
        {say('apply')}
      </button>
    </>
  )
}
