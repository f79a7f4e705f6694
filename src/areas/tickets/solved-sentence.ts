import { and, asc, eq, inArray } from 'drizzle-orm'
import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { heardCard } from '../../../bot-cards/tickets/heard.ts'
import { tickets } from '../../../drizzle/schema/tickets.ts'
import { type Ctx, done, type Outcome, reply, roles } from '../../bot/context.ts'
import type { Sentence } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { clientAsked } from './ask-client.ts'
import { happen } from './happen.ts'
import { lockTicket, selectTickets, toTicket } from './repo.ts'
import { showTicket } from './show.ts'
import { understandThread } from './thread-words.ts'

/** 修好了 and little else: what is longer tells of a visit. */
const short = 8
const working = ['new', 'acknowledged', 'scheduled', 'on_site']

/** 修好了, said outside any thread: the one ticket its speaker has; of several, which. */
export const solvedSentence: Sentence = {
  name: 'tickets.solved',
  roles,
  hears(text) {
    if (text.length > short) return false
    const said = understandThread(text, { now: new Date(0), zone: 'UTC' })
    return said.is === 'move' && said.move === 'resolve'
  },
  async run(ctx: Ctx, text: string): Promise<Outcome> {
    const rows = await selectTickets(ctx.tx)
      .where(and(eq(tickets.assigneeId, ctx.actor.id), inArray(tickets.status, working)))
      .orderBy(asc(tickets.number))
      .limit(8)
    const mine = rows.map(toTicket)
    const [only, ...more] = mine
    if (!only) {
      await reply(ctx, noticeCard.render({ tone: 'info', text: say((w) => w.tickets.heard.none) }))
      return done
    }
    if (more.length > 0) {
      const list = mine.map(({ id, number, project, client, part }) => ({
        ticket: id,
        number,
        where: [project ?? client, part].filter(Boolean).join(' '),
      }))
      await reply(ctx, heardCard.render({ now: ctx.at, zone: ctx.deps.zone, asks: 'which', tickets: list }))
      return done
    }
    const ticket = await lockTicket(ctx.tx, only.id)
    if (!ticket || !(await may(ctx, 'ticket.work', ticket.clientId))) return done
    const note = ctx.origin.messageId ? { note: text, messageId: ctx.origin.messageId } : { note: text }
    const stands = await happen(ctx, ticket, { did: 'resolved' }, note)
    if (!stands) return done
    await showTicket(ctx, stands)
    await clientAsked(ctx, stands, text)
    await reply(
      ctx,
      noticeCard.render({ tone: 'success', text: say((w) => w.tickets.heard.solved(stands.number)) }),
    )
    return done
  },
}
