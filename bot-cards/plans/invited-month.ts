import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, lines, md } from '../kit/escape.ts'
import { momentText } from '../kit/when.ts'
import { openPlan } from './actions.ts'
import { invitedMonthSamples } from './invited-samples.ts'
import type { InvitedMonthView } from './views.ts'

/** Meetings shown; the rest is in `/计划`. */
const shown = 6

/** To a colleague: everything of one published month they are asked along to. */
export const invitedMonthCard = defineCard<InvitedMonthView>({
  name: 'plans/invited-month',
  samples: invitedMonthSamples,
  render(view) {
    const rest = view.meetings.length - shown
    return card({
      title: say((w) => w.plans.invited.month(view.meetings.length)),
      tone: 'blue',
      summary: say((w) => w.plans.invited.summary),
      elements: [
        small(say((w) => w.plans.invited.by(clipLine(view.by, 20)))),
        ...view.meetings.slice(0, shown).flatMap((one) => [
          markdown(
            sayMd((w, of) =>
              lines([
                dotted([bold(of(momentText(one.at, view))), md`${w.visits.kinds[one.kind]}`]),
                dotted([md`${clipLine(one.client, 40)}`, md`${w.plans.minutes(one.minutes)}`]),
              ]),
            ),
          ),
          buttonRow([
            button(
              say((w) => w.plans.invited.open),
              openPlan.value({ plan: one.plan }, one.version),
              { size: 'small' },
            ),
          ]),
        ]),
        rest > 0 && small(say((w) => w.plans.invited.more(rest))),
      ],
    })
  },
})
