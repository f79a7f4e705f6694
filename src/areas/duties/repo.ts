import { and, eq, gt, gte, isNull, or, sql } from 'drizzle-orm'
import { audiences, cadenceKinds, type DutyKind, dutyKinds } from '../../../bot-cards/duties/kinds.ts'
import { type Tier, tiers } from '../../../bot-cards/rights/roles.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { duties, pauses, reminders } from '../../../drizzle/schema/duties.ts'
import { tierChanges } from '../../../drizzle/schema/tiering.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import { dayOf } from '../../kernel/days.ts'
import type { VisitId } from '../../kernel/ids.ts'
import type { Ground, Pause } from './model.ts'
import type { DutyRow, DutyStatus } from './reconcile.ts'
import { spansOf, type TierChange } from './spans.ts'
import type { StepRow } from './steps.ts'

const statuses = ['open', 'done', 'excused', 'dropped'] as const satisfies readonly DutyStatus[]

/** A value of a closed list as the database keeps it. */
function oneOf<T extends string>(list: readonly T[], value: string): T {
  const found = list.find((one) => one === value)
  if (found === undefined) throw new Error(`a duty row says ${value}`)
  return found
}

type Row = typeof duties.$inferSelect

/** A duty of whatever kind; a return visit has no tier of its own. */
export type AnyDuty = Omit<DutyRow, 'kind' | 'tier'> & {
  kind: DutyKind
  tier?: Tier
  /** Months since the hand-over of its project, of a return visit. */
  afterMonths?: number
}

/** A row of the table that follows from a tier, as the rules see it. */
export const dutyRow = (row: Row): DutyRow => ({
  ...anyDuty(row),
  kind: oneOf(cadenceKinds, row.kind),
  tier: oneOf(tiers, row.tier ?? ''),
})

/** A row of the table of whatever kind. */
export const anyDuty = (row: Row): AnyDuty => ({
  id: row.id,
  kind: oneOf(dutyKinds, row.kind),
  ...(row.tier ? { tier: oneOf(tiers, row.tier) } : {}),
  ...(row.afterMonths === null ? {} : { afterMonths: row.afterMonths }),
  from: row.fromDay,
  until: row.untilDay,
  due: row.dueDay,
  needed: row.needed,
  rolling: row.rolling,
  visitIds: row.visitIds as VisitId[],
  status: oneOf(statuses, row.status),
  guessed: row.guessedCalendar,
  version: row.version,
  ...(row.doneDay ? { doneDay: row.doneDay } : {}),
})

export type Tiers = Pick<Ground, 'spans' | 'gone'>

/** The tiers each of these clients has had; one that was merged away is gone. Their rows are locked, in order. */
export async function lockTiers(tx: Tx, clientIds: readonly string[]): Promise<Map<string, Tiers>> {
  const [rows, changes] = await Promise.all([
    tx
      .select({ id: clients.id, tier: clients.tier, since: clients.tierSince, status: clients.status })
      .from(clients)
      .where(anyOf(clients.id, clientIds))
      .orderBy(clients.id)
      .for('no key update'),
    tx
      .select({ id: tierChanges.clientId, tier: tierChanges.toTier, since: tierChanges.effectiveFrom })
      .from(tierChanges)
      .where(
        and(
          anyOf(tierChanges.clientId, clientIds),
          eq(tierChanges.status, 'applied'),
          // Decided to stay as it is: no change.
          sql`${tierChanges.fromTier} is distinct from ${tierChanges.toTier}`,
        ),
      )
      .orderBy(tierChanges.effectiveFrom, tierChanges.decidedAt),
  ])
  const past = grouped(changes, ({ id }) => id, changeOf)
  return new Map(
    rows.map(({ id, tier, since, status }): [string, Tiers] => {
      const now = tier && since ? { tier: oneOf(tiers, tier), since } : undefined
      return [
        id,
        status === 'active' ? { spans: spansOf(past.get(id) ?? [], now) } : { spans: [], gone: true },
      ]
    }),
  )
}

const changeOf = ({ tier, since }: { tier: string | null; since: string }): TierChange => ({
  since,
  ...(tier ? { tier: oneOf(tiers, tier) } : {}),
})

/** The duties of these clients that follow from their tier and that a look back to `since` may change. */
export async function dutiesSince(
  tx: Tx,
  clientIds: readonly string[],
  since: string,
): Promise<Map<string, DutyRow[]>> {
  const rows = await tx
    .select()
    .from(duties)
    .where(
      and(
        anyOf(duties.clientId, clientIds),
        eq(duties.subjectId, ''),
        or(
          gt(duties.untilDay, since),
          and(eq(duties.rolling, true), or(isNull(duties.doneDay), gte(duties.doneDay, since))),
        ),
      ),
    )
    .orderBy(duties.clientId, duties.fromDay)
  return grouped(rows, (row) => row.clientId, dutyRow)
}

/** Every approved pause of these clients: one long over still says what a follow-up is counted from. */
export async function pausesOf(
  tx: Tx,
  clientIds: readonly string[],
  zone: string,
): Promise<Map<string, Pause[]>> {
  const rows = await tx
    .select({
      clientId: pauses.clientId,
      from: pauses.fromDay,
      until: pauses.untilDay,
      createdAt: pauses.createdAt,
    })
    .from(pauses)
    .where(and(anyOf(pauses.clientId, clientIds), sql`${pauses.status} in ('active', 'ended')`))
    .orderBy(pauses.fromDay)
  return grouped(
    rows,
    (row) => row.clientId,
    ({ from, until, createdAt }) => ({ from, until, asked: dayOf(createdAt, zone) }),
  )
}

/** The steps of reminding of these duties. */
export async function stepsOfDuties(tx: Tx, dutyIds: readonly string[]): Promise<Map<string, StepRow[]>> {
  if (dutyIds.length === 0) return new Map()
  const rows = await tx
    .select({
      dutyId: reminders.dutyId,
      step: reminders.step,
      audience: reminders.audience,
      day: reminders.onDay,
      sendAt: reminders.sendAt,
      state: reminders.state,
    })
    .from(reminders)
    .where(anyOf(reminders.dutyId, dutyIds))
  return grouped(
    rows,
    (row) => row.dutyId,
    ({ step, audience, day, sendAt, state }) => ({
      step,
      audience: oneOf(audiences, audience),
      day,
      sendAt: sendAt.getTime(),
      state,
    }),
  )
}

function grouped<R, V>(rows: readonly R[], of: (row: R) => string, value: (row: R) => V): Map<string, V[]> {
  const map = new Map<string, V[]>()
  for (const row of rows) {
    const one = map.get(of(row))
    if (one) one.push(value(row))
    else map.set(of(row), [value(row)])
  }
  return map
}
