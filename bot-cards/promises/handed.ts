import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { lastingDueText } from '../kit/when.ts'
import { inReadersWords } from '../plans/drafted.ts'
import { runCommand } from '../system/actions.ts'
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
        // It stands in the chat for days: the day by its date.
        markdown(
          sayMd((w, of) => {
            const { text, facing, client, due } = view.step
            return lines([
              bold(clipLine(of(inReadersWords(text)), Math.min(room, 80))),
              dotted([
                facing !== 'client' && ink('blue', w.visits.facings[facing]),
                md`${clipLine(client, 30)}`,
                due !== undefined && md`${of(lastingDueText(due, view))}`,
              ]),
              ink('grey', w.promises.handed.by(clipLine(view.by, 20))),
            ])
          }),
        ),
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
