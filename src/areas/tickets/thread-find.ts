import { and, inArray, isNotNull } from 'drizzle-orm'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { ticketDrafts, tickets } from '../../../drizzle/schema/tickets.ts'
import type { Tx } from '../../db/types.ts'
import type { MessageEvent } from '../../lark/in/event.ts'
import type { TicketHead } from './model.ts'
import { findTicket, lockTicket } from './repo.ts'

/** How many merges are followed from the card somebody answered; a circle ends here. */
const most = 8

/**
 * The ticket a message in a thread is about: it answers the ticket's card (or an alert about it), the message the ticket
 * came from, or one of the draft it was. What was merged away is spoken of where it went. Locked.
 */
export async function ticketOfThread(tx: Tx, event: MessageEvent): Promise<TicketHead | undefined> {
  const answered = [event.rootId, event.parentId].filter((id) => id !== undefined)
  if (answered.length === 0) return undefined
  const [cards, sources, drafts] = await Promise.all([
    tx
      .select({ slot: outbox.slot })
      .from(outbox)
      .where(and(inArray(outbox.messageId, answered), isNotNull(outbox.slot))),
    tx.select({ id: tickets.id }).from(tickets).where(inArray(tickets.sourceMessageId, answered)).limit(1),
    tx
      .select({ id: ticketDrafts.ticketId })
      .from(ticketDrafts)
      .where(and(inArray(ticketDrafts.messageId, answered), isNotNull(ticketDrafts.ticketId)))
      .limit(1),
  ])
  const shown = cards.flatMap(({ slot }) => /\btkt_[0-9A-Z]{26}/.exec(slot ?? '')?.[0] ?? [])
  let id = shown[0] ?? sources[0]?.id ?? drafts[0]?.id ?? undefined
  for (let step = 0; id !== undefined && step < most; step++) {
    const found = await findTicket(tx, id)
    if (!found) return undefined
    if (found.mergedInto === undefined) return lockTicket(tx, found.id)
    id = found.mergedInto
  }
  return undefined
}
