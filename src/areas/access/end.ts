import { endAccess } from '../../../bot-cards/access/actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { type Ctx, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { findClient } from '../clients/index.ts'
import { endGrant, type Grant, loadGrant } from './grants.ts'
import { drawSeen } from './seen-by.ts'
import { drawGrant } from './view.ts'

type From = 'grant' | 'seen'
type Pressed = { grant: Grant; from: From }

/** The card the press was made on, as it now stands. */
async function redraw(ctx: Ctx, { grant, from }: Pressed): Promise<object> {
  const client = from === 'seen' ? await findClient(ctx.tx, grant.clientId) : undefined
  return client ? drawSeen(ctx, client) : drawGrant(ctx, grant, false)
}

/** Ends somebody's leave at once: whoever is in charge of the client. */
export const end = defineAction(endAccess, {
  roles,
  right: { needs: 'access.grant', client: (_payload, { grant }: Pressed) => grant.clientId },
  record: {
    async load(ctx, payload: { grant: string; from: From }): Promise<Pressed | undefined> {
      const grant = await loadGrant(ctx.tx, payload.grant)
      return grant && { grant, from: payload.from }
    },
    version: ({ grant }) => grant.version,
    forbids: () => undefined,
    redraw,
  },
  async run(ctx, { record: { grant, from } }) {
    const ended = await endGrant(ctx, grant.id)
    const now = { grant: (await loadGrant(ctx.tx, grant.id)) ?? grant, from }
    const card = await redraw(ctx, now)
    if (!ended) return refused({ code: 'already_closed', params: {} }, card)
    return { card, toast: { tone: 'success', text: say((w) => w.access.grant.endedToast) } }
  },
})
