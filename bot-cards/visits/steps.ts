import { say, sayMd } from '../i18n/say.ts'
import { type Button, button, markdown, type RootElement, rowWithButton } from '../kit/elements.ts'
import { clipLine, dotted, ink, lines, md, struck } from '../kit/escape.ts'
import { type Drawn, dueState } from '../kit/when.ts'
import { inReadersWords } from '../plans/drafted.ts'
import { type TickedOn, tickActionItem } from './actions.ts'
import { dueInk } from './facts.ts'
import type { OpenStep } from './views.ts'

/** A list shows the five most urgent. */
export const shownSteps = 5

/** What is owed, whose it is (or of which client), and by when. */
export function stepText(
  step: OpenStep,
  drawn: Drawn,
  from: TickedOn,
  room: number,
): ReturnType<typeof markdown> {
  const { due } = step
  return markdown(
    sayMd((w, of) => {
      const text = clipLine(of(inReadersWords(step.text)), Math.min(room, 80))
      return lines([
        step.done ? ink('grey', struck(text)) : md`${text}`,
        dotted([
          step.facing !== 'client' && !step.done && ink('blue', w.visits.facings[step.facing]),
          ink('grey', clipLine(from === 'client' ? step.owner : step.client, 30)),
          due !== undefined && !step.done && of(dueInk(due, drawn)),
        ]),
      ])
    }),
  )
}

/**
 * One next step with the button that ticks it off (or back on), after `more` buttons. `from` says which card it stands on.
 */
export function stepRow(
  step: OpenStep,
  drawn: Drawn,
  from: TickedOn,
  room: number,
  { page, more = [] }: { page?: number; more?: readonly Button[] } = {},
): RootElement {
  return rowWithButton(
    stepText(step, drawn, from, room),
    ...more,
    button(
      say((w) =>
        step.done ? w.visits.mine.reopen : step.facing === 'theirs' ? w.visits.mine.came : w.visits.mine.done,
      ),
      tickActionItem.value(
        { item: step.id, done: !step.done, from, ...(page ? { page } : {}) },
        step.version,
      ),
      { size: 'small', ...(step.done ? { type: 'text' } : {}) },
    ),
  )
}

/** The colour a list of next steps gives its card, and how many are overdue. */
export function urgency(
  steps: OpenStep[],
  drawn: Drawn,
): { tone: 'red' | 'orange' | 'blue'; overdue: number } {
  const states = steps.flatMap((step) =>
    step.due !== undefined && !step.done ? [dueState(step.due, drawn)] : [],
  )
  const overdue = states.filter((state) => state === 'overdue').length
  return { overdue, tone: overdue > 0 ? 'red' : states.includes('today') ? 'orange' : 'blue' }
}
