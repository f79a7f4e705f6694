import { say } from '../../../bot-cards/i18n/say.ts'
import { sendMove, tapTicket } from '../../../bot-cards/tickets/actions.ts'
import { type Ctx, type Outcome, refused, roles, tell } from '../../bot/context.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { expectFile } from '../files/index.ts'
import { personById } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { clientAsked } from './ask-client.ts'
import { happen } from './happen.ts'
import { merge, split } from './joining.ts'
import { followLowScore } from './low-score.ts'
import type { TicketHead } from './model.ts'
import { drawMove, type Moving, mayHaveIt, mergeable, movingRecord } from './move-form.ts'
import { moved } from './moved.ts'
import { type Moved, readMove } from './read-move.ts'
import { ticketFor } from './record.ts'
import { saveBody, withBody } from './repo.ts'
import { drawTicket } from './view.ts'

const dayMs = 86_400_000
const overseers = ['manager', 'head_of_sales', 'deputy_gm', 'general_manager'] as const

/** What the state allows and the person may, and is refused all the same. */
async function refusal(ctx: Ctx, { ticket, move }: Moving): Promise<Outcome | undefined> {
  if (
    move === 'close' &&
    ticket.status !== 'confirmed' &&
    !overseers.some((one) => ctx.actor.roles.includes(one))
  )
    return refused({ code: 'ticket_unconfirmed', params: {} }, await drawTicket(ctx, ticket))
  if (move === 'reopen' && ticket.closedAt) {
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const days = policy['tickets.reopen_days']
    if (ctx.at.getTime() - ticket.closedAt.getTime() > days * dayMs)
      return refused({ code: 'ticket_too_old', params: { days } }, await drawTicket(ctx, ticket))
  }
  return undefined
}

const done = { tone: 'success' as const, text: say((w) => w.tickets.move.toasts.done) }

/** A move whose form was sent: reads it, lets it happen, and what goes with it. */
export const send = defineAction(sendMove, {
  roles,
  record: movingRecord,
  async run(ctx, { form, record }) {
    const no = await refusal(ctx, record)
    if (no) return no
    const ticket = await withBody(ctx, record.ticket)
    const [people, others] = await Promise.all([
      record.move === 'assign' ? mayHaveIt(ctx, ticket.clientId) : [],
      record.move === 'merge' ? mergeable(ctx, ticket) : [],
    ])
    const read = readMove(record.move, form, { at: ctx.at, ticket, people, others })
    if ('errors' in read)
      return {
        toast: { tone: 'warning', text: say((w) => w.tickets.move.fixBelow) },
        card: await drawMove(ctx, record, form, read.errors),
      }
    return make(ctx, record, read.moved)
  },
})

/** Lets it happen. What is said of more than one ticket, or asks for more afterwards, has its own way. */
async function make(
  ctx: Ctx,
  { ticket, move }: Moving,
  { what, note, body, other }: Moved,
): Promise<Outcome> {
  const telling = note === undefined ? {} : { note }
  if (move === 'merge' && other) return merge(ctx, ticket, other, telling)
  if (move === 'split' && note) return split(ctx, ticket, note)
  if (body) await saveBody(ctx, ticket.id, { ...(await withBody(ctx, ticket)).body, ...body })
  if (what.did === 'confirmed') return confirmed(ctx, ticket, what, telling)
  const outcome = await moved(ctx, ticket, what, telling, done)
  if (what.did === 'assigned') await handTo(ctx, ticket, what.to)
  if (what.did === 'resolved') {
    // The photo of how it looks now may be sent right here.
    await expectFile(ctx, { entity: 'tickets', entityId: ticket.id })
    await clientAsked(ctx, ticket, note ?? '')
  }
  return outcome
}

/** Whoever it was given to finds it in their private chat, to take it. */
async function handTo(ctx: Ctx, { id }: TicketHead, to: string): Promise<void> {
  const person = await personById(ctx.tx, to, ctx.at)
  const ticket = await movingRecord.load(ctx, { ticket: id, move: 'assign' })
  if (person && ticket && person.id !== ctx.actor.id)
    await tell(ctx, person.openId, await drawTicket(ctx, ticket.ticket))
}

/**
 * The client says it is solved: closed at once, or once the signed photo is here. A low score is followed up by whoever
 * looks after the client.
 */
async function confirmed(
  ctx: Ctx,
  ticket: TicketHead,
  what: Extract<Moved['what'], { did: 'confirmed' }>,
  telling: { note?: string },
): Promise<Outcome> {
  await followLowScore(ctx, ticket, what.score)
  if (what.how === 'photo') {
    await expectFile(ctx, { entity: 'tickets', entityId: ticket.id })
    const text = say((w) => w.tickets.move.photoWanted)
    return moved(ctx, ticket, what, telling, { tone: 'info', text })
  }
  const stands = await happen(ctx, ticket, what, telling)
  if (!stands) throw new Error('a press brings no message that could have been filed before')
  return moved(ctx, stands, { did: 'closed' }, {}, done)
}

const tapRecord: PressedRecord<{ ticket: string; move: 'arrive' | 'resume' }, Moving> = {
  ...movingRecord,
  load: (ctx, { ticket, move }) => load(ctx, ticket, move),
  closed: ({ ticket, move }, payload) =>
    (payload.move === 'resume' ? ticketFor('resume') : ticketFor(move)).closed?.(ticket, payload),
}

/** Going on is asked for like arriving: the same people may. */
const load = (ctx: Ctx, ticket: string, move: 'arrive' | 'resume') =>
  movingRecord.load(ctx, { ticket, move: move === 'resume' ? 'pause' : 'arrive' })

/** 到场, 接着干: one tap says that it is so now. */
export const tap = defineAction(tapTicket, {
  roles,
  record: tapRecord,
  run: (ctx, { payload, record }) =>
    moved(ctx, record.ticket, { did: payload.move === 'arrive' ? 'arrived' : 'resumed' }, {}, done),
})
