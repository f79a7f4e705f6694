import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { bold, type Ink, ink, lines, md } from '../kit/escape.ts'
import { drawn } from '../kit/samples.ts'
import { tiers } from '../rights/roles.ts'
import { openDue } from './actions.ts'
import { dutyText } from './line.ts'
import { duty, hostileDuty } from './samples.ts'
import type { MonthCounts, MonthView } from './views.ts'

const usual: MonthView = {
  ...drawn,
  month: 11,
  scope: 'people',
  tiers: {
    strategic: { done: 2, due: 3, overdue: 1, excused: 0 },
    important: { done: 9, due: 4, overdue: 0, excused: 1 },
    general: { done: 21, due: 12, overdue: 0, excused: 0 },
  },
  left: [duty('missed'), duty('week'), duty('later')],
  total: 20,
}

const inkOf = ({ due, overdue }: MonthCounts): Ink => (overdue > 0 ? 'red' : due > 0 ? 'orange' : 'green')

/** “这个月还有哪些没走访”: by tier what is done, due and overdue, then who is left, with the owner. */
export const monthCard = defineCard<MonthView>({
  name: 'duties/month',
  samples: {
    'a manager asks': usual,
    'my own': { ...usual, scope: 'mine', total: 3 },
    'all visited': {
      ...usual,
      tiers: { important: { done: 3, due: 0, overdue: 0, excused: 0 } },
      left: [],
      total: 0,
    },
    'nobody is tiered': { ...usual, tiers: {}, left: [], total: 0 },
    'hostile words': { ...usual, left: [hostileDuty] },
  },
  render(view, room) {
    const { total, left, scope } = view
    const counted = tiers.flatMap((tier) => {
      const counts = view.tiers[tier]
      return counts ? [{ tier, counts }] : []
    })
    const overdue = counted.some(({ counts }) => counts.overdue > 0)
    const tone: Tone = overdue ? 'red' : total > 0 ? 'orange' : 'green'
    return card({
      title: say((w) => w.duties.month.title(view.month)),
      tone,
      summary: say((w) => w.duties.month.summary),
      elements: [
        markdown(
          sayMd((w) =>
            counted.length === 0
              ? md`${w.duties.month.none}`
              : lines(
                  counted.map(({ tier, counts }) =>
                    ink(inkOf(counts), w.duties.month.tier(w.rights.tiers[tier], counts)),
                  ),
                ),
          ),
        ),
        counted.length > 0 && markdown(sayMd((w) => bold(w.duties.month.left(total)))),
        ...left.map((one) => dutyText(one, view, { owner: scope === 'people', room })),
        total > left.length &&
          buttonRow([
            button(
              say((w) => w.duties.month.all),
              openDue.value({ scope, meetings: true, from: 0 }, 0),
              { size: 'small' },
            ),
          ]),
        counted.length > 0 && small(say((w) => w.duties.month.basis)),
        scope === 'people' && total > 0 && small(say((w) => w.duties.month.exporting)),
      ],
    })
  },
})
