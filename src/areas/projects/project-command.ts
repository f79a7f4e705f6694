import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { defineCommand } from '../../bot/define.ts'
import { standingsTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { clientAtStart, defineClientCommand } from '../clients/index.ts'
import { drawList } from './list.ts'
import type { Project } from './model.ts'
import { projectsNamed, projectsOf } from './repo.ts'
import { drawProject } from './view.ts'

const about = {
  name: 'projects',
  zh: '项目',
  aliases: ['xm', 'project'],
  help: {
    zh: '客户的项目：哪些在保、保到哪天、谁负责',
    en: 'A client’s projects: what is under warranty until when, and who runs them',
  },
  usage: { zh: '/项目 万川', en: '/projects Wanchuan' },
  roles,
  where: 'private',
} as const

/** Projects by name are looked for among so many. */
const mostNamed = 20

async function show(ctx: Ctx, project: Project): Promise<Outcome> {
  await reply(ctx, await drawProject(ctx, project))
  return done
}

const ofClient = defineClientCommand({
  ...about,
  right: 'project.see',
  async run(ctx, client, rest) {
    const wanted = rest.trim().toLowerCase()
    const named = wanted
      ? (await projectsOf(ctx.tx, client.id, 0, mostNamed)).projects.filter((one) =>
          one.name.toLowerCase().includes(wanted),
        )
      : []
    const [only] = named.length === 1 ? named : []
    if (only) return show(ctx, only)
    await reply(ctx, await drawList(ctx, client))
    return done
  },
})

/** Projects called so that the reader may see. */
async function visible(ctx: Ctx, text: string): Promise<Project[]> {
  const found = await projectsNamed(ctx.tx, text, mostNamed)
  const held = await standingsTo(ctx, [...new Set(found.map((one) => one.clientId))])
  return found.filter((one) => allows('project.see', held.get(one.clientId) ?? ['none']))
}

/** `/项目`: mine; with a client, theirs; with a project's name, that one. */
export const projectCommand = defineCommand({
  ...ofClient,
  async run(ctx, text) {
    const typed = text.trim()
    if (typed === '') {
      await reply(ctx, await drawList(ctx, undefined))
      return done
    }
    const named = await visible(ctx, typed)
    const [only] = named.length === 1 ? named : []
    if (only) return show(ctx, only)
    const { match } = await clientAtStart(ctx, typed)
    if (match.state !== 'unknown' || named.length === 0) return ofClient.run(ctx, typed)
    return refused({
      code: 'project_unclear',
      params: {
        heard: typed,
        names: named
          .map((one) => one.name)
          .slice(0, 3)
          .join('、'),
      },
    })
  },
})
