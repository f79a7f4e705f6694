import type { Ctx, Outcome } from '../../bot/context.ts'
import { happen } from './happen.ts'
import type { Happening, TicketHead } from './model.ts'
import type { Telling } from './repo.ts'
import { showTicket } from './show.ts'
import { drawTicket } from './view.ts'

/**
 * Makes a move a press asked for: it happens, the card in the group is drawn anew, and the card that was pressed answers as
 * it then stands.
 */
export async function moved(
  ctx: Ctx,
  ticket: TicketHead,
  what: Happening,
  telling: Telling,
  toast?: Extract<Outcome, { toast?: unknown }>['toast'],
): Promise<Outcome> {
  const stands = await happen(ctx, ticket, what, telling)
  if (!stands) throw new Error('a press brings no message that could have been filed before')
  // Pressed in its group, the answer itself is the card's new state there.
  const inGroup = stands.chatId !== undefined && ctx.origin.chatId === stands.chatId
  if (!inGroup) await showTicket(ctx, stands)
  return { card: await drawTicket(ctx, stands), ...(toast ? { toast } : {}) }
}
