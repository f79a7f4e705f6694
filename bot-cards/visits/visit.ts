import { logVisitFor } from '../clients/actions.ts'
import { say, sayMd } from '../i18n/say.ts'
import { type CardJson, card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, small } from '../kit/elements.ts'
import { clipLine, ink } from '../kit/escape.ts'
import { whenText } from '../kit/when.ts'
import { closeVisitForm, editVisit, submitVisit } from './actions.ts'
import { attachmentLine, facts, settled } from './facts.ts'
import type { VisitFormView, VisitView } from './views.ts'
import { visitForm } from './visit-form.ts'
import { visitSamples } from './visit-samples.ts'

const title = (view: VisitView) =>
  say((w) => w.visits.visit.title(clipLine(view.client.name, 30), w.visits.kinds[view.kind]))

/** Who logged it and what happened to it since. */
function history(view: VisitView): RootElement {
  const { count, lastAt, lastBy } = view.changes
  const changedAt = lastAt && whenText({ at: lastAt, precision: 'exact' }, view)
  return small(
    say((w, of) => {
      const by = w.visits.visit.by(clipLine(view.author, 20))
      return count > 0 && changedAt && lastBy !== undefined
        ? `${by} · ${w.visits.visit.changed(count, clipLine(lastBy, 20), of(changedAt))}`
        : by
    }),
  )
}

function editing(view: VisitView, form: VisitFormView): CardJson {
  const { visit, version } = view
  const wrong = Object.keys(form.errors).length > 0
  return card({
    title: say((w) => w.visits.draft.editing(clipLine(view.client.name, 30))),
    tone: wrong ? 'orange' : 'blue',
    summary: say((w) => w.visits.form.summary),
    elements: [
      wrong && markdown(sayMd((w) => ink('orange', w.visits.form.fixBelow))),
      visitForm(
        form,
        view,
        submitVisit.value({ visit }, version),
        say((w) => w.visits.form.done),
      ),
      buttonRow([
        button(
          say((w) => w.visits.form.cancel),
          closeVisitForm.value({ visit }, version),
          { type: 'text' },
        ),
      ]),
      history(view),
    ],
  })
}

/** A saved visit: looked at, being edited, or undone. */
export const visitCard = defineCard<VisitView>({
  name: 'visits/visit',
  samples: visitSamples,
  render(view, room) {
    if (view.state.status === 'editing') return editing(view, view.state.form)
    const undone = view.state.status === 'undone'
    const attached = attachmentLine(view.attachments, room)
    // The title names client and kind.
    const { client, kind: _, when: __, ...rest } = view
    return card({
      title: undone ? say((w) => w.visits.undone.title) : title(view),
      tone: undone ? 'grey' : 'green',
      ...(undone
        ? { tags: [{ text: say((w) => w.visits.undone.tag), colour: 'neutral' }], subtitle: title(view) }
        : {}),
      summary: say((w) => w.visits.visit.summary),
      elements: [
        ...(undone
          ? []
          : [
              markdown(facts(settled({ ...rest, when: { value: view.when, guessed: false } }), view, room)),
              attached && markdown(attached),
            ]),
        history(view),
        !undone &&
          buttonRow([
            button(
              say((w) => w.visits.visit.edit),
              editVisit.value({ visit: view.visit }, view.version),
            ),
            button(
              say((w) => w.visits.visit.nextVisit),
              logVisitFor.value({ client: client.id }, 0),
              { type: 'text' },
            ),
          ]),
      ],
    })
  },
})
