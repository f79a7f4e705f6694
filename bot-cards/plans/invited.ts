import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { momentText } from '../kit/when.ts'
import { openPlan } from './actions.ts'
import { invitedSamples } from './invited-samples.ts'
import type { InvitedView } from './views.ts'

const tones = { invited: 'blue', moved: 'orange', cancelled: 'grey', dropped: 'grey' } as const

/** To a colleague: asked along, moved, or not needed any more. */
export const invitedCard = defineCard<InvitedView>({
  name: 'plans/invited',
  samples: invitedSamples,
  render(view) {
    const { before } = view
    const gone = view.what === 'cancelled' || view.what === 'dropped'
    return card({
      title: say((w) => w.plans.invited.titles[view.what]),
      tone: tones[view.what],
      summary: say((w) => w.plans.invited.summary),
      elements: [
        markdown(
          sayMd((w, of) => {
            const at = of(momentText(view.at, view))
            return lines([
              dotted([
                bold(clipLine(view.client, 40)),
                md`${w.visits.kinds[view.kind]}`,
                gone ? ink('grey', at) : md`${at}`,
                !gone && md`${w.plans.minutes(view.minutes)}`,
              ]),
              before && ink('grey', w.plans.invited.before(of(momentText(before, view)))),
              ink('grey', w.plans.invited.by(clipLine(view.by, 20))),
            ])
          }),
        ),
        view.what !== 'dropped' &&
          buttonRow([
            button(
              say((w) => w.plans.invited.open),
              openPlan.value({ plan: view.plan }, view.version),
            ),
          ]),
      ],
    })
  },
})
