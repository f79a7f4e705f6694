import {
  type ClientFields,
  clientTypes,
  createClient as createClientAction,
  openClient,
} from '../../../bot-cards/clients/actions.ts'
import { chooseClientCard } from '../../../bot-cards/clients/choose.ts'
import { createClientCard } from '../../../bot-cards/clients/create.ts'
import type { CreateClientView } from '../../../bot-cards/clients/views.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { hints } from '../../../bot-cards/visits/hints.ts'
import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { createClient, findClient, matchName, namesLike, recentClients } from '../clients/index.ts'
import { drawClient } from './client-card.ts'

export const clientCommand = defineCommand({
  name: 'client',
  zh: '客户',
  aliases: ['kh', '查客户'],
  help: {
    zh: '看一家客户：谁在跟、最近联系、要做的事',
    en: 'Look at a client: owner, last touch, next steps',
  },
  usage: { zh: '/客户 万川', en: '/client Wanchuan' },
  roles,
  where: 'anywhere',
  async run(ctx, text) {
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
        await reply(
          ctx,
          createClientCard.render({ typed: match.typed, fields: { name: match.typed }, errors: {} }),
        )
        return done
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

/** The full card goes to the private chat; a group sees name and owner only. */
async function show(ctx: Ctx, id: string): Promise<Outcome> {
  const client = await findClient(ctx.tx, id)
  if (!client) return refused({ code: 'not_found', params: {} })
  const inPrivate = { ...ctx, origin: { chatType: 'p2p' as const } }
  await reply(inPrivate, await drawClient(inPrivate, client))
  if (ctx.origin.chatType === 'group')
    await reply(
      ctx,
      noticeCard.render({ tone: 'info', text: hints.clientInGroup(client.name, client.owner) }),
    )
  return done
}

export const open = defineAction(openClient, {
  roles,
  run: (ctx, { payload }) => show(ctx, payload.client),
})

/** Creates a client from the "not in the book" card and shows its card there. */
export const create = defineAction(createClientAction, {
  roles,
  async run(ctx, { form }) {
    if (!form.name) return wrong(form, { name: refusalText({ code: 'client_missing', params: {} }) })
    const type = clientTypes.find((one) => one === form.type) ?? 'other'
    const created = await createClient(ctx, { name: form.name, type, city: form.city ?? '' })
    if (!created)
      return wrong(form, { name: refusalText({ code: 'client_name_taken', params: { name: form.name } }) })
    const client = await findClient(ctx.tx, created.id)
    return client ? { card: await drawClient(ctx, client) } : done
  },
})

/** The same form again, input kept, each error beside its field. */
const wrong = (fields: ClientFields, errors: CreateClientView['errors']): Outcome => ({
  card: createClientCard.render({ fields, errors }),
})
