import type { EventCtx, Staff } from '../../bot/context.ts'
import { changeOwner, findClient, ownedBy } from '../clients/index.ts'
import { managerOf } from '../people/index.ts'
import { leadOf } from '../team/index.ts'
import type { Handover } from './repo.ts'

/**
 * Who keeps what nobody took yet after a change of post: the line manager, else the head of sales. Never an admin, to
 * whom seeing to a hand-over opens no client.
 */
const trusteeOf = async (ctx: EventCtx, { person }: Handover): Promise<Staff | undefined> =>
  (await managerOf(ctx.tx, person.id, ctx.at)) ??
  (await leadOf(ctx.tx, ctx.at).then((lead) => (lead?.id === person.id ? undefined : lead)))

/** Who changes post no longer owns anything from the old one. Where nobody can keep it, it stays until it is taken. */
export async function keepInTrust(ctx: EventCtx, handover: Handover): Promise<void> {
  const trustee = await trusteeOf(ctx, handover)
  if (!trustee) return
  for (const { id } of await ownedBy(ctx.tx, handover.person.id)) {
    const client = await findClient(ctx.tx, id)
    if (client) await changeOwner(ctx, client, trustee.id)
  }
}

/** The clients whoever keeps them owns now; what of them is on the list is still to be handed over. */
export async function inTrust(ctx: EventCtx, handover: Handover): Promise<ReadonlySet<string>> {
  const trustee = await trusteeOf(ctx, handover)
  return new Set(trustee ? (await ownedBy(ctx.tx, trustee.id)).map((one): string => one.id) : [])
}
