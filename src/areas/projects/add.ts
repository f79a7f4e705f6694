import { audit, type Ctx } from '../../bot/context.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import type { ProjectContent, ProjectWork } from './model.ts'
import { keepNotices } from './notices.ts'
import { insertProject, saveWorks } from './repo.ts'

/** Writes a project of a client with what was accepted of it. The caller has asked for `project.edit`. */
export async function addProject(
  ctx: Ctx,
  clientId: string,
  content: ProjectContent,
  works: readonly ProjectWork[] = [],
): Promise<ProjectId> {
  const id = ctx.deps.ids.mint('project', ctx.at)
  await insertProject(ctx, id, clientId, content)
  if (works.length > 0) await saveWorks(ctx, id, works)
  await keepNotices(ctx, [id])
  await audit(ctx, {
    action: 'projects.create',
    entity: 'project',
    entityId: id,
    after: { client: clientId, name: content.name, manager: content.managerId ?? null },
  })
  return id
}
