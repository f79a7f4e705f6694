import { and, eq, inArray } from 'drizzle-orm'
import { contacts } from '../../../drizzle/schema/contacts.ts'
import { type EventCtx, reveal } from '../../bot/context.ts'
import { placeOf } from '../../vault/place.ts'
import { nameIndex } from './repo.ts'
import { decides, isAddress, meansContact } from './rules.ts'

/** Who of those met decides there: somebody does; one of several of that name may (`unclear`); nobody known to. */
export type Met = 'decider' | 'unclear' | 'nobody'

/**
 * Whether one of the people met at a client is flagged as 决策人 or 高层 (制度五(一)). A full name is found by its blind
 * index; only where a form of address was written (王总, 老王) are the names there opened, by the program and for nobody to
 * see, and family names compared: it counts where all of that name decide.
 */
export async function decidersMet(ctx: EventCtx, clientId: string, names: readonly string[]): Promise<Met> {
  if (names.length === 0) return 'nobody'
  const rows = await ctx.tx
    .select({ id: contacts.id, role: contacts.role, name: contacts.name, index: contacts.nameIndex })
    .from(contacts)
    .where(and(eq(contacts.clientId, clientId), inArray(contacts.status, ['pending', 'consented'])))
    .limit(200)
  if (!rows.some((row) => decides(row.role))) return 'nobody'
  const whole = new Set(names.map((name) => nameIndex(ctx, name)))
  if (rows.some((row) => decides(row.role) && whole.has(row.index))) return 'decider'
  const addresses = names.filter(isAddress)
  if (addresses.length === 0) return 'nobody'
  const { actor: _, ...program } = ctx
  const opened = await reveal(
    program,
    'visit card',
    rows.map((row) => ({ place: placeOf(contacts.name, row.id), sealed: row.name, clientId })),
  )
  const answers = addresses.map((address): Met => {
    const meant = rows.filter((_row, place) => meansContact(address, opened[place] ?? ''))
    if (!meant.some((row) => decides(row.role))) return 'nobody'
    return meant.every((row) => decides(row.role)) ? 'decider' : 'unclear'
  })
  return (['decider', 'unclear'] as const).find((one) => answers.includes(one)) ?? 'nobody'
}
