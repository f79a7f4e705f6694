import { and, eq, inArray, sql } from 'drizzle-orm'
import { mornings, reminders } from '../../../drizzle/schema/duties.ts'
import { type Ctx, refused } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { drawMornings, type Opened } from './morning.ts'
import { renew } from './renew.ts'

/** The card of somebody's day, and of it the line that was pressed. */
export type Morning = { day: string; version: number; missedFrom?: string }

/** The presser's own card of a day, with a line of theirs; what went to others they find nothing of. */
export const ownMorning: PressedRecord<{ person: string; day: string; duty?: string }, Morning> = {
  async load(ctx, { person, day, duty }) {
    if (person !== ctx.actor.id) return undefined
    const [row] = await ctx.tx
      .select()
      .from(mornings)
      .where(and(eq(mornings.personId, person), eq(mornings.day, day)))
      .for('update')
    if (!row || (duty !== undefined && !(await markSeen(ctx, day, duty)))) return undefined
    const { version, missedFrom } = row
    return { day, version, ...(missedFrom ? { missedFrom } : {}) }
  },
  version: (morning) => morning.version,
  forbids: () => undefined,
  redraw: (ctx, morning) => draw(ctx, morning),
}

/** Who presses has seen it. False when the duty does not stand on their card of that day. */
async function markSeen(ctx: Ctx, day: string, dutyId: string): Promise<boolean> {
  const rows = await ctx.tx
    .update(reminders)
    .set({ state: sql`case when ${reminders.state} = 'sent' then 'seen' else ${reminders.state} end` })
    .where(
      and(
        eq(reminders.sentTo, ctx.actor.id),
        eq(reminders.sentOn, day),
        eq(reminders.dutyId, dutyId),
        inArray(reminders.state, ['sent', 'seen', 'acted']),
      ),
    )
    .returning({ id: reminders.id })
  return rows.length > 0
}

/** The card as it stands, with what only the presser asked to see. */
export async function draw(
  ctx: Ctx,
  { day, version, missedFrom }: Morning,
  opened: Opened = {},
): Promise<object> {
  const asked = { id: ctx.actor.id, locked: !ctx.actor.nda, version, ...(missedFrom ? { missedFrom } : {}) }
  const card = (await drawMornings(ctx, [asked], day, opened)).get(ctx.actor.id)
  if (!card) throw new Error(`no card of ${ctx.actor.id} on ${day}`)
  return card
}

/** The card after something changed on it: drawn for the press, and what waits to be sent of it replaced. */
export async function changed(ctx: Ctx, day: string): Promise<object> {
  const card = (await renew(ctx, [ctx.actor], day)).get(ctx.actor.id)
  if (!card) throw new Error(`no card of ${ctx.actor.id} on ${day}`)
  return card
}

/** A line that is no longer to be acted upon: the card shows how it stands. */
export const settled = async (ctx: Ctx, morning: Morning) =>
  refused({ code: 'reminder_settled', params: {} }, await draw(ctx, morning))
