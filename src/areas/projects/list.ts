import { say } from '../../../bot-cards/i18n/say.ts'
import { listProjects, openProject } from '../../../bot-cards/projects/actions.ts'
import { projectListCard } from '../../../bot-cards/projects/list.ts'
import { type Ctx, refused, roles, tell } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { type Client, findClient } from '../clients/index.ts'
import { findProject, ownProjects, projectsOf } from './repo.ts'
import { drawProject, projectRows } from './view.ts'

const shown = 5

/** The projects of a client, or one's own. That the reader may see a client's (`project.see`), the caller has asked. */
export async function drawList(
  ctx: Ctx,
  client: Pick<Client, 'id' | 'name'> | undefined,
  from = 0,
): Promise<object> {
  const found = client
    ? await projectsOf(ctx.tx, client.id, from, shown)
    : await ownProjects(ctx.tx, ctx.actor.id, from, shown)
  return projectListCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    ...(client ? { client: { id: client.id, name: client.name } } : {}),
    rows: await projectRows(ctx, found.projects),
    from,
    total: found.total,
    mayAdd: client ? await may(ctx, 'project.edit', client.id) : true,
  })
}

/** Turns the pages of a list. */
export const list = defineAction(listProjects, {
  roles,
  right: { needs: 'project.see', client: ({ client }) => client },
  async run(ctx, { payload }) {
    const client = payload.client ? await findClient(ctx.tx, payload.client) : undefined
    if (payload.client && !client) return refused({ code: 'not_found', params: {} })
    return { card: await drawList(ctx, client, payload.from) }
  },
})

/** Shows one project, in place or on a card of its own. */
export const open = defineAction(openProject, {
  roles,
  async run(ctx, { payload }) {
    const project = await findProject(ctx.tx, payload.project)
    if (!project || !(await may(ctx, 'project.see', project.clientId)))
      return refused({ code: 'not_found', params: {} })
    const card = await drawProject(ctx, project)
    if (!payload.anew) return { card }
    await tell(ctx, ctx.actor.openId, card)
    return { toast: { tone: 'info', text: say((w) => w.projects.toasts.opened) } }
  },
})
