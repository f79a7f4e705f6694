import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { drawn, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { dateText } from '../kit/when.ts'
import { openDisclosure, startDisclosure } from './actions.ts'
import type { DisclosureListView } from './views.ts'

const shown = 5
const row = (n: number) => ({
  disclosure: id('dis', n),
  client: '万川置业',
  recipient: '晶亮灯具 赵经理',
  status: 'asked' as const,
  untilDay: '2026-12-31',
})

/** `/对外提供`: one client's disclosures, or those under way for legal. */
export const disclosureListCard = defineCard<DisclosureListView>({
  name: 'disclosure/list',
  samples: {
    'one client': { ...drawn, name: '万川置业', rows: [row(1)], more: 0, start: id('cli', 1) },
    'never given': { ...drawn, name: '万川置业', rows: [], more: 0, start: id('cli', 1) },
    'for legal, none': { ...drawn, rows: [], more: 0 },
    'many, hostile words': {
      ...drawn,
      name: hostile,
      rows: Array.from({ length: 9 }, (_, n) => ({ ...row(n), client: hostile, recipient: hostile })),
      more: 12,
    },
  },
  render(view) {
    const { start } = view
    const more = view.more + Math.max(0, view.rows.length - shown)
    return card({
      title: say((w) => w.disclosure.list.title),
      ...(view.name === undefined ? {} : { subtitle: same(clipLine(view.name, 30)) }),
      tone: 'blue',
      summary: say((w) => w.disclosure.list.summary),
      elements: [
        view.rows.length === 0 &&
          small(say((w) => (view.name === undefined ? w.disclosure.list.noneOpen : w.disclosure.list.none))),
        ...view.rows.slice(0, shown).map((one) => {
          const until = dateText(one.untilDay, view)
          return rowWithButton(
            markdown(
              sayMd((w, of) =>
                lines([
                  dotted([bold(clipLine(one.recipient, 24)), md`${w.disclosure.statuses[one.status]}`]),
                  ink(
                    'grey',
                    dotted([md`${clipLine(one.client, 24)}`, md`${w.disclosure.request.until(of(until))}`]),
                  ),
                ]),
              ),
            ),
            button(
              say((w) => w.disclosure.list.open),
              openDisclosure.value({ disclosure: one.disclosure }, 0),
              {
                size: 'small',
              },
            ),
          )
        }),
        more > 0 && small(say((w) => w.disclosure.list.more(more))),
        start !== undefined &&
          buttonRow([
            button(
              say((w) => w.disclosure.list.start),
              startDisclosure.value({ client: start }, 0),
            ),
          ]),
      ],
    })
  },
})
