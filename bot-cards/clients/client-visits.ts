import { say, sayMd } from '../i18n/say.ts'
import {
  button,
  buttonRow,
  collapsible,
  type FreeElement,
  markdown,
  type RootElement,
  small,
} from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { type Drawn, whenText } from '../kit/when.ts'
import { shownSteps, stepRow } from '../visits/steps.ts'
import { clientVisits } from './actions.ts'
import type { ClientCardView, VisitLine } from './views.ts'

const shownVisits = 5
const foldedVisits = 10

/** One visit in two lines: when, how and by whom; what was said. */
export const visitText = (visit: VisitLine, drawn: Drawn, room: number) => {
  const when = whenText(visit.when, drawn)
  return markdown(
    sayMd((w, of) =>
      lines([
        dotted([md`${of(when)}`, md`${w.visits.kinds[visit.kind]}`, ink('grey', clipLine(visit.by, 20))]),
        md`${clipLine(visit.said, Math.min(room, 60))}`,
      ]),
    ),
  )
}

type Visits = NonNullable<ClientCardView['visits']>

/** When and how they were last met, each kind once. */
function lastTouch(view: ClientCardView, visits: Visits): RootElement {
  const touched = visits.lastByKind.slice(0, 6).map((last) => ({ ...last, text: whenText(last.when, view) }))
  return markdown(
    sayMd((w, of) =>
      lines([
        bold(w.clients.card.lastTouch),
        touched.length === 0 && ink('grey', w.clients.card.neverTouched),
        ...touched.map((last) =>
          dotted([
            md`${w.visits.kinds[last.kind]}`,
            md`${of(last.text)}`,
            ink('grey', clipLine(last.by, 20)),
          ]),
        ),
      ]),
    ),
  )
}

/** 待办 and 沟通记录: what is open, and what was said; of somebody without the right only what they wrote themselves. */
export function visitsPart(view: ClientCardView, visits: Visits, room: number): (RootElement | false)[] {
  const steps = visits.steps.slice(0, shownSteps)
  const moreSteps = visits.moreSteps + visits.steps.length - steps.length
  const total = Math.max(visits.total, visits.list.length)
  const older = visits.list.slice(shownVisits, shownVisits + (room >= 40 ? foldedVisits : 3))
  const unshown = total - Math.min(visits.list.length, shownVisits)
  const all = button(
    say((w) => w.clients.card.allVisits),
    clientVisits.value({ client: view.client, page: 0 }, view.version),
    { size: 'small' },
  )
  const log = visits.list.slice(0, shownVisits).map((visit) => visitText(visit, view, room))
  const folded =
    older.length > 0 &&
    collapsible<FreeElement>(
      say((w) => w.clients.card.older(unshown)),
      [
        ...older.map((visit) => visitText(visit, view, room)),
        ...(unshown > older.length ? [buttonRow([all])] : []),
      ],
    )
  if (visits.own) return [markdown(sayMd((w) => bold(w.clients.card.ownVisits(total)))), ...log, folded]
  return [
    lastTouch(view, visits),
    markdown(sayMd((w) => bold(w.clients.card.steps))),
    ...(steps.length === 0 ? [small(say((w) => w.clients.card.noSteps))] : []),
    ...steps.map((step) => stepRow(step, view, 'client', room)),
    moreSteps > 0 && small(say((w) => w.clients.card.moreSteps(moreSteps))),
    markdown(sayMd((w) => bold(w.clients.card.visits(total)))),
    ...(total === 0 ? [small(say((w) => w.clients.card.noVisits))] : log),
    folded,
  ]
}
