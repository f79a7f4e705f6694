import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, divider, markdown } from '../kit/elements.ts'
import { bold, clipLine, ink, lines, md } from '../kit/escape.ts'
import { dateText } from '../kit/when.ts'
import { signPledge } from './actions.ts'
import { leaverSamples } from './samples.ts'
import type { LeaverView } from './views.ts'

/** The leaver's own part: drafts to settle and the pledge to sign. */
export const leaverCard = defineCard<LeaverView>({
  name: 'handover/leaver',
  samples: leaverSamples,
  render(view) {
    const day = dateText(view.lastDay, view)
    const cancelled = view.state === 'cancelled'
    return card({
      title: say((w) => w.handover.leaver.title),
      tone: cancelled ? 'grey' : view.state === 'signed' ? 'green' : 'orange',
      summary: say((w) => w.handover.leaver.summary),
      elements: [
        markdown(
          sayMd(({ handover: { leaver, kinds } }, of) =>
            lines([
              cancelled && md`${leaver.cancelled}`,
              !cancelled && md`${leaver.head(kinds[view.kind], of(day))}`,
              !cancelled &&
                view.clients > 0 &&
                md`${leaver.clients(view.clients, clipLine(view.manager, 20))}`,
              !cancelled && view.drafts > 0 && ink('orange', leaver.drafts(view.drafts)),
            ]),
          ),
        ),
        !cancelled && divider(),
        !cancelled &&
          markdown(
            sayMd(({ handover: { leaver } }) => lines([bold(leaver.pledgeTitle), md`${leaver.pledge}`])),
          ),
        view.state === 'signed' && markdown(sayMd((w) => ink('green', w.handover.leaver.signed))),
        view.state === 'open' &&
          button(
            say((w) => w.handover.leaver.sign),
            signPledge.value({ handover: view.handover }, view.version),
            { type: 'primary_filled', width: 'fill' },
          ),
      ],
    })
  },
})
