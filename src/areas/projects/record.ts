import type { Ctx } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import type { Project } from './model.ts'
import { findProject, lockProject } from './repo.ts'
import { drawProject } from './view.ts'

/** A project as its buttons change it: whoever may not see it learns nothing, not even that it is there. */
export const projectRecord: PressedRecord<{ project: string }, Project> = {
  async load(ctx, { project }) {
    const found = await lockProject(ctx.tx, project)
    return found && (await may(ctx, 'project.see', found.clientId)) ? found : undefined
  },
  version: (project) => project.version,
  forbids: async (ctx, project) =>
    (await may(ctx, 'project.edit', project.clientId)) ? undefined : { code: 'not_your_client', params: {} },
  redraw: (ctx, project) => drawProject(ctx, project),
}

/** The card of a project just written. */
export async function drawAgain(ctx: Ctx, id: string): Promise<object> {
  const project = await findProject(ctx.tx, id)
  if (!project) throw new Error(`project ${id} is gone`)
  return drawProject(ctx, project)
}
