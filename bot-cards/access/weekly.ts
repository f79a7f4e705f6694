import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, markdown, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, ink, lines } from '../kit/escape.ts'
import { hostile, id } from '../kit/samples.ts'
import { seenByClient } from './actions.ts'
import type { WeeklySeenView } from './views.ts'

const shown = 5

/** Monday's line to an owner: others looked at these clients last week. */
export const weeklySeenCard = defineCard<WeeklySeenView>({
  name: 'access/weekly',
  samples: {
    'two clients': {
      clients: [
        { client: id('cli', 1), name: '万川置业', people: 2, times: 5 },
        { client: id('cli', 2), name: '龙澜商业', people: 1, times: 1 },
      ],
      more: 0,
    },
    'many, hostile names': {
      clients: Array.from({ length: 12 }, (_, n) => ({
        client: id('cli', n),
        name: hostile,
        people: 30,
        times: 400,
      })),
      more: 7,
    },
  },
  render(view) {
    const more = view.more + Math.max(0, view.clients.length - shown)
    return card({
      title: say((w) => w.access.weekly.title),
      tone: 'blue',
      summary: say((w) => w.access.weekly.summary),
      elements: [
        ...view.clients.slice(0, shown).map((row) =>
          rowWithButton(
            markdown(
              sayMd((w) =>
                lines([
                  bold(clipLine(row.name, 30)),
                  ink('grey', w.access.weekly.line(row.people, row.times)),
                ]),
              ),
            ),
            button(
              say((w) => w.access.weekly.open),
              seenByClient.value({ client: row.client }, 0),
              {
                size: 'small',
                type: 'primary_text',
              },
            ),
          ),
        ),
        more > 0 && small(say((w) => w.access.weekly.more(more))),
      ],
    })
  },
})
