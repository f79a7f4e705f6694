import { sql } from 'drizzle-orm'
import { duties, reminders } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import { insertMany } from '../../db/insert-many.ts'
import type { Changes } from './reconcile.ts'
import type { StepRow } from './steps.ts'

export type DutyWrite = (Changes['added'][number] | Changes['changed'][number]) & {
  id: string
  clientId: string
}

/** Writes new rows, and what changed in those there are. */
export async function saveDuties(
  { tx, at }: EventCtx,
  writes: readonly DutyWrite[],
  policyVersion: number,
): Promise<void> {
  if (writes.length === 0) return
  await insertMany(
    tx,
    duties,
    writes.map((one) => ({
      id: one.id,
      clientId: one.clientId,
      kind: one.kind,
      tier: one.tier,
      fromDay: one.from,
      untilDay: one.until,
      rolling: one.rolling,
      dueDay: one.due,
      needed: one.needed,
      visitIds: [...one.visitIds],
      doneDay: one.doneDay ?? null,
      status: one.status,
      policyVersion,
      guessedCalendar: one.guessed,
      version: 1,
      createdAt: at,
      changedAt: at,
    })),
    sql`on conflict (client_id, kind, from_day) where subject_id = '' do update set
      tier = excluded.tier, until_day = excluded.until_day, rolling = excluded.rolling, due_day = excluded.due_day,
      needed = excluded.needed, visit_ids = excluded.visit_ids, done_day = excluded.done_day, status = excluded.status,
      policy_version = excluded.policy_version, guessed_calendar = excluded.guessed_calendar,
      version = ${duties}.version + 1, changed_at = excluded.changed_at`,
  )
}

/** What is no longer owed is not reminded of. */
export async function supersede({ tx, at }: EventCtx, dutyIds: readonly string[]): Promise<void> {
  if (dutyIds.length === 0) return
  await tx.execute(sql`
    update ${reminders} set state = 'superseded', changed_at = ${at.toISOString()}::timestamptz
    where duty_id = any(${sql.param([...dutyIds])}::text[]) and state = 'pending'`)
}

/** Writes steps of reminding, known since `changedAt` (else since now); one that was sent meanwhile stays sent. */
export async function saveSteps(
  { tx, at, deps }: EventCtx,
  steps: readonly (StepRow & { dutyId: string; changedAt?: Date })[],
): Promise<void> {
  if (steps.length === 0) return
  await insertMany(
    tx,
    reminders,
    steps.map(({ dutyId, step, audience, day, sendAt, state, changedAt = at }) => ({
      id: deps.ids.mint('reminder', at),
      dutyId,
      step,
      audience,
      onDay: day,
      sendAt: new Date(sendAt),
      state,
      changedAt,
    })),
    sql`on conflict (duty_id, step) do update set
      on_day = excluded.on_day, send_at = excluded.send_at, state = excluded.state, changed_at = excluded.changed_at
      where ${reminders}.state in ('pending', 'superseded')`,
  )
}
