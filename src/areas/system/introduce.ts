import { groupIntroductionCard } from '../../../bot-cards/system/group-introduction.ts'
import { chats } from '../../../drizzle/schema/bot.ts'
import type { EventCtx } from '../../bot/context.ts'
import { put } from '../../outbox/put.ts'

/** Says what it is for when it joins a group; once per group, however often it is taken out and put back. */
export async function introduce(ctx: EventCtx, event: { chatId: string }): Promise<void> {
  const { chatId } = event
  const rows = await ctx.tx
    .insert(chats)
    .values({ chatId, introducedAt: ctx.at })
    .onConflictDoNothing()
    .returning({ chatId: chats.chatId })
  if (rows.length === 0) return
  const card = groupIntroductionCard.render({})
  await put(ctx.deps, ctx.tx, ctx.at, { to: 'chat', chatId, what: 'card', card }, ctx.cause)
}
