import { openClient } from '../../../bot-cards/clients/actions.ts'
import { chooseClientCard } from '../../../bot-cards/clients/choose.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { hints } from '../../../bot-cards/visits/hints.ts'
import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { findClient, matchName, namesLike, recentClients } from '../clients/index.ts'
import { drawClient } from './client-card.ts'
import { askNewClient } from './create-client.ts'
import { askedForNew, readNewClient } from './new-client.ts'

export const clientCommand = defineCommand({
  name: 'client',
  zh: '客户',
  aliases: ['kh', '查客户'],
  help: {
    zh: '看一家客户：谁在跟、要做的事、聊过什么；「新增」建一家',
    en: 'Look at a client: owner, next steps, what was said; “new” creates one',
  },
  usage: { zh: '/客户 万川', en: '/client Wanchuan' },
  roles,
  where: 'anywhere',
  async run(ctx, text) {
    const asked = askedForNew(text)
    if (asked !== undefined) return askNewClient(inPrivate(ctx), readNewClient(asked))
    const match = matchName(text, await namesLike(ctx.tx, text, ctx.actor.id))
    switch (match.state) {
      case 'known':
        return show(ctx, match.clientId)
      case 'choose': {
        const options = match.options.map((one) => ({ id: one.clientId, name: one.client, hint: '' }))
        await reply(ctx, chooseClientCard.render({ typed: match.typed, options, more: 0 }))
        return done
      }
      case 'unknown':
        if (ctx.origin.chatType === 'group') return refused({ code: 'not_found', params: {} })
        return askNewClient(ctx, { name: match.typed }, match.typed)
      case 'empty':
        return recent(ctx)
    }
  },
})

/** Nothing typed: the clients I know best, to tap. */
async function recent(ctx: Ctx): Promise<Outcome> {
  const clients = await recentClients(ctx.tx, ctx.actor.id, 20)
  const options = clients.slice(0, 5).map((client) => ({ ...client, hint: '' }))
  await reply(ctx, chooseClientCard.render({ options, more: clients.length - options.length }))
  return done
}

/** The same, answered in the person's private chat. */
const inPrivate = (ctx: Ctx): Ctx => ({ ...ctx, origin: { chatType: 'p2p' } })

/** The full card goes to the private chat; a group sees name and owner only. */
async function show(ctx: Ctx, id: string): Promise<Outcome> {
  const client = await findClient(ctx.tx, id)
  if (!client) return refused({ code: 'not_found', params: {} })
  const there = inPrivate(ctx)
  await reply(there, await drawClient(there, client))
  if (ctx.origin.chatType === 'group')
    await reply(
      ctx,
      noticeCard.render({ tone: 'info', text: hints.clientInGroup(client.name, client.owner) }),
    )
  return done
}

export const open = defineAction(openClient, {
  roles,
  right: { needs: 'client.name', client: ({ client }) => client },
  run: (ctx, { payload }) => show(ctx, payload.client),
})
