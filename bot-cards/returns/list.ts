import { dutyButtons, dutyText } from '../duties/line.ts'
import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, small } from '../kit/elements.ts'
import { turnReturns } from './actions.ts'
import { returnListSamples } from './samples.ts'
import type { ReturnListView } from './views.ts'

/** Return visits on one card. */
export const returnsAtOnce = 5

/** `/回访`: what is due to be asked, the most urgent first, each written down in place. */
export const returnListCard = defineCard<ReturnListView>({
  name: 'returns/list',
  samples: returnListSamples,
  render(view, room) {
    const next = view.from + view.lines.length
    return card({
      title: say((w) => w.returns.list.title(view.total)),
      tone: view.overdue > 0 ? 'red' : view.total > 0 ? 'blue' : 'green',
      ...(view.overdue > 0
        ? { tags: [{ text: say((w) => w.returns.list.overdue(view.overdue)), colour: 'red' as const }] }
        : {}),
      summary: say((w) => w.returns.list.summary),
      elements: [
        view.total === 0 && small(say((w) => w.returns.list.none)),
        ...view.lines.flatMap((duty) => [dutyText(duty, view, { room }), ...dutyButtons(duty)]),
        (next < view.total || view.from > 0) &&
          buttonRow([
            ...(next < view.total
              ? [
                  button(
                    say((w) => w.returns.list.more(view.total - next)),
                    turnReturns.value({ from: next }, 0),
                    { size: 'small', type: 'text' },
                  ),
                ]
              : []),
            ...(view.from > 0
              ? [
                  button(
                    say((w) => w.returns.list.first),
                    turnReturns.value({ from: 0 }, 0),
                    { size: 'small', type: 'text' },
                  ),
                ]
              : []),
          ]),
      ],
    })
  },
})
