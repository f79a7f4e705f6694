import { askAccess } from '../access/actions.ts'
import { isOverdue, owedPart } from '../duties/client-part.ts'
import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { clipLine, dotted, ink, md } from '../kit/escape.ts'
import { same } from '../kit/text.ts'
import { calendarText, momentText } from '../kit/when.ts'
import { ticketsPart } from '../tickets/part.ts'
import { urgency } from '../visits/steps.ts'
import { logVisitFor } from './actions.ts'
import { amountsPart, contactsPart, morePart, profilePart } from './client-parts.ts'
import { clientSamples } from './client-samples.ts'
import { tierPart } from './client-tier.ts'
import { visitsPart } from './client-visits.ts'
import type { ClientCardView } from './views.ts'

/** Who looks after it and how it ranks: what everybody may see. */
const head = (view: ClientCardView) => {
  const since = view.tier && view.tierSince ? calendarText(view.tierSince, view) : undefined
  return markdown(
    sayMd((w, of) =>
      dotted([
        md`${view.owner === undefined ? w.clients.card.noOwner : w.clients.card.owner(clipLine(view.owner, 20))}`,
        md`${view.tier ? w.rights.tiers[view.tier] : w.rights.noTier}`,
        since && ink('grey', w.clients.card.tierSince(of(since))),
      ]),
    ),
  )
}

/**
 * `/客户 名称`, in the regulation's categories (制度四(二)): what is open and was said in sight, the rest folded. What the
 * reader may not see is not there; they may ask.
 */
export const clientCard = defineCard<ClientCardView>({
  name: 'clients/client',
  samples: clientSamples,
  render(view, room) {
    const { tone, overdue } = urgency(view.visits?.steps ?? [], view)
    const { profile } = view
    const until = view.until && momentText(view.until, view)
    return card({
      title: same(clipLine(view.name, 40)),
      ...(profile
        ? {
            subtitle: say((w) =>
              profile.city === ''
                ? w.clients.types[profile.type]
                : `${w.clients.types[profile.type]} · ${clipLine(profile.city, 20)}`,
            ),
          }
        : {}),
      tone: isOverdue(view.owed, view) ? 'red' : tone,
      tags: [
        ...(overdue > 0
          ? [{ text: say((w) => w.clients.card.overdueTag(overdue)), colour: 'red' as const }]
          : []),
      ],
      summary: say((w) => w.clients.card.summary),
      elements: [
        head(view),
        until &&
          small(
            say((w, of) => w.clients.card.until(of(until))),
            'orange',
          ),
        ...(view.owed ? owedPart(view.owed, view.client, view, room) : []),
        ...(view.tickets ? ticketsPart(view.tickets, view, room) : []),
        ...(view.visits ? visitsPart(view, view.visits, room) : []),
        view.tiering && tierPart(view, view.tiering),
        view.profile && profilePart(view, view.profile, room),
        view.contacts && contactsPart(view, view.contacts, room),
        view.amounts && amountsPart(view, view.amounts),
        morePart(view, room),
        view.may.ask && small(say((w) => w.clients.card.closed)),
        buttonRow([
          ...(view.may.ask
            ? [
                button(
                  say((w) => w.clients.card.ask),
                  askAccess.value({ client: view.client }, 0),
                  { type: 'primary_filled' },
                ),
              ]
            : []),
          button(
            say((w) => w.clients.card.log),
            logVisitFor.value({ client: view.client }, view.version),
            view.may.ask ? {} : { type: 'primary_filled' },
          ),
        ]),
      ],
    })
  },
})
