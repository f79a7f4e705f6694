import { listContacts, openContact } from '../../../bot-cards/contacts/actions.ts'
import { contactListCard } from '../../../bot-cards/contacts/list.ts'
import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { standingTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { type Client, defineClientCommand, findClient } from '../clients/index.ts'
import { drawContact } from './record.ts'
import { contactsAt, loadContact, peopleOf } from './repo.ts'
import { linesOf } from './view.ts'

const shown = 5

/** A page of a client's people for this reader. In a group: masked, and nothing to press. */
export async function drawList(ctx: Ctx, client: Pick<Client, 'id' | 'name'>, from = 0): Promise<object> {
  const [list, people, held] = await Promise.all([
    contactsAt(ctx.tx, client.id, { from, limit: shown }),
    peopleOf(ctx.tx, client.id),
    standingTo(ctx, client.id),
  ])
  const group = ctx.origin.chatType === 'group'
  return contactListCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    client: { id: client.id, name: client.name },
    lines: await linesOf(ctx, client.id, list),
    from,
    people,
    mayOpen: !group,
    mayAdd: !group && allows('client.edit', held),
  })
}

export const contactsCommand = defineClientCommand({
  name: 'contacts',
  zh: '联系人',
  aliases: ['lxr', '客户联系人'],
  help: {
    zh: '看一家客户的联系人，新增、记同意、撤回',
    en: 'People at a client: add them, record consent or its withdrawal',
  },
  usage: { zh: '/联系人 万川', en: '/contacts Wanchuan' },
  roles,
  where: 'anywhere',
  right: 'client.contacts',
  async run(ctx, client): Promise<Outcome> {
    if (ctx.origin.chatType === 'group') await reply(ctx, await drawList(ctx, client))
    const inPrivate: Ctx = { ...ctx, origin: { chatType: 'p2p' } }
    await reply(inPrivate, await drawList(inPrivate, client))
    return done
  },
})

export const list = defineAction(listContacts, {
  roles,
  right: { needs: 'client.contacts', client: ({ client }) => client },
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    return client
      ? { card: await drawList(ctx, client, payload.from) }
      : refused({ code: 'not_found', params: {} })
  },
})

/** Opens one from a list or a reminder, whatever happened to it since. */
export const open = defineAction(openContact, {
  roles,
  right: { needs: 'client.contacts', client: ({ client }) => client },
  async run(ctx, { payload }) {
    const contact = await loadContact(ctx.tx, payload.contact)
    return contact && contact.clientId === payload.client
      ? { card: await drawContact(ctx, contact) }
      : refused({ code: 'not_found', params: {} })
  },
})
