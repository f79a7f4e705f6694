import { closedClientCard } from '../../../bot-cards/clients/closed.ts'
import { type Ctx, type Outcome, refused } from '../../bot/context.ts'
import type { Client } from './repo.ts'

/** "Not yours", with the button that asks its owner; in a group only the words. */
export const refusedClient = (ctx: Ctx, client: Pick<Client, 'id' | 'name'>): Outcome =>
  refused(
    { code: 'not_your_client', params: {} },
    ctx.origin.chatType === 'group'
      ? undefined
      : closedClientCard.render({ client: client.id, name: client.name }),
  )
