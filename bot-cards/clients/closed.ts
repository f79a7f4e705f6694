import { askAccess } from '../access/actions.ts'
import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown } from '../kit/elements.ts'
import { clipLine, md } from '../kit/escape.ts'
import { hostile, id } from '../kit/samples.ts'
import { inBoth, same } from '../kit/text.ts'
import { refusalText } from '../system/refusals.ts'
import type { ClosedClientView } from './views.ts'

/** What was asked for is for those who look after the client: why not, and the way to ask. */
export const closedClientCard = defineCard<ClosedClientView>({
  name: 'clients/closed',
  samples: {
    usual: { client: id('cli', 1), name: '永禾实业集团有限公司' },
    'hostile words': { client: id('cli', 1), name: hostile },
  },
  render(view) {
    const why = refusalText({ code: 'not_your_client', params: {} })
    return card({
      title: same(clipLine(view.name, 40)),
      tone: 'orange',
      summary: say((w) => w.clients.card.summary),
      elements: [
        markdown(inBoth((language) => md`${why[language]}`)),
        buttonRow([
          button(
            say((w) => w.clients.card.ask),
            askAccess.value({ client: view.client }, 0),
            { type: 'primary_filled' },
          ),
        ]),
      ],
    })
  },
})
