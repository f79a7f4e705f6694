import { chooseClientCard } from '../../../bot-cards/clients/choose.ts'
import { done, refused, reply, roles } from '../../bot/context.ts'
import type { Sentence } from '../../bot/define.ts'
import { findNames } from '../../kernel/text/match-names.ts'
import { may } from '../../rights/standing.ts'
import { findClient, namesInText, refusedClient } from '../clients/index.ts'
import { hearTier } from './hear.ts'
import { showTiering, tierCommand } from './tier-command.ts'

/** 永禾升战略吧 今年刚好5000万 三年估1.5个亿 → the tier card with the form that proposes it; nothing changes. */
export const tierWish: Sentence = {
  name: 'tiering.wish',
  roles,
  hears: (text) => hearTier(text) !== undefined,
  async run(ctx, text) {
    // Amounts are not for a group, wherever the wish was said.
    const inPrivate = { ...ctx, origin: { chatType: 'p2p' as const } }
    const [mention] = findNames(text, await namesInText(ctx.tx, text, ctx.actor.id))
    if (!mention) return refused({ code: 'client_missing', params: {} })
    const { match } = mention
    if (match.state === 'choose') {
      const options = match.options.map((one) => ({ id: one.clientId, name: one.client, hint: '' }))
      const then = { command: tierCommand.name, rest: text.slice(0, 200) }
      await reply(inPrivate, chooseClientCard.render({ typed: mention.text, options, then }))
      return done
    }
    const client = await findClient(ctx.tx, match.clientId)
    if (!client) return refused({ code: 'not_found', params: {} })
    const allowed = await may(ctx, 'client.tiering', client.id)
    return allowed ? showTiering(inPrivate, client, text) : refusedClient(ctx, client)
  },
}
