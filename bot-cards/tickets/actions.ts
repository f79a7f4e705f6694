import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentText } from '../kit/sent.ts'
import { type moves, waits } from './kinds.ts'

const ticket = z.object({ ticket: z.string() })

/** 我来: the presser answers for it from now on. */
export const takeTicket = cardAction('tickets.take', { payload: ticket })

/** Moves that take one tap: what they say is that it is so, now. */
export const tapped = ['arrive', 'resume'] as const
export const tapTicket = cardAction('tickets.tap', { payload: ticket.extend({ move: z.enum(tapped) }) })

/** Moves that ask for something first. */
export const asked = [
  'assign',
  'schedule',
  'arrive',
  'resolve',
  'pause',
  'confirm',
  'close',
  'reopen',
  'escalate',
  'comment',
  'correct',
  'merge',
  'split',
  'cancel',
] as const satisfies readonly (typeof moves)[number][]
export type Asked = (typeof asked)[number]

/** Every field any of these forms has; each form shows its own. */
export const moveFields = z.object({
  person: sentText,
  at: sentText,
  text: sentText,
  cost: sentText,
  waiting: sentText,
  how: sentText,
  score: sentText,
  internal: sentText,
  level: sentText,
  work: sentText,
  part: sentText,
  place: sentText,
  reporter: sentText,
  phone: sentText,
  other: sentText,
})
export type MoveFields = z.output<typeof moveFields>

const asking = ticket.extend({ move: z.enum(asked) })
/** Opens the form of a move, in the presser's private chat. The version does not matter. */
export const openMove = cardAction('tickets.ask', { payload: asking })
/** Makes the move; the version is the ticket's. */
export const sendMove = cardAction('tickets.move', { payload: asking, form: moveFields })

/** Shows a ticket in the presser's private chat: in place of what stands there, or on a card of its own. */
export const openTicketCard = cardAction('tickets.open', { payload: ticket.extend({ anew: z.boolean() }) })
/** The number of whoever called, for whoever may call back. */
export const showPhone = cardAction('tickets.phone', { payload: ticket })

/** Open tickets that are mine, all I may see, or everything there ever was of a project or client. */
export const listScopes = ['mine', 'all', 'archive'] as const
export type ListScope = (typeof listScopes)[number]
/** Turns to another page of a list, or to another list. */
export const listTickets = cardAction('tickets.list', {
  payload: z.object({
    scope: z.enum(listScopes),
    client: z.string().optional(),
    project: z.string().optional(),
    from: z.int().nonnegative(),
  }),
})

/** What was heard in a ticket's thread and is to be agreed to: it waits for somebody, or a visit at a time. */
export const agreeHeard = cardAction('tickets.agree', {
  payload: z.discriminatedUnion('move', [
    ticket.extend({ move: z.literal('schedule'), at: z.iso.datetime() }),
    ticket.extend({ move: z.literal('pause'), waiting: z.enum(waits) }),
  ]),
})
