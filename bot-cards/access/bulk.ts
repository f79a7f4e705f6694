import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown, small } from '../kit/elements.ts'
import { clipLine, lines, md } from '../kit/escape.ts'
import { at, drawn, hostile } from '../kit/samples.ts'
import { momentText } from '../kit/when.ts'
import type { BulkReadView } from './views.ts'

/** To legal and admins: one person read unusually many clients of others within a short time. */
export const bulkReadCard = defineCard<BulkReadView>({
  name: 'access/bulk',
  samples: {
    'thirty clients in an hour': { ...drawn, who: '陈刚', clients: 31, hours: 1, at: at('2026-11-23 17:20') },
    'hostile name': { ...drawn, who: hostile, clients: 900, hours: 24, at: at('2026-11-23 17:20') },
  },
  render(view) {
    const when = momentText(view.at, view)
    return card({
      title: say((w) => w.access.bulk.title),
      tone: 'red',
      subtitle: when,
      summary: say((w) => w.access.bulk.summary),
      elements: [
        markdown(
          sayMd((w) => lines([md`${w.access.bulk.body(clipLine(view.who, 20), view.hours, view.clients)}`])),
        ),
        small(say((w) => w.access.bulk.next)),
      ],
    })
  },
})
