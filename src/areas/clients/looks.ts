import { clientLooks } from '../../../drizzle/schema/clients.ts'
import { insertMany } from '../../db/insert-many.ts'
import { merged } from '../../db/merged.ts'
import type { Tx } from '../../db/types.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'

/** A client whose duties must be looked at again; `since`: the earliest day of what changed. */
export type Look = { clientId: string; at: Date; since?: string }

/**
 * Says, in the transaction of whatever changed, that what is owed to these clients must be looked at again: a visit, a
 * tier, an owner, a pause. Only adds rows, so that nobody waits. Whoever commits pokes `duties`; the pipeline does.
 */
export const lookAgain = merged(async (tx: Tx, looks: readonly Look[]) => {
  await insertMany(
    tx,
    clientLooks,
    looks.map(({ clientId, at, since }) => ({ clientId, lookAt: at, sinceDay: since ?? null })),
  )
  return looks.map(() => undefined)
})

/** A year back: as far as what is owed is looked at again where everything about a client may have changed. */
export const longAgo = (ctx: { at: Date; deps: { zone: string } }): string =>
  addDays(dayOf(ctx.at, ctx.deps.zone), -366)
