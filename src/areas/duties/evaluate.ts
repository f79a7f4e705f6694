import { sql } from 'drizzle-orm'
import { duties } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { Tx } from '../../db/types.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { monthOf, quarterOf } from '../../kernel/periods.ts'
import { type Look, lookAgain } from '../clients/index.ts'
import { nextPolicyChange, policyAt } from '../policy/index.ts'
import { touchesOf } from '../visits/index.ts'
import { calendarAt } from '../workdays/index.ts'
import type { Days, Ground } from './model.ts'
import { type Changes, type DutyStatus, reconcile } from './reconcile.ts'
import { type Owed, remind, remindAnew, supersede } from './remind.ts'
import { dutiesSince, lockTiers, pausesOf } from './repo.ts'

/**
 * A client to look at: the earliest day that may have changed, and the day since which nobody looked. `anew`: the policy
 * or the calendar may be another, so that reminders of what is owed as before move, too.
 */
export type Asked = { clientId: string; since: string; lookedFrom: string; anew: boolean }

/**
 * Writes what is owed to these clients from what happened, looking back to the quarter of `since`: the duties, their
 * steps of reminding, and when to look again. A fixed number of statements, however many clients.
 */
export async function evaluate(ctx: EventCtx, asked: readonly Asked[]): Promise<void> {
  const { tx, at } = ctx
  const { zone } = ctx.deps
  const today = dayOf(at, zone)
  const looks = asked.map((one) => ({ ...one, since: quarterOf(one.since).from }))
  const ids = looks.map((one) => one.clientId)
  const earliest = looks.reduce((least, one) => (one.since < least ? one.since : least), today)
  const tiers = await lockTiers(tx, ids)
  const [{ policy, version }, calendar, rows, pauses, touches, changes] = await Promise.all([
    policyAt(tx, at),
    calendarAt(tx),
    dutiesSince(tx, ids, earliest),
    pausesOf(tx, ids, earliest),
    touchesOf(tx, looks, zone),
    nextPolicyChange(tx, at),
  ])
  const open: Owed[] = []
  const shut: string[] = []
  const moved: Owed[] = []
  const writes: (typeof duties.$inferInsert)[] = []
  const next: Look[] = []
  for (const { clientId, since, lookedFrom, anew } of looks) {
    const tier = tiers.get(clientId)
    const stops = pauses.get(clientId) ?? []
    const ground: Ground = {
      touches: touches.get(clientId) ?? [],
      pauses: stops,
      policy,
      calendar,
      ...(tier ? { tier } : {}),
    }
    const before = rows.get(clientId) ?? []
    const { added, changed } = reconcile(before, ground, { since, today, lookedFrom })
    if (anew) {
      const written = new Set(changed.map((one) => one.id))
      moved.push(...before.filter((one) => one.status === 'open' && !written.has(one.id)))
    }
    for (const one of [...added, ...changed]) {
      const id = 'id' in one ? one.id : ctx.deps.ids.mint('duty', at)
      writes.push(written(one, { id, clientId, at, policyVersion: version, calendar }))
      if (one.status === 'open') open.push({ id, from: one.from, due: one.due })
      else if ('before' in one && one.before === 'open') shut.push(id)
    }
    const days = instantOf(nextLook(today, stops), '00:00', zone)
    if (tier) next.push({ clientId, at: changes && changes < days ? changes : days })
  }
  await Promise.all([
    saveDuties(ctx, writes),
    supersede(ctx, shut),
    next.length > 0 ? Promise.all(next.map((look) => lookAgain(tx, look))) : undefined,
  ])
  await remind(ctx, open, { today, policy, calendar })
  await remindAnew(ctx, moved, { today, policy, calendar })
  const marked = moved.map((one) => one.id)
  if (marked.length > 0) await markGuessed(tx, marked, calendar)
}

/** The first day on which something may be owed that is not today: a month begins, or a pause ends. */
function nextLook(today: string, pauses: readonly Days[]): string {
  const days = [monthOf(today).until, ...pauses.flatMap(({ from, until }) => [from, until])]
  return days.filter((day) => day > today).sort()[0] ?? monthOf(today).until
}

type Written = {
  id: string
  clientId: string
  at: Date
  policyVersion: number
  calendar: WorkCalendar
}

const written = (
  one: Changes['added'][number] | Changes['changed'][number],
  { id, clientId, at, policyVersion, calendar }: Written,
): typeof duties.$inferInsert => ({
  id,
  clientId,
  kind: one.kind,
  tier: one.tier,
  fromDay: one.from,
  untilDay: one.until,
  rolling: one.rolling,
  dueDay: one.due,
  needed: one.needed,
  visitIds: [...one.visitIds],
  doneDay: one.doneDay ?? null,
  status: one.status satisfies DutyStatus,
  policyVersion,
  guessedCalendar: !calendar.knownYears.has(Number(one.due.slice(0, 4))),
  version: 1,
  createdAt: at,
  changedAt: at,
})

/** Whether the days of duties owed as before are still to be doubted: the list of their year may have come. */
async function markGuessed(tx: Tx, dutyIds: readonly string[], { knownYears }: WorkCalendar): Promise<void> {
  const guessed = sql`extract(year from due_day)::int <> all(${sql.param([...knownYears])}::int[])`
  await tx.execute(sql`
    update ${duties} set guessed_calendar = ${guessed}
    where id = any(${sql.param([...dutyIds])}::text[]) and guessed_calendar <> (${guessed})`)
}

/** New rows, and what changed in those there are. */
async function saveDuties(ctx: EventCtx, rows: (typeof duties.$inferInsert)[]): Promise<void> {
  if (rows.length === 0) return
  await insertMany(
    ctx.tx,
    duties,
    rows,
    sql`on conflict (client_id, kind, from_day) do update set
      tier = excluded.tier, until_day = excluded.until_day, rolling = excluded.rolling, due_day = excluded.due_day,
      needed = excluded.needed, visit_ids = excluded.visit_ids, done_day = excluded.done_day, status = excluded.status,
      policy_version = excluded.policy_version, guessed_calendar = excluded.guessed_calendar,
      version = ${duties}.version + 1, changed_at = excluded.changed_at`,
  )
}
