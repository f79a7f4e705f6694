import { and, eq, isNull } from 'drizzle-orm'
import type { GroupScope } from '../../../bot-cards/tickets/kinds.ts'
import { ticketGroups } from '../../../drizzle/schema/tickets.ts'
import { audit, type Ctx } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'

/** What decides which group a ticket goes to. */
export type Routed = { projectId?: string; city?: string; work?: string }

const order: readonly GroupScope[] = ['project', 'city', 'work', 'default']

/** The group a ticket's card goes to: its project's, else its city's, else that of its kind of work, else the default one. */
export async function groupFor(tx: Tx, { projectId, city, work }: Routed): Promise<string | undefined> {
  const rows = await tx
    .select({ chatId: ticketGroups.chatId, scope: ticketGroups.scope, value: ticketGroups.value })
    .from(ticketGroups)
    .where(isNull(ticketGroups.goneAt))
  const wanted: Record<GroupScope, string | undefined> = { project: projectId, city, work, default: '' }
  for (const scope of order) {
    const value = wanted[scope]
    const found = rows.find((row) => row.scope === scope && row.value === value)
    if (found) return found.chatId
  }
  return undefined
}

/** Whether a chat is one after-sales works in. */
export async function isServiceGroup(tx: Tx, chatId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: ticketGroups.id })
    .from(ticketGroups)
    .where(and(eq(ticketGroups.chatId, chatId), isNull(ticketGroups.goneAt)))
    .limit(1)
  return rows.length > 0
}

/** Which tickets go where; with a chat, to that one. */
export async function groupsOf(
  tx: Tx,
  chatId?: string,
): Promise<{ id: string; chatId: string; scope: GroupScope; value: string }[]> {
  const rows = await tx
    .select({
      id: ticketGroups.id,
      chatId: ticketGroups.chatId,
      scope: ticketGroups.scope,
      value: ticketGroups.value,
    })
    .from(ticketGroups)
    .where(and(isNull(ticketGroups.goneAt), chatId ? eq(ticketGroups.chatId, chatId) : undefined))
    .orderBy(ticketGroups.scope, ticketGroups.value)
  return rows.flatMap((row) => {
    const scope = order.find((one) => one === row.scope)
    return scope ? [{ ...row, scope }] : []
  })
}

/** Sends the tickets of a scope to a group from now on; where another group had it, that one no longer does. */
export async function addGroup(
  ctx: Ctx,
  chatId: string,
  { scope, value = '' }: { scope: GroupScope; value?: string },
): Promise<void> {
  await ctx.tx
    .update(ticketGroups)
    .set({ goneAt: ctx.at })
    .where(and(eq(ticketGroups.scope, scope), eq(ticketGroups.value, value), isNull(ticketGroups.goneAt)))
  await ctx.tx.insert(ticketGroups).values({
    id: ctx.deps.ids.mint('ticket_group', ctx.at),
    chatId,
    scope,
    value,
    addedBy: ctx.actor.id,
    addedAt: ctx.at,
  })
  await audit(ctx, { action: 'tickets.group', entity: 'chat', entityId: chatId, after: { scope, value } })
}

/** A group no longer takes the tickets of a scope; what is open there stays. False: it did not any more. */
export async function dropGroup(ctx: Ctx, id: string): Promise<boolean> {
  const rows = await ctx.tx
    .update(ticketGroups)
    .set({ goneAt: ctx.at })
    .where(and(eq(ticketGroups.id, id), isNull(ticketGroups.goneAt)))
    .returning({ chatId: ticketGroups.chatId, scope: ticketGroups.scope, value: ticketGroups.value })
  for (const { chatId, scope, value } of rows)
    await audit(ctx, {
      action: 'tickets.group_end',
      entity: 'chat',
      entityId: chatId,
      before: { scope, value },
    })
  return rows.length > 0
}
