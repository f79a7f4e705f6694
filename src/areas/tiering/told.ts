import { say } from '../../../bot-cards/i18n/say.ts'
import { dayText } from '../../../bot-cards/kit/when.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { tierName } from '../../../bot-cards/tiering/explain.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import { findClient } from '../clients/index.ts'
import { personById } from '../people/index.ts'
import type { DecidedTier } from './decide.ts'

/**
 * Tells the client's owner what was decided, or that it holds from now on. Nobody is told where nobody owns the client,
 * or its owner has not signed the confidentiality agreement.
 */
export async function tellOwner(ctx: EventCtx, clientId: string, decided: DecidedTier): Promise<void> {
  const { from, to, effectiveFrom, holds } = decided
  if (from === to) return
  const client = await findClient(ctx.tx, clientId)
  const owner = client?.ownerId ? await personById(ctx.tx, client.ownerId, ctx.at) : undefined
  if (!client || !owner?.nda) return
  const day = dayText(effectiveFrom, { now: ctx.at, zone: ctx.deps.zone })
  const names = { from: tierName(from), to: tierName(to) }
  const text = say(({ tiering: { told } }, of) => {
    if (!holds) return told.waits(client.name, of(names.from), of(names.to), of(day))
    return to ? told.holds(client.name, of(names.to), of(day)) : told.none(client.name, of(day))
  })
  await tell(ctx, owner.openId, noticeCard.render({ tone: 'info', text }))
}
