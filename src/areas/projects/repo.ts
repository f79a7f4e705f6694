import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm'
import { workKinds } from '../../../bot-cards/projects/actions.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { projects, projectWorks } from '../../../drizzle/schema/projects.ts'
import type { Ctx, EventCtx } from '../../bot/context.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Tx } from '../../db/types.ts'
import type { ClientId, ContactId, PersonId, ProjectId } from '../../kernel/ids.ts'
import type { Project, ProjectContent, ProjectWork } from './model.ts'

const select = (tx: Tx) =>
  tx
    .select({ row: projects, client: clients.name, manager: people.name })
    .from(projects)
    .innerJoin(clients, eq(clients.id, projects.clientId))
    .leftJoin(people, eq(people.id, projects.managerId))

const toProject = ({ row, client, manager }: Awaited<ReturnType<typeof select>>[number]): Project => ({
  id: row.id as ProjectId,
  clientId: row.clientId as ClientId,
  client,
  name: row.name,
  city: row.city,
  site: row.site,
  contractNo: row.contractNo,
  contactIds: row.contactIds as ContactId[],
  version: row.version,
  ...(row.contractYuan === null ? {} : { contractYuan: row.contractYuan }),
  ...(row.managerId ? { managerId: row.managerId as PersonId } : {}),
  ...(manager ? { manager } : {}),
  ...(row.startedOn ? { startedOn: row.startedOn } : {}),
  ...(row.defectMonths === null ? {} : { defectMonths: row.defectMonths }),
  ...(row.retentionYuan === null ? {} : { retentionYuan: row.retentionYuan }),
  ...(row.retentionOn ? { retentionOn: row.retentionOn } : {}),
})

/** One project. Who may see it, the caller asks (`project.see`). */
export async function findProject(tx: Tx, id: string): Promise<Project | undefined> {
  const [row] = await select(tx).where(eq(projects.id, id))
  return row && toProject(row)
}

/** The same, locked until the transaction ends. */
export async function lockProject(tx: Tx, id: string): Promise<Project | undefined> {
  const [row] = await select(tx).where(eq(projects.id, id)).for('update', { of: projects })
  return row && toProject(row)
}

const page = async (tx: Tx, where: SQL | undefined, from: number, limit: number) => {
  const [rows, total] = await Promise.all([
    select(tx)
      .where(where)
      .orderBy(asc(clients.name), asc(projects.name), asc(projects.id))
      .limit(limit)
      .offset(from),
    tx
      .select({ count: sql<number>`count(*)::int` })
      .from(projects)
      .innerJoin(clients, eq(clients.id, projects.clientId))
      .where(where),
  ])
  return { projects: rows.map(toProject), total: total[0]?.count ?? 0 }
}

/** A client's projects from a place in their list on. */
export const projectsOf = (tx: Tx, clientId: string, from: number, limit: number) =>
  page(tx, eq(projects.clientId, clientId), from, limit)

/** The projects somebody manages, and those of the clients they look after. */
export const ownProjects = (tx: Tx, personId: string, from: number, limit: number) =>
  page(tx, or(eq(projects.managerId, personId), eq(clients.ownerId, personId)), from, limit)

/** Projects in whose name a text stands, at most `limit`; whoever shows them asks for `project.see` first. */
export async function projectsNamed(tx: Tx, text: string, limit: number): Promise<Project[]> {
  const rows = await select(tx)
    .where(sql`position(lower(${text}) in lower(${projects.name})) > 0`)
    .orderBy(asc(projects.name), asc(projects.id))
    .limit(limit)
  return rows.map(toProject)
}

/** Projects in whose name one of these pieces of text stands; whoever shows them asks for a right first. */
export async function projectsLike(tx: Tx, pieces: readonly string[], limit: number): Promise<Project[]> {
  if (pieces.length === 0) return []
  const rows = await select(tx)
    .where(
      sql`exists (select 1 from unnest(${sql.param([...pieces])}::text[]) piece where position(piece in lower(${projects.name})) > 0)`,
    )
    .orderBy(asc(projects.name), asc(projects.id))
    .limit(limit)
  return rows.map(toProject)
}

/** Projects with a part called so; whoever shows them asks for a right first. */
export async function projectsWithPart(tx: Tx, part: string, limit: number): Promise<Project[]> {
  const rows = await select(tx)
    .where(
      sql`exists (select 1 from ${projectWorks} where ${projectWorks.projectId} = ${projects.id} and ${projectWorks.part} = ${part})`,
    )
    .orderBy(asc(projects.name), asc(projects.id))
    .limit(limit)
  return rows.map(toProject)
}

/** What was accepted in each of these projects, by part and kind of work. */
export async function worksOf(tx: Tx, ids: readonly string[]): Promise<Map<string, ProjectWork[]>> {
  const found = new Map<string, ProjectWork[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return found
  const rows = await tx
    .select()
    .from(projectWorks)
    .where(anyOf(projectWorks.projectId, ids))
    .orderBy(asc(projectWorks.part))
  for (const row of rows) {
    const work = workKinds.find((one) => one === row.work)
    if (work)
      found.get(row.projectId)?.push({
        part: row.part,
        work,
        ...(row.acceptedOn ? { acceptedOn: row.acceptedOn } : {}),
        ...(row.longer === null ? {} : { longer: row.longer }),
      })
  }
  const order = (one: ProjectWork) => workKinds.indexOf(one.work)
  for (const works of found.values())
    works.sort((a, b) => (a.part === b.part ? order(a) - order(b) : a.part < b.part ? -1 : 1))
  return found
}

const columns = (content: ProjectContent) => ({
  name: content.name,
  city: content.city,
  site: content.site,
  contractNo: content.contractNo,
  contractYuan: content.contractYuan ?? null,
  managerId: content.managerId ?? null,
  contactIds: [...content.contactIds],
  startedOn: content.startedOn ?? null,
  defectMonths: content.defectMonths ?? null,
  retentionYuan: content.retentionYuan ?? null,
  retentionOn: content.retentionOn ?? null,
})

/** Writes a new project; false: one with this id is there. */
export async function insertProject(
  ctx: Ctx,
  id: ProjectId,
  clientId: string,
  content: ProjectContent,
): Promise<boolean> {
  const rows = await ctx.tx
    .insert(projects)
    .values({ id, clientId, ...columns(content), createdBy: ctx.actor.id, createdAt: ctx.at })
    .onConflictDoNothing()
    .returning({ id: projects.id })
  return rows.length > 0
}

/** Writes a change; the project was locked, so losing here is a bug, not a race. */
export async function saveProject(ctx: EventCtx, project: Project, content?: ProjectContent): Promise<void> {
  const rows = await ctx.tx
    .update(projects)
    .set({ ...(content ? columns(content) : {}), version: project.version + 1 })
    .where(and(eq(projects.id, project.id), eq(projects.version, project.version)))
    .returning({ id: projects.id })
  if (rows.length === 0) throw new Error(`project ${project.id} moved on under its own lock`)
}

/** Says when these kinds of work in a part were accepted, new or again. */
export async function saveWorks(
  ctx: EventCtx,
  projectId: ProjectId,
  works: readonly ProjectWork[],
): Promise<void> {
  await ctx.tx
    .insert(projectWorks)
    .values(
      works.map((one) => ({
        id: ctx.deps.ids.mint('project_work', ctx.at),
        projectId,
        part: one.part,
        work: one.work,
        acceptedOn: one.acceptedOn ?? null,
        longer: one.longer ?? null,
      })),
    )
    .onConflictDoUpdate({
      target: [projectWorks.projectId, projectWorks.part, projectWorks.work],
      set: { acceptedOn: sql`excluded.accepted_on`, longer: sql`excluded.longer` },
    })
}
