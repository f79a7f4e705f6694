import { logVisitFor } from '../../../bot-cards/clients/actions.ts'
import { visitKinds } from '../../../bot-cards/visits/actions.ts'
import { done, refused, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { findClient } from '../clients/index.ts'
import { draftFromForm, draftFromText } from './start-draft.ts'

export const visitCommand = defineCommand({
  name: 'visit',
  zh: '拜访',
  aliases: ['bf', '记拜访'],
  help: {
    zh: '记一次拜访：写一句话就行，或者不写，填表',
    en: 'Log a visit: in one sentence, or alone for a form',
  },
  usage: {
    zh: '/拜访 万川 王总 今天上午 面谈 聊了二期样板间，周五前发报价',
    en: '/visit Wanchuan, met Wang this morning, send quote by Friday',
  },
  roles,
  where: 'anywhere',
  async run(ctx, text) {
    if (text === '') return draftFromForm(ctx)
    return (await draftFromText(ctx, text, { always: true })) ?? done
  },
})

/** "Log a visit" on a client's card, or beside what is owed: then of the kind that settles it, still to be confirmed. */
export const logVisit = defineAction(logVisitFor, {
  roles,
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    const kind = visitKinds.find((one) => one === payload.kind)
    return client ? draftFromForm(ctx, client, kind) : refused({ code: 'not_found', params: {} })
  },
})
