import { useEffect, useState } from 'preact/hooks'
import { setClock } from '../app/actions.ts'
import { nowMs, usePage } from '../app/state.ts'
import { format, fromWall, jumps, wall } from '../app/time.ts'
import { say } from '../app/words.ts'

/** Now, and buttons that move it. */
export function ClockTab() {
  const language = usePage((page) => page.view.lang)
  const [, tick] = useState(0)
  const [custom, setCustom] = useState('')
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  usePage((page) => page.clock)
  const now = nowMs()
  const [date = '', time = ''] = custom.split('T')
  const target = fromWall(date, time)
  return (
    <div class="clock">
      <p class="clock-day">
        {format(now, language, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })}
      </p>
      <p class="clock-time" role="timer">
        {wall(now).time}
        <span>{format(now, 'zh', { second: '2-digit' }).padStart(2, '0')}</span>
      </p>
      <div class="clock-jumps">
        <button type="button" class="tool" onClick={() => void setClock(jumps.tomorrow(nowMs()))}>
          {say('tomorrow')}
        </button>
        <button type="button" class="tool" onClick={() => void setClock(jumps.nextMonday(nowMs()))}>
          {say('nextMonday')}
        </button>
        <button type="button" class="tool" onClick={() => void setClock(jumps.threeDays(nowMs()))}>
          {say('threeDays')}
        </button>
        <button type="button" class="tool" onClick={() => void setClock(jumps.oneHour(nowMs()))}>
          {say('oneHour')}
        </button>
      </div>
      <label class="tool-field">
        <span>{say('custom')}</span>
        <input
          type="datetime-local"
          value={custom}
          onInput={(event) => setCustom(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        class="tool main"
        disabled={Number.isNaN(target)}
        onClick={() => void setClock(target)}
      >
        {say('apply')}
      </button>
      <p class="hint">{say('clockHint')}</p>
    </div>
  )
}
