import type { Ctx } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { type Client, findClient } from '../clients/index.ts'
import { drawClient } from './client-card.ts'

/** A client as the buttons of its cards act on it; who may, each action's right says. */
export const clientRecord: PressedRecord<{ client: string }, Client> = {
  load: (ctx: Ctx, { client }) => findClient(ctx.tx, client),
  version: (client) => client.version,
  forbids: () => undefined,
  redraw: (ctx, client) => drawClient(ctx, client),
}
