import { and, eq, inArray, or } from 'drizzle-orm'
import { clientNames, clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import type { Tx } from '../../db/types.ts'
import type { ClientId } from '../../kernel/ids.ts'
import { nameKeys } from '../../kernel/text/match-names.ts'

/** Why two records may be one company, the surest first. */
export const sameBy = ['uscc', 'name', 'pinyin'] as const
export type SameBy = (typeof sameBy)[number]

export type Duplicate = { id: ClientId; name: string; city: string; owner?: string; by: SameBy }

/** How many are shown as a question. */
const atMost = 5

/**
 * Clients that may be the same company: the same code, a name that is the same without place, legal form and signs, or
 * one that sounds the same. The surest first, each once; `except` is the client asked about.
 */
export async function duplicatesOf(
  tx: Tx,
  of: { names: readonly string[]; uscc?: string | undefined; except?: string },
): Promise<Duplicate[]> {
  const keys = of.names.map(nameKeys).filter((one) => one.norm !== '')
  const norms = new Set(keys.map((one) => one.norm))
  const spoken = keys.map((one) => one.pinyin).filter((pinyin) => pinyin.length >= 4)
  if (keys.length === 0 && !of.uscc) return []
  const rows = await tx
    .select({
      id: clients.id,
      name: clients.name,
      city: clients.city,
      uscc: clients.uscc,
      owner: people.name,
      norm: clientNames.norm,
    })
    .from(clientNames)
    .innerJoin(clients, and(eq(clients.id, clientNames.clientId), eq(clients.status, 'active')))
    .leftJoin(people, eq(people.id, clients.ownerId))
    .where(
      or(
        inArray(clientNames.norm, [...norms]),
        spoken.length > 0 ? inArray(clientNames.pinyin, spoken) : undefined,
        of.uscc
          ? inArray(
              clientNames.clientId,
              tx.select({ id: clients.id }).from(clients).where(eq(clients.uscc, of.uscc)),
            )
          : undefined,
      ),
    )
    .limit(200)
  const found = new Map<string, Duplicate>()
  for (const { id, uscc, norm, owner, ...row } of rows) {
    if (id === of.except) continue
    const by: SameBy = of.uscc && uscc === of.uscc ? 'uscc' : norms.has(norm) ? 'name' : 'pinyin'
    const known = found.get(id)
    if (known && sameBy.indexOf(known.by) <= sameBy.indexOf(by)) continue
    found.set(id, { ...row, id: id as ClientId, by, ...(owner ? { owner } : {}) })
  }
  return [...found.values()].sort((a, b) => sameBy.indexOf(a.by) - sameBy.indexOf(b.by)).slice(0, atMost)
}
