import { say } from '../../../bot-cards/i18n/say.ts'
import { addServiceGroup, dropServiceGroup } from '../../../bot-cards/intake/actions.ts'
import { serviceGroupCard } from '../../../bot-cards/intake/group.ts'
import { workKinds } from '../../../bot-cards/projects/actions.ts'
import { en as enProjects, zh as zhProjects } from '../../../bot-cards/projects/words.ts'
import type { GroupScope } from '../../../bot-cards/tickets/kinds.ts'
import { type Ctx, done, refused, reply } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { findProject, projectsNamed } from '../projects/index.ts'
import { addGroup, dropGroup, groupsOf } from '../tickets/index.ts'

const keepers = ['admin', 'after_sales', 'head_of_sales', 'deputy_gm'] as const

/** The card as it stands: of one group, or of all of them. */
async function draw(ctx: Ctx, chat?: string): Promise<object> {
  const rows = await groupsOf(ctx.tx, chat)
  const named = await Promise.all(
    rows.map(async ({ id, scope, value }) => ({
      id,
      scope,
      value: scope === 'project' ? ((await findProject(ctx.tx, value))?.name ?? '') : value,
    })),
  )
  return serviceGroupCard.render({ rows: named, ...(chat === undefined ? {} : { chat }) })
}

/** What the words after the command mean: a kind of work, a project the actor may see, else a city; nothing: undefined. */
async function meant(ctx: Ctx, text: string): Promise<{ scope: GroupScope; value: string } | undefined> {
  const typed = text.trim()
  if (typed === '') return undefined
  if (/^(?:默认|其他|default)$/i.test(typed)) return { scope: 'default', value: '' }
  const work = workKinds.find((one) => [one, zhProjects.works[one], enProjects.works[one]].includes(typed))
  if (work) return { scope: 'work', value: work }
  const [project, ...more] = await projectsNamed(ctx.tx, typed, 2)
  if (project && more.length === 0 && (await may(ctx, 'project.see', project.clientId)))
    return { scope: 'project', value: project.id }
  return typed.length <= 10 ? { scope: 'city', value: typed.replace(/市$/, '') } : undefined
}

/** `/售后群`: in a group, which tickets' cards come there; in private, which go to groups at all. */
export const serviceGroupCommand = defineCommand({
  name: 'service-group',
  zh: '售后群',
  aliases: ['shq'],
  help: say((w) => w.intake.groups.help),
  usage: say((w) => w.intake.groups.usage),
  roles: keepers,
  where: 'anywhere',
  async run(ctx, text) {
    const { chatType, chatId } = ctx.origin
    const chat = chatType === 'group' ? chatId : undefined
    const scope = await meant(ctx, text)
    if (scope && chat === undefined) return refused({ code: 'group_only', params: {} })
    if (scope && chat !== undefined) await addGroup(ctx, chat, scope)
    await reply(ctx, await draw(ctx, chat))
    return done
  },
})

export const addToGroup = defineAction(addServiceGroup, {
  roles: keepers,
  async run(ctx, { payload: { chat, scope, value } }) {
    // The card may have been forwarded: a group is registered from within itself.
    if (ctx.origin.chatId !== chat) return refused({ code: 'group_only', params: {} })
    if (scope === 'work' && !workKinds.some((one) => one === value))
      return refused({ code: 'card_unknown', params: {} })
    await addGroup(ctx, chat, { scope, value })
    return {
      toast: { tone: 'success', text: say((w) => w.intake.groups.done) },
      card: await draw(ctx, chat),
    }
  },
})

export const dropFromGroup = defineAction(dropServiceGroup, {
  roles: keepers,
  async run(ctx, { payload: { group, chat } }) {
    if (!(await dropGroup(ctx, group)))
      return refused({ code: 'stale_card', params: {} }, await draw(ctx, chat))
    return {
      toast: { tone: 'success', text: say((w) => w.intake.groups.dropped) },
      card: await draw(ctx, chat),
    }
  },
})
