import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import type { WorkKind } from '../../../bot-cards/projects/actions.ts'
import { projectNoticeCard } from '../../../bot-cards/projects/notice.ts'
import type { ProjectNoticeView } from '../../../bot-cards/projects/views.ts'
import { occurrences } from '../../../drizzle/schema/bot.ts'
import { policyVersions } from '../../../drizzle/schema/policy.ts'
import { projectNotices, projects } from '../../../drizzle/schema/projects.ts'
import { type EventCtx, type Staff, tell } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { once } from '../../bot/once.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Deps } from '../../deps.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { workStart } from '../../kernel/hours.ts'
import { findClient } from '../clients/index.ts'
import { deputyOf, managerOf, personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { afterSalesLead, leadOf } from '../team/index.ts'
import { calendarAt, workingNow } from '../workdays/index.ts'
import type { Project } from './model.ts'
import { findProject, worksOf } from './repo.ts'
import { noticesOf, termsOf, warrantyUntil } from './warranty.ts'

const name = 'projects.notices'
/** Notices looked at in one transaction, and projects counted anew in one. */
const atOnce = 200

/**
 * Writes what must be told of these projects from what is known of them now, in the transaction that changed it. What was
 * told is not told again.
 */
export async function keepNotices(ctx: EventCtx, ids: readonly string[]): Promise<void> {
  const [works, calendar, { policy }, found] = await Promise.all([
    worksOf(ctx.tx, ids),
    calendarAt(ctx.tx),
    policyAt(ctx.tx, ctx.at),
    Promise.all(ids.map((id) => findProject(ctx.tx, id))),
  ])
  const rules = {
    terms: termsOf(policy),
    inspectDays: policy['warranty.inspect_days'],
    retentionDays: policy['warranty.retention_days'],
    refundDays: policy['warranty.retention_refund_days'],
  }
  const today = dayOf(ctx.at, ctx.deps.zone)
  await ctx.tx
    .delete(projectNotices)
    .where(and(anyOf(projectNotices.projectId, ids), eq(projectNotices.state, 'pending')))
  const rows = found.flatMap((project) =>
    project
      ? noticesOf(project, works.get(project.id) ?? [], today, rules, calendar).map((one) => ({
          id: ctx.deps.ids.mint('project_notice', ctx.at),
          projectId: project.id,
          kind: one.kind,
          dueDay: one.dueDay,
          sendAt: instantOf(one.onDay, workStart(policy), ctx.deps.zone),
        }))
      : [],
  )
  if (rows.length > 0) await ctx.tx.insert(projectNotices).values(rows).onConflictDoNothing()
}

type Due = { id: string; projectId: string; kind: 'warranty' | 'retention'; dueDay: string }

/** Takes what is due and nobody else holds; whoever is second finds nothing. */
async function claimDue(ctx: EventCtx): Promise<Due[]> {
  const rows = await ctx.tx
    .select({
      id: projectNotices.id,
      projectId: projectNotices.projectId,
      kind: projectNotices.kind,
      dueDay: projectNotices.dueDay,
    })
    .from(projectNotices)
    .where(and(eq(projectNotices.state, 'pending'), lte(projectNotices.sendAt, ctx.at)))
    .orderBy(asc(projectNotices.sendAt), asc(projectNotices.id))
    .limit(atOnce)
    .for('update', { skipLocked: true })
  return rows.map((row) => ({ ...row, kind: row.kind === 'retention' ? 'retention' : 'warranty' }))
}

/**
 * Who is told: of a warranty that ends whoever leads after-sales for the client; of money that is due the account owner. Whoever is away has their deputy; without anybody, the head of sales.
 */
async function recipientOf(ctx: EventCtx, kind: Due['kind'], project: Project): Promise<Staff | undefined> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const client = await findClient(ctx.tx, project.clientId)
  const owner = client?.ownerId ? await personById(ctx.tx, client.ownerId, ctx.at) : undefined
  const first =
    kind === 'retention'
      ? (owner ?? (client?.ownerId && (await managerOf(ctx.tx, client.ownerId, ctx.at))) ?? undefined)
      : await afterSalesLead(ctx.tx, project.clientId, ctx.at, ctx.deps.zone)
  const one = first || (await leadOf(ctx.tx, ctx.at))
  return one && ((await deputyOf(ctx.tx, one.id, today, ctx.at)) ?? one)
}

/** Sends what is due, one card a person; resolves with how much that was. */
async function sendDue(ctx: EventCtx): Promise<number> {
  const due = await claimDue(ctx)
  if (due.length === 0) return 0
  const [calendar, { policy }, works] = await Promise.all([
    calendarAt(ctx.tx),
    policyAt(ctx.tx, ctx.at),
    worksOf(
      ctx.tx,
      due.map((one) => one.projectId),
    ),
  ])
  const terms = termsOf(policy)
  const byPerson = new Map<string, { to: Staff; rows: ProjectNoticeView['rows'][number][]; ids: string[] }>()
  for (const one of due) {
    const project = await findProject(ctx.tx, one.projectId)
    const to = project && (await recipientOf(ctx, one.kind, project))
    if (!project || !to) continue
    const ending = (works.get(project.id) ?? []).filter(
      (work) => one.kind === 'warranty' && warrantyUntil(work, terms, calendar) === one.dueDay,
    )
    const told = byPerson.get(to.id) ?? { to, rows: [], ids: [] }
    byPerson.set(to.id, told)
    told.ids.push(one.id)
    told.rows.push({
      project: project.id,
      name: project.name,
      client: project.client,
      kind: one.kind,
      dueDay: one.dueDay,
      works: [...new Set(ending.map((work): WorkKind => work.work))],
      ...(one.kind === 'retention' && project.retentionYuan !== undefined
        ? { yuan: project.retentionYuan }
        : {}),
    })
  }
  for (const { to, rows, ids } of byPerson.values()) {
    await ctx.tx
      .update(projectNotices)
      .set({ state: 'sent', sentTo: to.id, sentAt: ctx.at })
      .where(anyOf(projectNotices.id, ids))
    await tell(ctx, to.openId, projectNoticeCard.render({ now: ctx.at, zone: ctx.deps.zone, rows }))
  }
  return [...byPerson.values()].reduce((sum, one) => sum + one.ids.length, 0)
}

/** A new version of the policy changes the days of all projects: each is counted anew, once. */
async function followPolicy(deps: Deps, at: Date, version: number): Promise<void> {
  const key = `policy ${version}`
  const known = await deps.db.$count(
    occurrences,
    and(eq(occurrences.schedule, name), eq(occurrences.key, key)),
  )
  if (known > 0) return
  for (let after = ''; ; ) {
    const rows = await deps.db
      .select({ id: projects.id })
      .from(projects)
      .where(gt(projects.id, after))
      .orderBy(asc(projects.id))
      .limit(atOnce)
    await deps.db.transaction((tx) =>
      keepNotices(
        { deps, tx, at, cause: `${name} ${key}` },
        rows.map((row) => row.id),
      ),
    )
    after = rows.at(-1)?.id ?? after
    if (rows.length < atOnce) break
  }
  await deps.db.transaction((tx) => once(tx, name, key, at))
}

/** Tells of warranties that end and of money that is due back, on workdays within working hours. */
export const noticesDue: Schedule = {
  name,
  waits: (
    at,
  ) => sql`(select min(send_at) from ${projectNotices} where state = 'pending') <= ${at.toISOString()}::timestamptz
    or exists (select 1 from (select version from ${policyVersions}
        where effective_from <= ${at.toISOString()}::timestamptz order by version desc limit 1) v
      where not exists (select 1 from ${occurrences} o where o.schedule = ${name} and o.key = 'policy ' || v.version))`,
  async run(deps, at) {
    const { version, policy } = await policyAt(deps.db, at)
    if (version > 0) await followPolicy(deps, at, version)
    const [next] = await deps.db
      .select({ id: projectNotices.id })
      .from(projectNotices)
      .where(and(eq(projectNotices.state, 'pending'), lte(projectNotices.sendAt, at)))
      // In order, or the planner may read them all: what is old and what waits is never both by chance.
      .orderBy(asc(projectNotices.sendAt))
      .limit(1)
    if (!next || !(await workingNow(deps.db, policy, at, deps.zone))) return
    for (let sent = atOnce; sent >= atOnce; )
      sent = await deps.db.transaction((tx) => sendDue({ deps, tx, at, cause: name }))
  },
}
