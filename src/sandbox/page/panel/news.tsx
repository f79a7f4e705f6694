import { openPhone } from '../app/actions.ts'
import { nameOf, nowMs, usePage } from '../app/state.ts'
import { stamp } from '../app/time.ts'
import { say } from '../app/words.ts'

/** Lines shown at once. */
const shown = 8

/** What the bot sent since the clock was last moved, and to whom: pressed, it shows that phone. */
export function News() {
  const language = usePage((page) => page.view.lang)
  const moving = usePage((page) => page.moving)
  const news = usePage((page) => page.news)
  if (news === undefined) return null
  const rest = news.rows.length - shown
  return (
    <section class="news" aria-live="polite" aria-label={say('since')}>
      <h3>{moving ? say('moving') : say('since')}</h3>
      {!moving && news.rows.length === 0 && <p class="hint">{say('quietSince')}</p>}
      {news.rows.slice(0, shown).map((row) => (
        <button key={row.messageId} type="button" onClick={() => openPhone(row.openId)}>
          <b>{nameOf(row.openId)}</b>
          <span>{row.text[language]}</span>
          <time>{stamp(row.at, nowMs(), language)}</time>
        </button>
      ))}
      {rest > 0 && (
        <p class="hint">
          + {rest} {say('moreNews')}
        </p>
      )}
    </section>
  )
}
