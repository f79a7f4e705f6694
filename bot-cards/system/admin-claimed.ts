import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { clipLine, md } from '../kit/escape.ts'
import { runCommand } from './actions.ts'
import type { AdminClaimedView } from './views.ts'

/** The one-time code worked. */
export const adminClaimedCard = defineCard<AdminClaimedView>({
  name: 'system/admin-claimed',
  samples: { claimed: { name: '老陈' } },
  render: (view) =>
    card({
      title: say((w) => w.system.admin.title),
      tone: 'green',
      summary: say((w) => w.system.admin.summary),
      elements: [
        markdown(sayMd((w) => md`${w.system.admin.body(clipLine(view.name, 20))}`)),
        small(say((w) => w.system.admin.next)),
        buttonRow([
          button(
            say((w) => w.system.group.help),
            runCommand.value({ command: 'help' }, 0),
          ),
          button(
            say((w) => w.system.admin.deliveries),
            runCommand.value({ command: 'deliveries' }, 0),
          ),
        ]),
      ],
    }),
})
