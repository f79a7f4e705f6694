import type { Ctx } from '../../bot/context.ts'
import { findNames } from '../../kernel/text/match-names.ts'
import { fold } from '../../kernel/text/normalize.ts'
import { standingsTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { findClient, namesInText } from '../clients/index.ts'
import {
  findProject,
  ownProjects,
  type Project,
  projectsLike,
  projectsOf,
  projectsWithPart,
  worksOf,
} from '../projects/index.ts'
import { groupsOf } from '../tickets/index.ts'

/** What a report is about, as far as its words and the place it was said in tell. */
export type About = {
  clientId?: string
  projectId?: string
  guessed: ('client' | 'project')[]
  /** Projects it may be about, the likeliest first; none once it is known. */
  options: string[]
}

const most = 20
const offered = 5
const shortest = 3
/** Everyday words that stand in projects' names, too. */
const everyday = /^(?:项目|中心|大堂|走廊|改造|精装|装修|工程|一期|二期|三期|门诊楼?|号楼)+$/

/** Pieces of Chinese text that a project's name may share with it. */
function pieces(text: string): string[] {
  const found = new Set<string>()
  for (const [run] of fold(text).matchAll(/[\p{Script=Han}\d]{3,}|[a-z]{4,}/gu))
    for (let from = 0; from + shortest <= run.length && found.size < 80; from++)
      found.add(run.slice(from, from + shortest))
  return [...found].filter((one) => !everyday.test(one))
}

/** How much of a project's name stands in the text: the longest stretch they share, all of it counting most. */
export function sharedWith(text: string, name: string): number {
  const said = fold(text)
  const called = fold(name)
  if (said.includes(called)) return called.length + 100
  let longest = 0
  for (let from = 0; from < called.length; from++)
    while (
      from + longest + 1 <= called.length &&
      said.includes(called.slice(from, from + longest + 1)) &&
      !everyday.test(called.slice(from, from + longest + 1))
    )
      longest += 1
  // 万川…二期: which phase it is, is said apart from the name.
  const phase = /[一二三四五六]期/.exec(called)?.[0]
  return longest >= 2 && phase && said.includes(phase) ? longest + 2 : longest
}

/** The one item that is better than all others by this measure, if it reaches `least`. */
function only<T>(items: readonly T[], measure: (item: T) => number, least: number): T | undefined {
  const ranked = items.map((item) => ({ item, score: measure(item) })).sort((a, b) => b.score - a.score)
  const [first, second] = ranked
  return first && first.score >= least && (!second || second.score < first.score) ? first.item : undefined
}

const unique = (projects: readonly Project[]): Project[] => [
  ...new Map(projects.map((one) => [one.id, one])).values(),
]

/** Those towards whose client the actor may report something. */
async function reportable(ctx: Ctx, projects: readonly Project[]): Promise<Project[]> {
  const held = await standingsTo(ctx, [...new Set(projects.map((one) => one.clientId))])
  return projects.filter((one) => allows('ticket.report', held.get(one.clientId) ?? ['none']))
}

/** The project a group works for, where it is bound to one alone. */
async function boundProject(ctx: Ctx): Promise<Project | undefined> {
  const { chatType, chatId } = ctx.origin
  if (chatType !== 'group' || !chatId) return undefined
  const bound = (await groupsOf(ctx.tx, chatId)).filter((one) => one.scope === 'project')
  const [first] = bound
  return first && bound.length === 1 ? findProject(ctx.tx, first.value) : undefined
}

/**
 * Finds client and project: by the group it was said in, a project's name, a client's name or short name, the part (3号楼
 * exists in one project only), or because the asker has just one. Guesses are told apart; what fits several is asked.
 */
export async function aboutText(ctx: Ctx, text: string, part: string): Promise<About> {
  const bound = await boundProject(ctx)
  if (bound) return { clientId: bound.clientId, projectId: bound.id, guessed: [], options: [] }
  const names = findNames(text, await namesInText(ctx.tx, text, ctx.actor.id))
  const clientIds = [
    ...new Set(
      names.flatMap(({ match }) =>
        match.state === 'known' ? [match.clientId] : match.options.map((one) => one.clientId),
      ),
    ),
  ].slice(0, 5)
  const sure = names.every(({ match }) => match.state === 'known')
  const ofClients = (
    await Promise.all(clientIds.map(async (id) => (await projectsOf(ctx.tx, id, 0, most)).projects))
  ).flat()
  const named = await projectsLike(ctx.tx, pieces(text), most)
  const there = named.filter((one) => clientIds.length === 0 || clientIds.includes(one.clientId))
  const pool = await reportable(ctx, unique([...there, ...ofClients]))
  const found = only(pool, (one) => sharedWith(text, one.name), 4)
  if (found) return known(found, sharedWith(text, found.name) <= 100, clientIds.includes(found.clientId))
  if (clientIds.length > 0) return ofClient(ctx, pool, clientIds, sure, part)
  const [own, withPart] = await Promise.all([
    ownProjects(ctx.tx, ctx.actor.id, 0, most),
    part ? projectsWithPart(ctx.tx, part, most) : [],
  ])
  const parted = await reportable(ctx, withPart)
  const mine = parted.filter((one) => own.projects.some(({ id }) => id === one.id))
  const [one] = mine.length === 1 ? mine : parted
  if (one && (mine.length === 1 || parted.length === 1)) return known(one, true, false)
  const options = unique([...mine, ...parted, ...(await reportable(ctx, own.projects)), ...pool])
  const [single] = options
  return single && options.length === 1
    ? known(single, true, false)
    : { guessed: [], options: options.slice(0, offered).map(({ id }) => id) }
}

const known = (project: Project, guessed: boolean, clientSaid: boolean): About => ({
  clientId: project.clientId,
  projectId: project.id,
  guessed: [
    ...(guessed ? (['project'] as const) : []),
    ...(guessed && !clientSaid ? (['client'] as const) : []),
  ],
  options: [],
})

/** The client was said, the project was not: its only one, the one with that part, or one of several. */
async function ofClient(
  ctx: Ctx,
  pool: readonly Project[],
  clientIds: readonly string[],
  sure: boolean,
  part: string,
): Promise<About> {
  const [clientId] = clientIds
  const client = clientIds.length === 1 && sure && clientId ? await findClient(ctx.tx, clientId) : undefined
  const works = await worksOf(
    ctx.tx,
    pool.map((one) => one.id),
  )
  const parted = part ? pool.filter((one) => works.get(one.id)?.some((work) => work.part === part)) : []
  const [only] = parted.length === 1 ? parted : pool
  if (only && (parted.length === 1 || pool.length === 1)) return known(only, true, client !== undefined)
  return {
    ...(client ? { clientId: client.id } : {}),
    guessed: [],
    options: (parted.length > 0 ? parted : pool).slice(0, offered).map(({ id }) => id),
  }
}
