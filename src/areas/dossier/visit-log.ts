import { clientVisits } from '../../../bot-cards/clients/actions.ts'
import { visitLogCard } from '../../../bot-cards/clients/visit-log.ts'
import { refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { findClient } from '../clients/index.ts'
import { visitsOfClient } from '../visits/index.ts'
import { visitLine } from './client-card.ts'

const onePage = 5

/** A page of what was said with a client: everything for whoever has the right, else what the reader wrote themselves. */
export const visitLog = defineAction(clientVisits, {
  roles,
  right: { needs: 'client.name', client: ({ client }) => client },
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    const all = await may(ctx, 'client.visits', client.id)
    const skip = payload.page * onePage
    const { visits, total } = await visitsOfClient(ctx, client.id, { all, limit: onePage, skip })
    return {
      card: visitLogCard.render({
        now: ctx.at,
        zone: ctx.deps.zone,
        client: client.id,
        name: client.name,
        list: visits.map(visitLine),
        total,
        page: payload.page,
        pages: Math.max(1, Math.ceil(total / onePage)),
      }),
    }
  },
})
