import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown } from '../kit/elements.ts'
import { clipLine, ink } from '../kit/escape.ts'
import { runCommand } from '../system/actions.ts'
import { stepText } from '../visits/steps.ts'
import { handedSamples } from './samples.ts'
import type { HandedView } from './views.ts'

/** To whoever a promise was handed to. */
export const handedCard = defineCard<HandedView>({
  name: 'promises/handed',
  samples: handedSamples,
  render: (view, room) =>
    card({
      title: say((w) => w.promises.handed.title),
      tone: 'blue',
      summary: say((w) => w.promises.handed.summary),
      elements: [
        stepText(view.step, view, 'todo', room),
        markdown(sayMd((w) => ink('grey', w.promises.handed.by(clipLine(view.by, 20))))),
        buttonRow([
          button(
            say((w) => w.promises.handed.open),
            runCommand.value({ command: 'todo' }, 0),
            { size: 'small' },
          ),
        ]),
      ],
    }),
})
