import { sql } from 'drizzle-orm'
import { duties, reminders } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { workStart } from '../../kernel/hours.ts'
import { monthOf, quarterOf } from '../../kernel/periods.ts'
import { type Look, lookAgain } from '../clients/index.ts'
import { type Policy, policyAt } from '../policy/index.ts'
import { touchesOf } from '../visits/index.ts'
import { calendarAt } from '../workdays/index.ts'
import type { Days, Ground } from './model.ts'
import { type Changes, type DutyStatus, reconcile } from './reconcile.ts'
import { dutiesSince, lockTiers, pausesOf } from './repo.ts'
import { stepsOf } from './steps.ts'

/** A client to look at: the earliest day that may have changed, and the day since which nobody looked. */
export type Asked = { clientId: string; since: string; lookedFrom: string }

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
  const [{ policy, version }, calendar, rows, pauses, touches] = await Promise.all([
    policyAt(tx, at),
    calendarAt(tx),
    dutiesSince(tx, ids, earliest),
    pausesOf(tx, ids, earliest),
    touchesOf(tx, looks, zone),
  ])
  const open: Owed[] = []
  const shut: string[] = []
  const writes: (typeof duties.$inferInsert)[] = []
  const next: Look[] = []
  for (const { clientId, since, lookedFrom } of looks) {
    const tier = tiers.get(clientId)
    const stops = pauses.get(clientId) ?? []
    const ground: Ground = {
      touches: touches.get(clientId) ?? [],
      pauses: stops,
      policy,
      calendar,
      ...(tier ? { tier } : {}),
    }
    const { added, changed } = reconcile(rows.get(clientId) ?? [], ground, { since, today, lookedFrom })
    for (const one of [...added, ...changed]) {
      const id = 'id' in one ? one.id : ctx.deps.ids.mint('duty', at)
      writes.push(written(one, { id, clientId, at, policyVersion: version, calendar }))
      if (one.status === 'open') open.push({ id, from: one.from, due: one.due })
      else if ('before' in one && one.before === 'open') shut.push(id)
    }
    if (tier) next.push({ clientId, at: instantOf(nextLook(today, stops), '00:00', zone) })
  }
  await Promise.all([
    saveDuties(ctx, writes),
    supersede(ctx, shut),
    next.length > 0 ? Promise.all(next.map((look) => lookAgain(tx, look))) : undefined,
  ])
  await remind(ctx, open, { today, policy, calendar })
}

type Owed = { id: string } & Pick<Changes['added'][number], 'from' | 'due'>

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

/** What is no longer owed is not reminded of. */
async function supersede(ctx: EventCtx, dutyIds: readonly string[]): Promise<void> {
  if (dutyIds.length === 0) return
  await ctx.tx.execute(sql`
    update ${reminders} set state = 'superseded', changed_at = ${ctx.at.toISOString()}::timestamptz
    where duty_id = any(${sql.param([...dutyIds])}::text[]) and state = 'pending'`)
}

/**
 * The steps of open duties: new ones, and those not yet said where their morning moved or the duty came up again. What
 * was sent stays sent.
 */
async function remind(
  ctx: EventCtx,
  open: readonly Owed[],
  { today, policy, calendar }: { today: string; policy: Policy; calendar: WorkCalendar },
): Promise<void> {
  const { at, deps } = ctx
  const rows = open.flatMap((duty) =>
    stepsOf(duty, today, policy, calendar).map((step) => ({
      id: deps.ids.mint('reminder', at),
      dutyId: duty.id,
      step: step.step,
      audience: step.audience,
      onDay: step.day,
      sendAt: instantOf(step.day, workStart(policy), deps.zone),
      state: step.superseded ? 'superseded' : 'pending',
      changedAt: at,
    })),
  )
  if (rows.length === 0) return
  await insertMany(
    ctx.tx,
    reminders,
    rows,
    sql`on conflict (duty_id, step) do update set
      on_day = excluded.on_day, send_at = excluded.send_at, state = excluded.state, changed_at = excluded.changed_at
      where ${reminders}.state in ('pending', 'superseded')`,
  )
}
