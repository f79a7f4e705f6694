import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { bold } from '../kit/escape.ts'
import { same } from '../kit/text.ts'
import { runCommand } from '../system/actions.ts'
import { stepRow, urgency } from '../visits/steps.ts'
import { pageTodo } from './actions.ts'
import { todoSamples } from './samples.ts'
import type { TodoView } from './views.ts'

/** Five, and one that was just ticked off. */
const shown = 6

/** `/待办`: the promises I owe or see to, each with the button that settles it. */
export const todoCard = defineCard<TodoView>({
  name: 'promises/todo',
  samples: todoSamples,
  render(view, room) {
    const { counts, page, pages } = view
    const turn = (text: 'prev' | 'next', to: number) =>
      button(
        say((w) => w.promises[text]),
        pageTodo.value({ page: to }, 0),
        { size: 'small', type: 'text' },
      )
    return card({
      title: say((w) => w.promises.title),
      subtitle: same(view.name),
      tone: counts.open === 0 ? 'green' : counts.late > 0 ? 'red' : urgency(view.steps, view).tone,
      tags: counts.late > 0 ? [{ text: say((w) => w.promises.late(counts.late)), colour: 'red' }] : [],
      summary: say((w) => w.promises.summary),
      elements: [
        markdown(sayMd((w) => bold(counts.open === 0 ? w.promises.none : w.promises.counts(counts)))),
        ...view.steps.slice(0, shown).map((step) => stepRow(step, view, 'todo', room, page)),
        counts.open === 0 && view.steps.length === 0 && small(say((w) => w.promises.noneHint)),
        pages > 1 && small(say((w) => w.promises.page(page + 1, pages))),
        buttonRow([
          ...(page > 0 ? [turn('prev', page - 1)] : []),
          ...(page + 1 < pages ? [turn('next', page + 1)] : []),
          button(
            say((w) => w.promises.log),
            runCommand.value({ command: 'visit' }, 0),
            { size: 'small' },
          ),
        ]),
      ],
    })
  },
})
