import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Audience, audiences } from '../../../bot-cards/duties/kinds.ts'
import type { DutyView } from '../../../bot-cards/duties/views.ts'
import { morningCard } from '../../../bot-cards/reminders/morning.ts'
import type { MorningRow, MorningView } from '../../../bot-cards/reminders/views.ts'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { reminders } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import { dutyViews } from '../duties/index.ts'
import { type Policy, policyAt } from '../policy/index.ts'

/** Lines a card shows; the rest is behind `/到期`. */
const shown = 5

/** Whose day is drawn. `locked`: they have not signed the NDA, so that no client may be named. */
export type Asked = { id: string; locked: boolean; version: number; missedFrom?: string }

/** What of a card is only so for the one who looks at it now. */
export type Opened = Pick<MorningView, 'asking'>

/** The card of each of these people's day as it stands. A fixed number of statements, however many. */
export async function drawMornings(
  ctx: EventCtx,
  asked: readonly Asked[],
  day: string,
  opened: Opened = {},
): Promise<ReadonlyMap<string, object>> {
  const sent = await sentOn(
    ctx.tx,
    asked.map((one) => one.id),
    day,
  )
  const dutyIds = [...new Set([...sent.values()].flatMap((one) => [...one.keys()]))]
  const [views, snoozes, nudged, { policy }] = await Promise.all([
    dutyViews(ctx.tx, { dutyIds }, ctx.at, ctx.deps.zone),
    snoozesOf(ctx.tx, dutyIds),
    nudgedOn(ctx.tx, dutyIds, day),
    policyAt(ctx.tx, ctx.at),
  ])
  const place = new Map(views.map((view, index) => [view.id, index]))
  return new Map(
    asked.map((who) => {
      const audiencesOf = sent.get(who.id) ?? new Map<string, Audience>()
      const mine = [...audiencesOf.keys()]
        .flatMap((id) => place.get(id) ?? [])
        .sort((a, b) => a - b)
        .flatMap((index) => views[index] ?? [])
      const rows = mine
        .filter((view) => view.status === 'open')
        .map((view): MorningRow => {
          const snooze = snoozes.get(view.id)
          return {
            duty: view,
            whose: whoseOf(view, audiencesOf.get(view.id) ?? 'owner', who.id),
            snoozesLeft: snoozesLeft(policy, snooze?.times ?? 0),
            nudged: nudged.has(view.id),
            ...(snooze?.until ? { snoozedUntil: snooze.until } : {}),
          }
        })
      const view: MorningView = {
        now: ctx.at,
        zone: ctx.deps.zone,
        person: who.id,
        day,
        version: who.version,
        locked: who.locked,
        rows: rows.slice(0, shown),
        more: Math.max(0, rows.length - shown),
        moreOverdue: rows.slice(shown).filter(({ duty }) => duty.overdue > 0).length,
        done: mine
          .filter((one) => one.status !== 'open')
          .map(({ client, kind, status }) => ({ client: client.name, kind, excused: status === 'excused' })),
        ...(who.missedFrom ? { missedFrom: who.missedFrom } : {}),
        ...opened,
      }
      return [who.id, morningCard.render(view)]
    }),
  )
}

const snoozesLeft = (policy: Pick<Policy, 'reminders.snooze_times'>, times: number): number =>
  Math.max(0, policy['reminders.snooze_times'] - times)

/** Why somebody has a duty on their card: it is theirs, they stand in, nobody owns the client, or it is overdue at a colleague's. */
function whoseOf({ client, holder }: DutyView, audience: Audience, personId: string): MorningRow['whose'] {
  const owner = holder ?? client.owner
  if (owner?.id === personId) return 'mine'
  if (audience !== 'owner') return owner ? 'team' : 'nobody'
  return owner ? 'instead' : 'nobody'
}

const audienceOf = (text: string): Audience => audiences.find((one) => one === text) ?? 'owner'

/** The duties each of these people was reminded of on a day, and as whom last. */
async function sentOn(
  tx: Tx,
  people: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Audience>>> {
  const rows = await tx
    .select({ person: reminders.sentTo, duty: reminders.dutyId, audience: reminders.audience })
    .from(reminders)
    .where(
      and(
        anyOf(reminders.sentTo, people),
        eq(reminders.sentOn, day),
        inArray(reminders.state, ['sent', 'seen', 'acted']),
      ),
    )
    .orderBy(reminders.onDay, reminders.id)
  const byPerson = new Map<string, Map<string, Audience>>()
  for (const { person, duty, audience } of rows) {
    if (person === null) continue
    const told = byPerson.get(person) ?? new Map<string, Audience>()
    byPerson.set(person, told.set(duty, audienceOf(audience)))
  }
  return byPerson
}

/** How often each of these duties was put off, and until when it is now. */
async function snoozesOf(
  tx: Tx,
  dutyIds: readonly string[],
): Promise<ReadonlyMap<string, { times: number; until: string | null }>> {
  if (dutyIds.length === 0) return new Map()
  const rows = await tx
    .select({
      duty: reminders.dutyId,
      times: sql<number>`count(*)`.mapWith(Number),
      until: sql<
        string | null
      >`(max(${reminders.onDay}) filter (where ${reminders.state} = 'pending'))::text`,
    })
    .from(reminders)
    .where(and(anyOf(reminders.dutyId, dutyIds), sql`starts_with(${reminders.step}, 'snooze_')`))
    .groupBy(reminders.dutyId)
  return new Map(rows.map(({ duty, ...one }) => [duty, one]))
}

/** Names a nudge: a duty is nudged for once a day, whoever presses. */
export const nudgeKey = (dutyId: string, day: string): string => `${dutyId} ${day}`
export const nudgeName = 'reminders.nudge'

async function nudgedOn(tx: Tx, dutyIds: readonly string[], day: string): Promise<ReadonlySet<string>> {
  if (dutyIds.length === 0) return new Set()
  const rows = await tx
    .select({ key: occurrences.key })
    .from(occurrences)
    .where(
      and(
        eq(occurrences.schedule, nudgeName),
        anyOf(
          occurrences.key,
          dutyIds.map((id) => nudgeKey(id, day)),
        ),
      ),
    )
  return new Set(rows.map(({ key }) => key.slice(0, key.lastIndexOf(' '))))
}
