import type { PressedRecord } from '../../bot/define.ts'
import { type Client, findClient } from '../clients/index.ts'
import { drawTiering } from './view.ts'

/** The client a press is about; one that was merged into another has no tier of its own any more. */
export const clientRecord: PressedRecord<{ client: string }, Client> = {
  async load(ctx, { client }) {
    const found = await findClient(ctx.tx, client)
    return found?.status === 'merged' ? undefined : found
  },
  version: (client) => client.version,
  forbids: () => undefined,
  redraw: (ctx, client) => drawTiering(ctx, client),
}
export const ofClient = (payload: { client: string }): string => payload.client
