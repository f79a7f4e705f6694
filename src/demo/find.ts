import { eq } from 'drizzle-orm'
import { clientNames } from '../../drizzle/schema/clients.ts'
import { type Client, findClient } from '../areas/clients/index.ts'
import { findPerson } from '../areas/people/index.ts'
import type { Ctx, Staff } from '../bot/context.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'

/** A colleague of the demo by open_id. */
export async function staffOf(tx: Tx, openId: string, at: Date): Promise<Staff> {
  const standing = await findPerson(tx, openId, at)
  if (standing.state !== 'staff') throw new Error(`the demo's ${openId} is not staff`)
  return standing.staff
}

/** A client of the demo by one of its names, as written in `clients.ts`. */
export async function clientNamed(tx: Tx, name: string): Promise<Client> {
  const [row] = await tx
    .select({ id: clientNames.clientId })
    .from(clientNames)
    .where(eq(clientNames.name, name))
  const client = row && (await findClient(tx, row.id))
  if (!client) throw new Error(`the demo has no client called ${name}`)
  return client
}

/** A colleague at work at some moment, in their private chat: what the areas' functions take. */
export const ctxOf = async (deps: Deps, tx: Tx, openId: string, at: Date): Promise<Ctx> => ({
  deps,
  tx,
  at,
  cause: 'demo',
  actor: await staffOf(tx, openId, at),
  origin: { chatType: 'p2p' },
})
