import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, small } from '../kit/elements.ts'
import { clipLine, ink, md } from '../kit/escape.ts'
import { type Bilingual, inSentence, same } from '../kit/text.ts'
import { type Drawn, dayText } from '../kit/when.ts'
import { type DuePage, openPause, turnDue } from './actions.ts'
import { dueSamples } from './due-samples.ts'
import { allGuessed, dutyButtons, dutyText, whyText, withoutGuess } from './line.ts'
import type { DueCounts, DueView, PauseLine } from './views.ts'

/** Duties on one card. */
export const duesAtOnce = 5

/** What a pause says on the client it is of. */
export function pauseText(pause: PauseLine, drawn: Drawn): Bilingual {
  const until = dayText(pause.last, drawn)
  return say((w, of) =>
    w.duties.due[pause.status === 'active' ? 'paused' : 'pauseAsked'](inSentence(of(until))),
  )
}

const toneOf = ({ counts, total }: DueView): Tone =>
  counts.overdue > 0 ? 'red' : counts.today > 0 ? 'orange' : total === 0 ? 'green' : 'blue'

const anything = (counts: DueCounts) => counts.overdue + counts.today + counts.week + counts.later > 0

function lines(view: DueView, room: number): RootElement[] {
  const ofOne = view.page.scope === 'client'
  const guessed = allGuessed(view.lines)
  const shown = guessed ? view.lines.map(withoutGuess) : view.lines
  return [
    ...shown.flatMap((duty): RootElement[] => [
      ofOne
        ? markdown(whyText(duty, view))
        : dutyText(duty, view, { owner: view.page.scope === 'people', room }),
      ...(view.acts ? dutyButtons(duty) : []),
    ]),
    ...(guessed
      ? [
          small(
            say((w) => w.duties.line.allGuessed),
            'orange',
          ),
        ]
      : []),
  ]
}

/** Other pages, and whose else there is to see. */
function turns(view: DueView): RootElement[] {
  const { page, total, has, client } = view
  const next = page.from + view.lines.length
  const to = (text: Bilingual, where: Partial<DuePage>) =>
    button(text, turnDue.value({ ...page, ...where }, 0), { size: 'small', type: 'text' })
  const buttons = [
    ...(next < total
      ? [
          to(
            say((w) => w.duties.due.more(total - next)),
            { from: next },
          ),
        ]
      : []),
    ...(page.from > 0
      ? [
          to(
            say((w) => w.duties.due.first),
            { from: 0 },
          ),
        ]
      : []),
    ...(page.scope === 'mine' && has.people
      ? [
          to(
            say((w) => w.duties.due.people),
            { scope: 'people', from: 0 },
          ),
        ]
      : []),
    ...(page.scope === 'people' && has.mine
      ? [
          to(
            say((w) => w.duties.due.mine),
            { scope: 'mine', from: 0 },
          ),
        ]
      : []),
    ...(client && view.acts && !client.pause
      ? [
          button(
            say((w) => w.duties.due.pause),
            openPause.value({ client: client.id }, 0),
            { size: 'small', type: 'text' },
          ),
        ]
      : []),
  ]
  return buttons.length > 0 ? [buttonRow(buttons)] : []
}

/** `/到期`: what is owed, the most urgent first, five at a time, each to be acted upon in place. */
export const dueCard = defineCard<DueView>({
  name: 'duties/due',
  samples: dueSamples,
  render(view, room) {
    const { page, client, counts, total } = view
    const pause = client?.pause
    return card({
      title: say((w) =>
        page.scope === 'client' ? w.duties.due.title.client : w.duties.due.title[page.scope](total),
      ),
      tone: pause?.status === 'active' ? 'grey' : toneOf(view),
      ...(client ? { subtitle: same(clipLine(client.name, Math.min(room, 40))) } : {}),
      summary: say((w) => w.duties.due.summary),
      elements: [
        anything(counts) &&
          page.scope !== 'client' &&
          markdown(sayMd((w) => ink('grey', w.duties.due.counts(counts)))),
        pause && small(pauseText(pause, view), pause.status === 'active' ? 'grey' : 'orange'),
        ...lines(view, room),
        view.lines.length === 0 && markdown(sayMd((w) => md`${w.duties.due.none[page.scope]}`)),
        ...turns(view),
      ],
    })
  },
})
