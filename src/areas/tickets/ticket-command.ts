import { say } from '../../../bot-cards/i18n/say.ts'
import { listTickets } from '../../../bot-cards/tickets/actions.ts'
import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { type Client, defineClientCommand, findClient } from '../clients/index.ts'
import { findProject, projectsNamed } from '../projects/index.ts'
import { drawTickets, type Listed } from './lists.ts'
import { ticketNumbered } from './repo.ts'
import { drawTicket } from './view.ts'

const show = async (ctx: Ctx, listed: Listed): Promise<Outcome> => {
  await reply(ctx, await drawTickets(ctx, listed))
  return done
}

const ofClient = (client: Pick<Client, 'id' | 'name'>) => ({ name: client.name, client: client.id })

const openOf = defineClientCommand({
  name: 'tickets',
  zh: '工单',
  aliases: ['ticket', 'gd'],
  help: say((w) => w.tickets.commands.tickets),
  usage: say((w) => w.tickets.commands.ticketsUsage),
  roles,
  where: 'private',
  right: 'ticket.see',
  run: (ctx, client) => show(ctx, { scope: 'all', from: 0, about: ofClient(client) }),
})

/** `/工单`: mine, else all I may see; with a number that one, with a client theirs. */
export const ticketsCommand = defineCommand({
  ...openOf,
  async run(ctx, text) {
    const typed = text.trim()
    if (typed === '')
      return show(ctx, { scope: ctx.actor.roles.includes('after_sales') ? 'all' : 'mine', from: 0 })
    const number = /^(?:工单|#|no\.?)?\s*(\d{1,9})$/i.exec(typed)?.[1]
    if (number === undefined) return openOf.run(ctx, typed)
    const ticket = await ticketNumbered(ctx.tx, Number(number))
    if (!ticket || !(await may(ctx, 'ticket.see', ticket.clientId)))
      return refused({ code: 'not_found', params: {} })
    await reply(ctx, await drawTicket(ctx, ticket))
    return done
  },
})

const archiveOf = defineClientCommand({
  name: 'archive',
  zh: '档案',
  aliases: ['da'],
  help: say((w) => w.tickets.commands.archive),
  usage: say((w) => w.tickets.commands.archiveUsage),
  roles,
  where: 'private',
  right: 'ticket.see',
  run: (ctx, client) => show(ctx, { scope: 'archive', from: 0, about: ofClient(client) }),
})

/** `/档案 售后 云庭一期`: everything after-sales ever did for a project or client (制度三(二) 售后服务档案). */
export const archiveCommand = defineCommand({
  ...archiveOf,
  async run(ctx, text) {
    const named = text.trim().replace(/^(?:售后(?:服务)?|after-?sales)\s*/i, '')
    const [project, ...more] = named === '' ? [] : await projectsNamed(ctx.tx, named, 2)
    if (project && more.length === 0 && (await may(ctx, 'ticket.see', project.clientId)))
      return show(ctx, { scope: 'archive', from: 0, about: { name: project.name, project: project.id } })
    return archiveOf.run(ctx, named)
  },
})

/** Turns the pages of a list; of a project or client only for whoever may see its tickets. */
export const turn = defineAction(listTickets, {
  roles,
  async run(ctx, { payload: { scope, from, client, project } }) {
    const [one, other] = [
      client ? await findClient(ctx.tx, client) : undefined,
      project ? await findProject(ctx.tx, project) : undefined,
    ]
    const of = one?.id ?? other?.clientId
    if ((client ?? project) !== undefined && !(of && (await may(ctx, 'ticket.see', of))))
      return refused({ code: 'not_found', params: {} })
    const about = one ? ofClient(one) : other ? { name: other.name, project: other.id } : undefined
    // Everything there ever was is shown of something only.
    const kept = scope === 'archive' && !about ? 'all' : scope
    return { card: await drawTickets(ctx, { scope: kept, from, ...(about ? { about } : {}) }) }
  },
})
