import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { clockText } from '../kit/when.ts'
import { runCommand } from '../system/actions.ts'
import { logMeeting } from './actions.ts'
import { eveningSamples } from './samples.ts'
import type { EveningRow, EveningView } from './views.ts'

const shown = 5
const inks = { ahead: 'grey', drafting: 'orange', logged: 'green' } as const

function row(one: EveningRow, view: EveningView): RootElement {
  const text = markdown(
    sayMd((w) =>
      lines([
        bold(clipLine(one.client, 40)),
        dotted([
          md`${clockText(one.at, view.zone)}`,
          md`${w.visits.kinds[one.kind]}`,
          one.state !== 'open' && ink(inks[one.state], w.briefs.evening[one.state]),
        ]),
      ]),
    ),
  )
  if (one.state !== 'open') return text
  return rowWithButton(
    text,
    button(
      say((w) => w.briefs.evening.log),
      logMeeting.value({ plan: one.plan }, one.version),
      { type: 'primary', size: 'small' },
    ),
  )
}

/** 今天的安排: each of today's meetings becomes a visit with one tap. What is to be logged stands first. */
export const eveningCard = defineCard<EveningView>({
  name: 'briefs/evening',
  samples: eveningSamples,
  render(view) {
    const count = (state: EveningRow['state']) => view.rows.filter((one) => one.state === state).length
    const open = count('open')
    const done = count('logged') === view.rows.length
    const rows = [...view.rows].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'))
    const { instead } = view
    return card({
      title: say((w) => (done ? w.briefs.evening.titleDone : w.briefs.evening.title)),
      tone: done ? 'green' : open + count('drafting') > 0 ? 'orange' : 'blue',
      summary: say((w) => w.briefs.evening.summary),
      elements: [
        instead !== undefined && small(say((w) => w.briefs.evening.instead(clipLine(instead, 20)))),
        open > 0 && small(say((w) => w.briefs.evening.lead(open))),
        done && small(say((w) => w.briefs.evening.leadDone)),
        open === 0 && count('ahead') > 0 && small(say((w) => w.briefs.evening.leadAhead)),
        ...rows.slice(0, shown).map((one) => row(one, view)),
        rows.length > shown && small(say((w) => w.briefs.evening.more(rows.length - shown))),
        !done && small(say((w) => w.briefs.evening.missed)),
        !done &&
          buttonRow([
            button(
              say((w) => w.briefs.evening.plans),
              runCommand.value({ command: 'plan' }, 0),
              { size: 'small' },
            ),
          ]),
      ],
    })
  },
})
