import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { clients } from '../../../drizzle/schema/clients.ts'
import { type EventCtx, reveal } from '../../bot/context.ts'
import { placeOf } from '../../vault/place.ts'

/** What a client is (制度四(一) 基础资料): what it does, how it is organised, what it plans. Sealed as one value. */
export const clientProfile = z.object({
  business: z.string().default(''),
  organisation: z.string().default(''),
  plan: z.string().default(''),
})
export type ClientProfile = z.output<typeof clientProfile>

export const emptyProfile: ClientProfile = { business: '', organisation: '', plan: '' }

/** Opens a client's profile, logging the read; empty where nothing was written. Who may, the caller has asked. */
export async function profileOf(ctx: EventCtx, clientId: string): Promise<ClientProfile> {
  const [row] = await ctx.tx
    .select({ profile: clients.profile })
    .from(clients)
    .where(eq(clients.id, clientId))
  if (!row?.profile) return emptyProfile
  const [text = '{}'] = await reveal(ctx, 'client card', [
    { place: placeOf(clients.profile, clientId), sealed: row.profile, clientId },
  ])
  return clientProfile.parse(JSON.parse(text))
}

/** The profile as it is stored; nothing where nothing is written. */
export const sealProfile = (ctx: EventCtx, clientId: string, profile: ClientProfile): Uint8Array | null =>
  Object.values(profile).every((text) => text === '')
    ? null
    : ctx.deps.vault.seal(placeOf(clients.profile, clientId), JSON.stringify(profile))
