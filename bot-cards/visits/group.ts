import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown, small } from '../kit/elements.ts'
import { bold, clipLine, lines, md } from '../kit/escape.ts'
import { hostile } from '../kit/samples.ts'
import type { GroupVisitView } from './views.ts'

const shownClients = 5

/** What a group sees of a visit: who and which client, never what was said. The full card is in the private chat. */
export const groupVisitCard = defineCard<GroupVisitView>({
  name: 'visits/group',
  samples: {
    saved: { who: '小李', clients: ['万川置业'], state: 'saved' },
    'waiting for confirm': { who: '小李', clients: [], state: 'draft' },
    'several clients, hostile words': {
      who: hostile,
      clients: Array.from({ length: 12 }, () => hostile),
      state: 'saved',
    },
  },
  render(view) {
    const who = clipLine(view.who, 20)
    if (view.state === 'draft')
      return card({
        title: say((w) => w.visits.group.draftTitle),
        tone: 'blue',
        summary: say((w) => w.visits.draft.summary),
        elements: [markdown(sayMd((w) => md`${w.visits.group.waiting(who)}`))],
      })
    return card({
      title: say((w) => w.visits.group.title),
      tone: 'green',
      summary: say((w) => w.visits.group.summary),
      elements: [
        markdown(
          sayMd((w) =>
            lines([
              md`${w.visits.group.body(who)}`,
              ...view.clients.slice(0, shownClients).map((client) => bold(clipLine(client, 40))),
              view.clients.length > shownClients &&
                md`${w.visits.draft.moreItems(view.clients.length - shownClients)}`,
            ]),
          ),
        ),
        small(say((w) => w.visits.group.details)),
      ],
    })
  },
})
