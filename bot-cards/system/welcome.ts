import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { clipLine, ink, lines, md } from '../kit/escape.ts'
import { hostile } from '../kit/samples.ts'
import { runCommand } from './actions.ts'
import type { WelcomeView } from './views.ts'

/** The first thing a person reads: what to type, and that nothing is kept without their yes. */
export const welcomeCard = defineCard<WelcomeView>({
  name: 'system/welcome',
  samples: { 'first time': { name: '小李' }, 'hostile name': { name: hostile } },
  render(view) {
    return card({
      title: say((w) => w.system.welcome.title(clipLine(view.name, 20))),
      tone: 'blue',
      summary: say((w) => w.system.welcome.summary),
      elements: [
        markdown(
          sayMd((w) =>
            lines([
              md`${w.system.welcome.body}`,
              ink('grey', w.system.welcome.exampleLead),
              md`*${w.system.welcome.example}*`,
            ]),
          ),
        ),
        small(say((w) => w.system.welcome.promise)),
        buttonRow([
          button(
            say((w) => w.visits.mine.log),
            runCommand.value({ command: 'visit' }, 0),
            { type: 'primary_filled' },
          ),
          button(
            say((w) => w.system.group.help),
            runCommand.value({ command: 'help' }, 0),
          ),
        ]),
      ],
    })
  },
})
