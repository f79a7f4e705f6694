import { audit, type Ctx } from '../../bot/context.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import type { ProjectContent, ProjectWork } from './model.ts'
import { keepNotices } from './notices.ts'
import { insertProject, saveWorks } from './repo.ts'

/**
 * Writes a project of a client with what was accepted of it. False: one with this id is there already, so that a second
 * press writes nothing. The caller has asked for `project.edit`.
 */
export async function addProject(
  ctx: Ctx,
  { id, clientId }: { id: ProjectId; clientId: string },
  content: ProjectContent,
  works: readonly ProjectWork[] = [],
): Promise<boolean> {
  if (!(await insertProject(ctx, id, clientId, content))) return false
  if (works.length > 0) await saveWorks(ctx, id, works)
  await keepNotices(ctx, [id])
  await audit(ctx, {
    action: 'projects.create',
    entity: 'project',
    entityId: id,
    after: { client: clientId, ...logged(content) },
  })
  return true
}

/** What the audit trail says of a project's content. */
export const logged = (content: ProjectContent) => ({
  name: content.name,
  manager: content.managerId ?? null,
})
