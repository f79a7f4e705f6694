import { sql } from 'drizzle-orm'
import { bulkReadCard } from '../../../bot-cards/access/bulk.ts'
import { weeklySeenCard } from '../../../bot-cards/access/weekly.ts'
import { accessUnsealed, grants } from '../../../drizzle/schema/access.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { notYet, once } from '../../bot/once.ts'
import type { Deps } from '../../deps.ts'
import { addDays, weekStart, workdayFrom } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { holdersOf, personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { flagBulkReading } from './bulk.ts'
import { sealChain } from './chain.ts'
import { claimEnded, tellBoth } from './grants.ts'
import { seenLastWeek } from './weekly.ts'

const system = (deps: Deps, tx: EventCtx['tx'], at: Date, cause: string): EventCtx => ({
  deps,
  tx,
  at,
  cause,
})

/** New lines of the access log enter the chain; whoever read unusually much is reported once a day. */
const sealing: Schedule = {
  name: 'access.seal',
  waits: () => sql`exists (select 1 from ${accessUnsealed})`,
  async run(deps, at) {
    const rows = await sealChain(deps, at)
    const readers = new Set(
      rows.filter((row) => row.clientId && row.actor !== 'system').map((row) => row.actor),
    )
    for (const reader of readers) await report(deps, reader as PersonId, at)
  },
}

async function report(deps: Deps, reader: PersonId, at: Date): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const ctx = system(deps, tx, at, 'access.bulk')
    const { policy } = await policyAt(tx, at)
    const hours = policy['access.bulk_hours']
    const clients = await flagBulkReading(ctx, reader, { hours, clients: policy['access.bulk_clients'] })
    const who = clients === undefined ? undefined : await personById(tx, reader, at)
    if (clients === undefined || !who) return
    const card = bulkReadCard.render({ now: at, zone: deps.zone, who: who.name, clients, hours, at })
    const told = new Map(
      [...(await holdersOf(tx, 'legal', at)), ...(await holdersOf(tx, 'admin', at))].map((one) => [
        one.id,
        one,
      ]),
    )
    told.delete(reader)
    for (const { openId } of told.values()) await tell(ctx, openId, card)
  })
}

/** Leave whose time is over: both cards say so. It ended by the clock already; this only tells. */
const ending: Schedule = {
  name: 'access.ending',
  waits: (at) =>
    sql`(select min(until) from ${grants} where not end_told) <= ${at.toISOString()}::timestamptz`,
  async run(deps, at) {
    for (;;) {
      const ended = await deps.db.transaction(async (tx) => {
        const ids = await claimEnded(tx, at, 100)
        for (const id of ids) await tellBoth(system(deps, tx, at, 'access.ending'), id)
        return ids.length
      })
      if (ended < 100) return
    }
  },
}

/** Every owner's line on the first workday of the week, from 09:00 on: who else looked at their clients last week. */
const weekly: Schedule = {
  name: 'access.weekly',
  waits: (at, zone) => notYet('access.weekly', weekStart(dayOf(at, zone))),
  async run(deps, at) {
    const monday = weekStart(dayOf(at, deps.zone))
    const sent = instantOf(workdayFrom(await calendarAt(deps.db), monday), '09:00', deps.zone)
    if (at < sent) return
    await deps.db.transaction(async (tx) => {
      const ctx = system(deps, tx, at, `access.weekly ${monday}`)
      if (!(await once(tx, 'access.weekly', monday, at))) return
      const until = instantOf(monday, '00:00', deps.zone)
      const since = instantOf(addDays(monday, -7), '00:00', deps.zone)
      for (const { ownerId, clients, more } of await seenLastWeek(tx, since, until)) {
        const owner = await personById(tx, ownerId, at)
        if (owner) await tell(ctx, owner.openId, weeklySeenCard.render({ clients, more }))
      }
    })
  },
}

export const schedules: readonly Schedule[] = [sealing, ending, weekly]
