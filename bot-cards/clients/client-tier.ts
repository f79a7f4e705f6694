import { say, sayMd } from '../i18n/say.ts'
import { button, buttonRow, collapsible, type FreeElement, markdown } from '../kit/elements.ts'
import { bold, dotted, ink, lines, md } from '../kit/escape.ts'
import { calendarText } from '../kit/when.ts'
import { openTiering } from '../tiering/actions.ts'
import { higherTiers, tierName, verdictText } from '../tiering/explain.ts'
import type { ClientCardView } from './views.ts'

/** 级别, folded: the tier and since when, what the rules say today, what the next tier still lacks, what waits. */
export function tierPart(
  view: ClientCardView,
  { answer, waiting }: NonNullable<ClientCardView['tiering']>,
): FreeElement {
  const since = view.tier && view.tierSince ? calendarText(view.tierSince, view) : undefined
  const from = waiting && calendarText(waiting.from, view)
  const says = verdictText(answer)
  const next = higherTiers(answer)[0]
  return collapsible<FreeElement>(
    say((w) => w.clients.card.tier),
    [
      markdown(
        sayMd((w, of) =>
          lines([
            dotted([
              bold(of(tierName(view.tier))),
              since && ink('grey', w.clients.card.tierSince(of(since))),
            ]),
            waiting && from && ink('blue', w.tiering.waiting(of(tierName(waiting.to)), of(from))),
            md`${of(says)}`,
            next && md`${w.clients.card.nextTier(w.rights.tiers[next.tier])} ${ink('grey', of(next.lack))}`,
          ]),
        ),
      ),
      buttonRow([
        button(
          say((w) => w.clients.card.openTier),
          openTiering.value({ client: view.client }, 0),
          { size: 'small' },
        ),
      ]),
    ],
  )
}
