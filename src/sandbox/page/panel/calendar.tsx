import { useEffect, useState } from 'preact/hooks'
import type { CalendarRow } from '../../contract.ts'
import { api } from '../app/api.ts'
import { usePage } from '../app/state.ts'
import { format, wall } from '../app/time.ts'
import { say } from '../app/words.ts'

/** What the chosen person was invited to. */
export function CalendarTab() {
  const language = usePage((page) => page.view.lang)
  const as = usePage((page) => page.view.as)
  // Every change of the platform brings a new state; the calendar is part of it.
  const state = usePage((page) => page.state)
  const [rows, setRows] = useState<CalendarRow[]>([])
  useEffect(() => {
    let current = true
    if (as !== '')
      api.calendar(as).then(
        (found) => {
          if (current) setRows(found)
        },
        () => undefined,
      )
    return () => {
      current = false
    }
  }, [as, state])
  return (
    <div class="calendar">
      {rows.length === 0 && <p class="hint">{say('noEvents')}</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.eventId}>
            <p class="calendar-time">
              {format(row.from, language, { month: 'short', day: 'numeric', weekday: 'short' })}{' '}
              {wall(row.from).time}–{wall(row.until).time}
            </p>
            <p class="calendar-what">{row.summary}</p>
            {row.place !== '' && <p class="hint">{row.place}</p>}
            <p class="hint">{row.people.join(language === 'zh' ? '、' : ', ')}</p>
          </li>
        ))}
      </ol>
      <p class="hint">{say('calendarHint')}</p>
    </div>
  )
}
