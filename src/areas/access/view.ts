import { grantCard } from '../../../bot-cards/access/grant.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { Grant } from './grants.ts'

/** A grant's card, for its holder (`mine`) or for whoever is in charge of the client. */
export const drawGrant = (ctx: EventCtx, grant: Grant, mine: boolean): object =>
  grantCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    grant: grant.id,
    version: grant.version,
    client: grant.clientId,
    name: grant.client,
    holder: grant.person,
    until: grant.until,
    state: grant.revoked ? 'revoked' : grant.until <= ctx.at ? 'ended' : 'open',
    mine,
  })
