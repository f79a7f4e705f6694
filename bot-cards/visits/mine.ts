import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  collapsible,
  markdown,
  type RootElement,
  rowWithButton,
  small,
} from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { same } from '../kit/text.ts'
import { type Drawn, whenText } from '../kit/when.ts'
import { runCommand } from '../system/actions.ts'
import { editVisit } from './actions.ts'
import { mineSamples } from './mine-samples.ts'
import { shownSteps, stepRow, urgency } from './steps.ts'
import type { MineView } from './views.ts'

const shownVisits = 5
const foldedVisits = 10

type Row = MineView['visits'][number]

const visitLines = (visit: Row, drawn: Drawn, room: number) =>
  markdown(
    sayMd((w, of) =>
      lines([
        dotted([
          bold(clipLine(visit.client, 30)),
          md`${w.visits.kinds[visit.kind]}`,
          md`${of(whenText(visit.when, drawn))}`,
        ]),
        ink('grey', clipLine(visit.said, Math.min(room, 40))),
      ]),
    ),
  )

function visitRow(visit: Row, drawn: Drawn, room: number): RootElement {
  return rowWithButton(
    visitLines(visit, drawn, room),
    button(
      say((w) => w.visits.saved.editShort),
      editVisit.value({ visit: visit.id }, visit.version),
      { type: 'primary_text', size: 'small' },
    ),
  )
}

/** `/我的`: the five most urgent next steps, each with its button, and what I logged last. */
export const mineCard = defineCard<MineView>({
  name: 'visits/mine',
  samples: mineSamples,
  render(view, room) {
    const { tone, overdue } = urgency(view.steps, view)
    const steps = view.steps.slice(0, shownSteps)
    const moreSteps = view.moreSteps + view.steps.length - steps.length
    const older = view.visits.slice(shownVisits, shownVisits + foldedVisits)
    const left = view.visits.length - shownVisits - older.length
    return card({
      title: say((w) => w.visits.mine.title),
      subtitle: same(view.name),
      tone,
      tags: overdue > 0 ? [{ text: say((w) => w.visits.mine.overdueTag(overdue)), colour: 'red' }] : [],
      summary: say((w) => w.visits.mine.summary),
      elements: [
        markdown(sayMd((w) => bold(w.visits.mine.steps))),
        ...(steps.length === 0 ? [small(say((w) => w.visits.mine.noSteps))] : []),
        ...steps.map((step) => stepRow(step, view, 'mine', room)),
        moreSteps > 0 &&
          rowWithButton(
            small(say((w) => w.visits.mine.more(moreSteps))),
            button(
              say((w) => w.visits.mine.allSteps),
              runCommand.value({ command: 'todo' }, 0),
              { size: 'small', type: 'text' },
            ),
          ),
        markdown(sayMd((w) => bold(w.visits.mine.visits))),
        ...(view.visits.length === 0 ? [small(say((w) => w.visits.mine.noVisits))] : []),
        ...view.visits.slice(0, shownVisits).map((visit) => visitRow(visit, view, room)),
        older.length > 0 &&
          collapsible(
            say((w) => w.visits.mine.older(view.visits.length - shownVisits)),
            [
              ...older.map((visit) => visitLines(visit, view, room)),
              ...(left > 0 ? [small(say((w) => w.visits.mine.olderLeft(left)))] : []),
            ],
          ),
        buttonRow([
          button(
            say((w) => w.visits.mine.log),
            runCommand.value({ command: 'visit' }, 0),
            { type: 'primary_filled' },
          ),
        ]),
      ],
    })
  },
})
