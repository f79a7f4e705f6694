import { and, eq, sql } from 'drizzle-orm'
import { duties } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { workStart } from '../../kernel/hours.ts'
import type { PersonId } from '../../kernel/ids.ts'
import type { Policy } from '../policy/index.ts'
import { stepsOfDuties } from './repo.ts'
import { stepChanges, stepsOf } from './steps.ts'
import { saveSteps, supersede } from './write.ts'

/**
 * A return visit that is owed: what it asks after (a ticket, a project), from which day on it may be made and by which
 * workday it should be, and who of after-sales makes it.
 */
export type HeldDuty = {
  clientId: string
  subjectId: string
  from: string
  due: string
  holderId: PersonId
  /** Months since the hand-over of the project. */
  afterMonths?: number
  guessed: boolean
}

type Rules = { policy: Policy; version: number; calendar: WorkCalendar }

/**
 * Puts down what is owed of these subjects and takes back what no longer is: an open one whose day is still to come and
 * that is not among `wanted`. What was done, excused or is already due stays. Reminders follow, as for any duty.
 */
export async function keepHeld(
  ctx: EventCtx,
  subjectIds: readonly string[],
  wanted: readonly HeldDuty[],
  { policy, version, calendar }: Rules,
): Promise<void> {
  if (subjectIds.length === 0) return
  const { zone } = ctx.deps
  const today = dayOf(ctx.at, zone)
  const rows = await ctx.tx
    .select()
    .from(duties)
    .where(and(anyOf(duties.subjectId, subjectIds), eq(duties.kind, 'return_visit')))
    .orderBy(duties.id)
    .for('update')
  const keyOf = (one: { subjectId: string; from: string }) => `${one.subjectId} ${one.from}`
  const known = new Map(rows.map((row) => [keyOf({ subjectId: row.subjectId, from: row.fromDay }), row]))
  const gone = rows.filter(
    (row) =>
      row.status === 'open' &&
      row.fromDay > today &&
      !wanted.some((one) => keyOf(one) === keyOf({ subjectId: row.subjectId, from: row.fromDay })),
  )
  await drop(
    ctx,
    gone.map((row) => row.id),
  )
  const owed: { id: string; from: string; due: string; anew: boolean }[] = []
  for (const one of wanted) {
    const row = known.get(keyOf(one))
    if (row && row.status !== 'open' && row.status !== 'dropped') continue
    const values = {
      clientId: one.clientId,
      holderId: one.holderId,
      dueDay: one.due,
      status: 'open',
      guessedCalendar: one.guessed,
      policyVersion: version,
      changedAt: ctx.at,
    }
    const id = row?.id ?? ctx.deps.ids.mint('duty', ctx.at)
    if (row)
      await ctx.tx
        .update(duties)
        .set({ ...values, version: row.version + 1 })
        .where(eq(duties.id, row.id))
    else
      await ctx.tx.insert(duties).values({
        ...values,
        id,
        kind: 'return_visit',
        subjectId: one.subjectId,
        afterMonths: one.afterMonths ?? null,
        fromDay: one.from,
        // Until it is done: a return visit is never over by itself.
        untilDay: '9999-12-31',
        rolling: false,
        needed: 1,
        createdAt: ctx.at,
      })
    owed.push({ id, from: one.from, due: one.due, anew: row?.status !== 'open' || row.dueDay !== one.due })
  }
  const said = await stepsOfDuties(
    ctx.tx,
    owed.map((one) => one.id),
  )
  await saveSteps(
    ctx,
    owed.flatMap(({ id, anew, ...days }) => {
      const steps = stepsOf(days, today, policy, calendar).map((step) => ({
        ...step,
        sendAt: instantOf(step.day, workStart(policy), zone).getTime(),
      }))
      return stepChanges(said.get(id) ?? [], steps, anew).map((step) => ({ ...step, dutyId: id }))
    }),
  )
}

/** Nothing is owed of these subjects any more: a ticket was reopened, a project's acceptance taken back. */
export async function dropHeld(ctx: EventCtx, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return
  const rows = await ctx.tx
    .select({ id: duties.id })
    .from(duties)
    .where(and(anyOf(duties.subjectId, subjectIds), eq(duties.status, 'open')))
    .orderBy(duties.id)
    .for('update')
  await drop(
    ctx,
    rows.map((row) => row.id),
  )
}

/** The return visit was made. False: it was made, excused or taken back meanwhile. */
export async function doneHeld(ctx: EventCtx, duty: { id: string; version: number }): Promise<boolean> {
  const rows = await ctx.tx
    .update(duties)
    .set({
      status: 'done',
      doneDay: dayOf(ctx.at, ctx.deps.zone),
      version: duty.version + 1,
      changedAt: ctx.at,
    })
    .where(and(eq(duties.id, duty.id), eq(duties.version, duty.version), eq(duties.status, 'open')))
    .returning({ id: duties.id })
  if (rows.length > 0) await supersede(ctx, [duty.id])
  return rows.length > 0
}

/** What somebody held is held by another from now on: they left, or are no longer of after-sales. */
export async function passHeld(ctx: EventCtx, ids: readonly string[], to: PersonId): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .update(duties)
    .set({ holderId: to, version: sql`${duties.version} + 1`, changedAt: ctx.at })
    .where(anyOf(duties.id, ids))
}

async function drop(ctx: EventCtx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await ctx.tx
    .update(duties)
    .set({ status: 'dropped', version: sql`${duties.version} + 1`, changedAt: ctx.at })
    .where(anyOf(duties.id, ids))
  await supersede(ctx, ids)
}
