import { and, eq, like, lte, sql } from 'drizzle-orm'
import type { DutyView } from '../../../bot-cards/duties/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { inSentence } from '../../../bot-cards/kit/text.ts'
import { dayText } from '../../../bot-cards/kit/when.ts'
import { askSnooze, openMorning, snooze } from '../../../bot-cards/reminders/actions.ts'
import { reminders } from '../../../drizzle/schema/duties.ts'
import { audit, type Ctx, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { workStart } from '../../kernel/hours.ts'
import { dutyViews } from '../duties/index.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { changed, draw, ownMorning, settled } from './line.ts'
import { snoozeDays } from './rules.ts'

/** The card as it stands: for whoever has signed meanwhile, or keeps a reminder after all. */
export const open = defineAction(openMorning, {
  roles,
  // Opening changes nothing.
  record: { ...ownMorning, version: () => 0 },
  run: async (ctx, { record }) => ({ card: await draw(ctx, record) }),
})

/** Asks until when. */
export const ask = defineAction(askSnooze, {
  roles,
  record: ownMorning,
  async run(ctx, { payload, record }) {
    const { days, left } = await choice(ctx, payload.duty)
    if (!(await openDuty(ctx, payload.duty))) return settled(ctx, record)
    if (left === 0) return refused({ code: 'snooze_limit', params: {} }, await draw(ctx, record))
    return { card: await draw(ctx, record, { asking: { duty: payload.duty, days } }) }
  },
})

/**
 * Puts a reminder off: said again on the morning chosen, in place of what would be said until then. The due day stays,
 * and so does what the line manager is told when it is over.
 */
export const put = defineAction(snooze, {
  roles,
  record: ownMorning,
  async run(ctx, { payload: { duty, until }, record }) {
    const { days, left, times, policy } = await choice(ctx, duty)
    if (!(await openDuty(ctx, duty))) return settled(ctx, record)
    if (left === 0 || !days.includes(until))
      return refused({ code: 'snooze_limit', params: {} }, await draw(ctx, record))
    const ofDuty = and(eq(reminders.dutyId, duty), sql`${reminders.state} = 'pending'`)
    const rows = await ctx.tx
      .insert(reminders)
      .values({
        id: ctx.deps.ids.mint('reminder', ctx.at),
        dutyId: duty,
        step: `snooze_${times + 1}`,
        audience: 'owner',
        onDay: until,
        sendAt: instantOf(until, workStart(policy), ctx.deps.zone),
        changedAt: ctx.at,
      })
      .onConflictDoNothing()
      .returning({ id: reminders.id })
    // Somebody who stands in for the owner was quicker.
    if (rows.length === 0) return settled(ctx, record)
    await ctx.tx
      .update(reminders)
      .set({ state: 'superseded', changedAt: ctx.at })
      .where(and(ofDuty, like(reminders.step, 'before%'), lte(reminders.onDay, until)))
    await audit(ctx, { action: 'reminders.snooze', entity: 'duty', entityId: duty, after: { until } })
    const day = dayText(until, { now: ctx.at, zone: ctx.deps.zone })
    const text = say((w, of) => w.reminders.snooze.toast(inSentence(of(day))))
    return { toast: { tone: 'success', text }, card: await changed(ctx, record.day) }
  },
})

/** The duty while it is owed. */
async function openDuty(ctx: Ctx, id: string): Promise<DutyView | undefined> {
  const [view] = await dutyViews(ctx.tx, { dutyIds: [id] }, ctx.at, ctx.deps.zone)
  return view?.status === 'open' ? view : undefined
}

/** The days to choose from, and how often it may still be put off. */
async function choice(ctx: Ctx, dutyId: string) {
  const [{ policy }, calendar, rows] = await Promise.all([
    policyAt(ctx.tx, ctx.at),
    calendarAt(ctx.tx),
    ctx.tx
      .select({ state: reminders.state })
      .from(reminders)
      .where(and(eq(reminders.dutyId, dutyId), sql`starts_with(${reminders.step}, 'snooze_')`)),
  ])
  const waits = rows.some((row) => row.state === 'pending')
  const left = waits ? 0 : Math.max(0, policy['reminders.snooze_times'] - rows.length)
  const days = snoozeDays(dayOf(ctx.at, ctx.deps.zone), policy['reminders.snooze_days'], calendar)
  return { days, left, times: rows.length, policy }
}
