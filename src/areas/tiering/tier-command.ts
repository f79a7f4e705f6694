import { closeTierForm, openTiering } from '../../../bot-cards/tiering/actions.ts'
import { type Ctx, done, type Outcome, refused, reply, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { type Client, defineClientCommand } from '../clients/index.ts'
import { clientRecord, ofClient } from './client-record.ts'
import { hearTier } from './hear.ts'
import { openingProposal } from './propose.ts'
import { drawTiering } from './view.ts'

export const tierCommand = defineClientCommand({
  name: 'tier',
  zh: '定级',
  aliases: ['dj', '级别'],
  help: {
    zh: '看一家客户够哪一级、还差什么，提议改级',
    en: 'See which tier a client qualifies for, what is missing, and propose one',
  },
  usage: { zh: '/定级 永禾', en: '/tier Yonghe' },
  roles,
  where: 'private',
  right: 'client.tiering',
  run: (ctx, client, rest) => showTiering(ctx, client, rest),
})

/** The card; with a wish in what was typed behind the name (升战略), the form that proposes it is open already. */
export async function showTiering(ctx: Ctx, client: Client, said: string): Promise<Outcome> {
  if (client.status === 'merged') return refused({ code: 'not_found', params: {} })
  const heard = hearTier(said)
  await reply(ctx, await drawTiering(ctx, client, heard ? await openingProposal(ctx, client, heard) : {}))
  return done
}

/** From a button elsewhere: the card comes as a message of its own. */
export const open = defineAction(openTiering, {
  roles,
  right: { needs: 'client.tiering', client: ofClient },
  async run(ctx, { payload }) {
    const client = await clientRecord.load(ctx, payload)
    if (!client) return refused({ code: 'not_found', params: {} })
    await tell(ctx, ctx.actor.openId, await drawTiering(ctx, client))
    return done
  },
})

export const close = defineAction(closeTierForm, {
  roles,
  right: { needs: 'client.tiering', client: ofClient },
  record: clientRecord,
  run: async (ctx, { record }) => ({ card: await drawTiering(ctx, record) }),
})
