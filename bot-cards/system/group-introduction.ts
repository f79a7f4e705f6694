import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown } from '../kit/elements.ts'
import { md } from '../kit/escape.ts'
import { runCommand } from './actions.ts'

/** keqing introduces itself once to a group it was added to. */
export const groupIntroductionCard = defineCard<Record<string, never>>({
  name: 'system/group-introduction',
  samples: { 'added to a group': {} },
  render: () =>
    card({
      title: say((w) => w.system.group.title),
      tone: 'blue',
      summary: say((w) => w.system.group.summary),
      protectedData: false,
      elements: [
        markdown(sayMd((w) => md`${w.system.group.body}`)),
        buttonRow([
          button(
            say((w) => w.system.group.help),
            runCommand.value({ command: 'help' }, 0),
          ),
        ]),
      ],
    }),
})
