import { sql } from 'drizzle-orm'
import { reminders } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import { instantOf } from '../../kernel/days.ts'
import { workStart } from '../../kernel/hours.ts'
import type { Policy } from '../policy/index.ts'
import { stepsOf } from './steps.ts'

/** An open duty, as far as its steps of reminding follow from it. */
export type Owed = { id: string; from: string; due: string }

/** What is no longer owed is not reminded of. */
export async function supersede(ctx: EventCtx, dutyIds: readonly string[]): Promise<void> {
  if (dutyIds.length === 0) return
  await ctx.tx.execute(sql`
    update ${reminders} set state = 'superseded', changed_at = ${ctx.at.toISOString()}::timestamptz
    where duty_id = any(${sql.param([...dutyIds])}::text[]) and state = 'pending'`)
}

type Known = { today: string; policy: Policy; calendar: WorkCalendar }

const rowsFor = ({ at, deps }: EventCtx, open: readonly Owed[], { today, policy, calendar }: Known) =>
  open.flatMap((duty) =>
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

/**
 * The steps of open duties: new ones, and those not yet said where their morning moved or the duty came up again. What
 * was sent stays sent.
 */
export async function remind(ctx: EventCtx, open: readonly Owed[], known: Known): Promise<void> {
  const rows = rowsFor(ctx, open, known)
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

/**
 * The steps of duties that are owed as before, where the policy or the calendar changed: what waits moves to its new
 * morning, what is asked for now comes up, what no longer is falls away. What was superseded stays so.
 */
export async function remindAnew(ctx: EventCtx, open: readonly Owed[], known: Known): Promise<void> {
  const rows = rowsFor(ctx, open, known)
  if (rows.length === 0) return
  await insertMany(
    ctx.tx,
    reminders,
    rows,
    sql`on conflict (duty_id, step) do update set
      on_day = excluded.on_day, send_at = excluded.send_at, state = excluded.state, changed_at = excluded.changed_at
      where ${reminders}.state = 'pending'
        and (${reminders}.send_at, ${reminders}.state) is distinct from (excluded.send_at, excluded.state)`,
  )
  const kept = rows.map((row) => `${row.dutyId} ${row.step}`)
  await ctx.tx.execute(sql`
    delete from ${reminders}
    where duty_id = any(${sql.param([...new Set(rows.map((row) => row.dutyId))])}::text[]) and state = 'pending'
      and starts_with(step, 'before_') and duty_id || ' ' || step <> all(${sql.param(kept)}::text[])`)
}
