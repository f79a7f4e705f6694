import type { Ctx } from '../../bot/context.ts'
import { groupFor } from './groups.ts'
import { happen } from './happen.ts'
import type { TicketHead } from './model.ts'
import { findTicket, insertTicket, type NewTicket } from './repo.ts'
import { showTicket } from './show.ts'

type Content = Omit<NewTicket, 'coverage' | 'coveredUntil' | 'chatId'> & { city?: string }

/**
 * Writes a ticket down and finds the group it belongs to (by project, city, kind of work, else the default one). Undefined
 * where one with this id is there already: a second press opens nothing. `openedAt`: when the client said it.
 */
export async function writeTicket(ctx: Ctx, { city, ...ticket }: Content): Promise<TicketHead | undefined> {
  const chatId = await groupFor(ctx.tx, {
    ...(ticket.projectId ? { projectId: ticket.projectId } : {}),
    ...(ticket.work ? { work: ticket.work } : {}),
    ...(city ? { city } : {}),
  })
  const fresh = await insertTicket(ctx, { ...ticket, coverage: 'unknown', ...(chatId ? { chatId } : {}) })
  const inserted = fresh ? await findTicket(ctx.tx, ticket.id) : undefined
  if (!inserted) return undefined
  const at = ticket.openedAt ?? ctx.at
  const opened = await happen(ctx, inserted, { did: 'opened', level: ticket.level }, { at })
  if (!opened) throw new Error(`ticket ${ticket.id} was opened before it was written`)
  return opened
}

/** The same, and shows its card in its group. */
export async function openTicket(ctx: Ctx, content: Content): Promise<TicketHead | undefined> {
  const opened = await writeTicket(ctx, content)
  if (opened) await showTicket(ctx, opened)
  return opened
}
