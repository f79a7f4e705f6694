import { useEffect, useState } from 'preact/hooks'
import type { Moment } from '../../contract.ts'
import { setClock } from '../app/actions.ts'
import { api } from '../app/api.ts'
import { usePage } from '../app/state.ts'
import { format, wall } from '../app/time.ts'
import { say } from '../app/words.ts'

/** What the demo proposes to watch next, each one press away. */
export function Moments() {
  const language = usePage((page) => page.view.lang)
  const moving = usePage((page) => page.moving)
  // A plan made in the chat brings a new state, and with it a moment to go to.
  const state = usePage((page) => page.state)
  const [rows, setRows] = useState<Moment[]>([])
  useEffect(() => {
    let current = true
    if (!moving)
      api.moments().then(
        (found) => {
          if (current) setRows(found)
        },
        () => undefined,
      )
    return () => {
      current = false
    }
  }, [state, moving])
  if (rows.length === 0) return null
  return (
    <section class="moments" aria-label={say('whatNext')}>
      <h3>{say('whatNext')}</h3>
      {rows.map(({ name, sees, at, off }) => (
        <button
          key={name.zh}
          type="button"
          class="tool moment"
          disabled={moving}
          onClick={() => void setClock(at, !off)}
        >
          <b>{name[language]}</b>
          <time>
            {format(at, language, { month: 'short', day: 'numeric', weekday: 'short' })} {wall(at).time}
          </time>
          <small>
            {sees[language]}
            {off && ` · ${say('botOff')}`}
          </small>
        </button>
      ))}
    </section>
  )
}
