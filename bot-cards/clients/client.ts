import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, collapsible, markdown, type RootElement, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { same } from '../kit/text.ts'
import { whenText } from '../kit/when.ts'
import { shownSteps, stepRow, urgency } from '../visits/steps.ts'
import type { ClientCardView } from '../visits/views.ts'
import { logVisitFor } from './actions.ts'
import { clientSamples } from './client-samples.ts'

const shownVisits = 5
const foldedVisits = 10

const visitText = (visit: ClientCardView['visits'][number], view: ClientCardView, room: number) => {
  const when = whenText(visit.when, view)
  return markdown(
    sayMd((w, of) =>
      lines([
        dotted([md`${of(when)}`, md`${w.visits.kinds[visit.kind]}`, ink('grey', clipLine(visit.by, 20))]),
        visit.said === undefined
          ? ink('grey', w.clients.card.hidden)
          : md`${clipLine(visit.said, Math.min(room, 60))}`,
      ]),
    ),
  )
}

const about = (view: ClientCardView, room: number): RootElement => {
  const touched = view.lastByKind.slice(0, 6).map((last) => ({ ...last, text: whenText(last.when, view) }))
  return markdown(
    sayMd((w, of) =>
      lines([
        md`${view.owner === undefined ? w.clients.card.noOwner : w.clients.card.owner(clipLine(view.owner, 20))}`,
        view.aliases.length > 0 &&
          ink(
            'grey',
            w.clients.card.aliases(
              view.aliases
                .slice(0, 5)
                .map((alias) => clipLine(alias, Math.min(room, 20)))
                .join(w.visits.facts.listComma),
            ),
          ),
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

/** `/客户 名称`: who looks after it, when we last talked, what is open, the last visits. */
export const clientCard = defineCard<ClientCardView>({
  name: 'clients/client',
  samples: clientSamples,
  render(view, room) {
    const { tone, overdue } = urgency(view.steps, view)
    const steps = view.steps.slice(0, shownSteps)
    const moreSteps = view.moreSteps + view.steps.length - steps.length
    const older = view.visits.slice(shownVisits, shownVisits + foldedVisits)
    const unshown = Math.max(view.total, view.visits.length) - Math.min(view.visits.length, shownVisits)
    return card({
      title: same(clipLine(view.name, 40)),
      subtitle: say((w) =>
        view.city === ''
          ? w.clients.types[view.type]
          : `${w.clients.types[view.type]} · ${clipLine(view.city, 20)}`,
      ),
      tone,
      tags: overdue > 0 ? [{ text: say((w) => w.clients.card.overdueTag(overdue)), colour: 'red' }] : [],
      summary: say((w) => w.clients.card.summary),
      elements: [
        about(view, room),
        markdown(sayMd((w) => bold(w.clients.card.steps))),
        ...(steps.length === 0 ? [small(say((w) => w.clients.card.noSteps))] : []),
        ...steps.map((step) => stepRow(step, view, 'client', room)),
        moreSteps > 0 && small(say((w) => w.clients.card.moreSteps(moreSteps))),
        markdown(sayMd((w) => bold(w.clients.card.visits(Math.max(view.total, view.visits.length))))),
        ...(view.visits.length === 0 ? [small(say((w) => w.clients.card.noVisits))] : []),
        ...view.visits.slice(0, shownVisits).map((visit) => visitText(visit, view, room)),
        older.length > 0 &&
          collapsible(
            say((w) => w.clients.card.older(unshown)),
            [
              ...older.map((visit) => visitText(visit, view, room)),
              ...(unshown > older.length
                ? [small(say((w) => w.clients.card.olderLeft(unshown - older.length)))]
                : []),
            ],
          ),
        buttonRow([
          button(
            say((w) => w.clients.card.log),
            logVisitFor.value({ client: view.client }, view.version),
            { type: 'primary_filled' },
          ),
        ]),
      ],
    })
  },
})
