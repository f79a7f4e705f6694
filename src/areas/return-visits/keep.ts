import { and, asc, eq, gt, ne, sql } from 'drizzle-orm'
import { duties } from '../../../drizzle/schema/duties.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { projects } from '../../../drizzle/schema/projects.ts'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { notYet, once } from '../../bot/once.ts'
import { anyOf } from '../../db/any-of.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Deps } from '../../deps.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { dropHeld, type HeldDuty, keepHeld, passHeld } from '../duties/index.ts'
import { personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { handedOver } from '../projects/index.ts'
import { afterSalesLead, leadOf } from '../team/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { afterClosing, afterHandover, isAskedAfter } from './rules.ts'

const name = 'returns.keep'
const atOnce = 200
/** A ticket closed longer ago than this, before keqing knew it, is not asked after any more. */
const longAgoMs = 30 * 86_400_000
/** How far ahead the return visits of a project are put down; the months that follow are added as they come. */
const horizonDays = 400

const month = (at: Date, zone: string): string => dayOf(at, zone).slice(0, 7)

/** Who makes a return visit: whoever leads after-sales for the client, else the head of sales. */
async function holderFor(ctx: EventCtx, clientId: string): Promise<PersonId | undefined> {
  const found =
    (await afterSalesLead(ctx.tx, clientId, ctx.at, ctx.deps.zone)) ?? (await leadOf(ctx.tx, ctx.at))
  return found?.id
}

/** What was mended is asked after by whoever mended it, a complaint by whoever leads after-sales. */
async function holderOf(
  ctx: EventCtx,
  ticket: { clientId: string; kind: string; assigneeId: string | null },
): Promise<PersonId | undefined> {
  const mended =
    ticket.kind === 'repair' && ticket.assigneeId
      ? await personById(ctx.tx, ticket.assigneeId, ctx.at)
      : undefined
  return mended?.roles.includes('after_sales') ? mended.id : holderFor(ctx, ticket.clientId)
}

/** Tickets closed or reopened since the last look; resolves with how many. */
async function keepTickets(ctx: EventCtx): Promise<number> {
  const rows = await ctx.tx
    .select({
      id: tickets.id,
      number: tickets.number,
      clientId: tickets.clientId,
      kind: tickets.kind,
      status: tickets.status,
      closedAt: tickets.closedAt,
      assigneeId: tickets.assigneeId,
    })
    .from(tickets)
    .where(sql`${tickets.returnKept} <> (${tickets.status} = 'closed')`)
    .orderBy(asc(tickets.id))
    .limit(atOnce)
    .for('update', { skipLocked: true })
  if (rows.length === 0) return 0
  const [{ policy, version }, calendar] = await Promise.all([policyAt(ctx.tx, ctx.at), calendarAt(ctx.tx)])
  const closed = rows.filter((row) => row.status === 'closed')
  const wanted: HeldDuty[] = []
  for (const row of closed) {
    const kind = row.kind === 'complaint' ? 'complaint' : 'repair'
    const holderId = await holderOf(ctx, row)
    if (!row.closedAt || !holderId || !isAskedAfter({ kind, number: row.number }, policy)) continue
    if (row.closedAt.getTime() < ctx.at.getTime() - longAgoMs) continue
    const when = afterClosing(dayOf(row.closedAt, ctx.deps.zone), policy, calendar)
    wanted.push({
      ...when,
      clientId: row.clientId,
      subjectId: row.id,
      holderId,
    })
  }
  await keepHeld(
    ctx,
    closed.map((row) => row.id),
    wanted,
    { policy, version, calendar },
  )
  await dropHeld(
    ctx,
    rows.filter((row) => row.status !== 'closed').map((row) => row.id),
  )
  await ctx.tx
    .update(tickets)
    .set({ returnKept: sql`${tickets.status} = 'closed'` })
    .where(
      anyOf(
        tickets.id,
        rows.map((row) => row.id),
      ),
    )
  return rows.length
}

type ProjectRow = { id: string; clientId: string; version: number }

/** Puts down what is owed of these projects within the horizon. */
async function keepProjects(ctx: EventCtx, rows: readonly ProjectRow[]): Promise<void> {
  if (rows.length === 0) return
  const [{ policy, version }, calendar] = await Promise.all([policyAt(ctx.tx, ctx.at), calendarAt(ctx.tx)])
  const ids = rows.map((row) => row.id)
  const parts = await handedOver(ctx.tx, ids, ctx.at)
  const today = dayOf(ctx.at, ctx.deps.zone)
  const days = { since: today, until: addDays(today, horizonDays) }
  const wanted: HeldDuty[] = []
  for (const { id, clientId } of rows) {
    const visits = afterHandover(parts.get(id) ?? [], days, policy, calendar)
    const holderId = visits.length > 0 ? await holderFor(ctx, clientId) : undefined
    if (!holderId) continue
    for (const { months, ...when } of visits)
      wanted.push({
        ...when,
        clientId,
        subjectId: id,
        holderId,
        afterMonths: months,
      })
  }
  await keepHeld(ctx, ids, wanted, { policy, version, calendar })
  for (const { id, version: seen } of rows)
    await ctx.tx.update(projects).set({ returnsVersion: seen }).where(eq(projects.id, id))
}

const projectColumns = { id: projects.id, clientId: projects.clientId, version: projects.version }

/** Projects written down or changed since the last look; resolves with how many. */
async function keepChanged(ctx: EventCtx): Promise<number> {
  const rows = await ctx.tx
    .select(projectColumns)
    .from(projects)
    .where(sql`${projects.returnsVersion} <> ${projects.version}`)
    .orderBy(asc(projects.id))
    .limit(atOnce)
    .for('update', { skipLocked: true })
  await keepProjects(ctx, rows)
  return rows.length
}

/** Once a month every project's return visits are put down as far as the horizon now reaches. */
async function extend(deps: Deps, at: Date): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await deps.db.transaction(async (tx) => {
      const found = await tx
        .select(projectColumns)
        .from(projects)
        .where(gt(projects.id, after))
        .orderBy(asc(projects.id))
        .limit(atOnce)
        .for('update')
      await keepProjects({ deps, tx, at, cause: name }, found)
      return found
    })
    after = rows.at(-1)?.id ?? after
    if (rows.length < atOnce) break
  }
  await deps.db.transaction((tx) => once(tx, name, month(at, deps.zone), at))
}

/** Return visits of somebody who left, or went to another client's books by a merge, are put right. */
async function passOn(ctx: EventCtx): Promise<void> {
  const rows = await ctx.tx
    .select({ id: duties.id, clientId: duties.clientId, holderId: duties.holderId })
    .from(duties)
    .innerJoin(people, eq(people.id, duties.holderId))
    .where(and(eq(duties.status, 'open'), ne(people.state, 'active')))
    .orderBy(asc(duties.id))
    .limit(atOnce)
    .for('update', { of: duties, skipLocked: true })
  for (const row of rows) {
    const to = await holderFor(ctx, row.clientId)
    if (to && to !== row.holderId) await passHeld(ctx, [row.id], to)
  }
}

/**
 * Puts down the return visits (回访) that follow from tickets closed and projects handed over (regulation 七), and takes back
 * those of tickets reopened.
 */
export const returnsKept: Schedule = {
  name,
  waits: (at, zone) => sql`(exists (select 1 from ${tickets} where return_kept <> (status = 'closed'))
    or exists (select 1 from ${projects} where returns_version <> version)
    or exists (select 1 from ${duties} d join ${people} p on p.id = d.holder_id
      where d.holder_id is not null and d.status = 'open' and p.state <> 'active')
    or ${notYet(name, month(at, zone))})`,
  async run(deps, at) {
    const within = <T>(work: (ctx: EventCtx) => Promise<T>): Promise<T> =>
      deps.db.transaction((tx) => work({ deps, tx, at, cause: name }))
    while ((await within(keepTickets)) === atOnce);
    while ((await within(keepChanged)) === atOnce);
    await within(passOn)
    const due = rowsOf(await deps.db.execute(sql`select 1 where ${notYet(name, month(at, deps.zone))}`))
    if (due.length > 0) await extend(deps, at)
  },
}
