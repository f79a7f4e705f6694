import { workKinds } from '../../../bot-cards/projects/actions.ts'
import type { Asked, MoveFields } from '../../../bot-cards/tickets/actions.ts'
import { confirmations, levels, type TicketKind, waits } from '../../../bot-cards/tickets/kinds.ts'
import type { PersonId, TicketId } from '../../kernel/ids.ts'
import { normalize } from '../../kernel/text/normalize.ts'
import { findPhones } from '../../kernel/text/phones.ts'
import { pickedInstant } from '../visits/index.ts'
import type { Correction, Happening, Ticket } from './model.ts'

/** The longest sentence of a form, in characters. */
export const longestText = 1000

/** What is wrong with a field, by the words that say so. */
export type MoveError =
  | 'person'
  | 'personSame'
  | 'at'
  | 'past'
  | 'text'
  | 'tooLong'
  | 'waiting'
  | 'how'
  | 'score'
  | 'other'
  | 'cost'
  | 'phone'
  | 'nothing'
export type MoveErrors = Partial<Record<keyof MoveFields, MoveError>>

/** What a submitted form asks for. `body`: what changes of what is protected. */
export type Moved = {
  what: Happening
  note?: string
  other?: TicketId
  body?: Partial<Ticket['body']>
}

type About = {
  at: Date
  ticket: Ticket
  people: readonly { id: PersonId }[]
  others: readonly { id: TicketId }[]
}

/** Reads the form of a move: what happens, or what is wrong beside which field. Pure. */
export function readMove(
  move: Asked,
  fields: MoveFields,
  about: About,
): { moved: Moved } | { errors: MoveErrors } {
  const { text } = fields
  if (text !== undefined && text.length > longestText) return { errors: { text: 'tooLong' } }
  const note = text === undefined ? {} : { note: text }
  const said = (what: Happening): ReturnType<typeof readMove> =>
    text === undefined ? { errors: { text: 'text' } } : { moved: { what, note: text } }
  switch (move) {
    case 'assign': {
      const to = about.people.find((one) => one.id === fields.person)
      if (!to) return { errors: { person: 'person' } }
      if (to.id === about.ticket.assigneeId) return { errors: { person: 'personSame' } }
      return { moved: { what: { did: 'assigned', to: to.id }, ...note } }
    }
    case 'schedule': {
      const visitAt = fields.at ? pickedInstant(fields.at) : undefined
      if (!visitAt) return { errors: { at: 'at' } }
      return visitAt <= about.at
        ? { errors: { at: 'past' } }
        : { moved: { what: { did: 'scheduled', visitAt }, ...note } }
    }
    case 'arrive':
      return said({ did: 'arrived' })
    case 'resolve':
      return resolved(fields, about.ticket)
    case 'pause': {
      const waiting = waits.find((one) => one === fields.waiting)
      return waiting
        ? { moved: { what: { did: 'paused', for: waiting }, ...note } }
        : { errors: { waiting: 'waiting' } }
    }
    case 'confirm': {
      const how = confirmations.find((one) => one === fields.how)
      const score = /^[1-5]$/.test(fields.score ?? '') ? Number(fields.score) : undefined
      if (!how || score === undefined)
        return {
          errors: { ...(how ? {} : { how: 'how' }), ...(score === undefined ? { score: 'score' } : {}) },
        }
      return { moved: { what: { did: 'confirmed', how, score }, ...note } }
    }
    case 'close':
      return about.ticket.status === 'confirmed'
        ? { moved: { what: { did: 'closed' }, ...note } }
        : said({ did: 'closed' })
    case 'reopen':
      return said({ did: 'reopened' })
    case 'escalate':
      return said({ did: 'escalated' })
    case 'comment':
      return said({ did: 'commented', internal: fields.internal === 'yes', files: 0 })
    case 'correct':
      return corrected(fields, about.ticket)
    case 'merge': {
      const other = about.others.find((one) => one.id === fields.other)
      return other
        ? { moved: { what: { did: 'merged', into: other.id }, other: other.id, ...note } }
        : { errors: { other: 'other' } }
    }
    case 'split':
      // Into which is known once it is written.
      return said({ did: 'split', into: about.ticket.id })
    case 'cancel':
      return said({ did: 'cancelled' })
  }
}

/** What was done, and what a client out of warranty pays for it: whole yuan, as it is written, without 万. */
function resolved({ text, cost }: MoveFields, ticket: Ticket): ReturnType<typeof readMove> {
  const yuan = cost === undefined ? undefined : /^(\d{1,7})\s*(?:元|块)?$/.exec(normalize(cost).trim())?.[1]
  const errors: MoveErrors = {
    ...(text === undefined ? { text: 'text' as const } : {}),
    ...(cost !== undefined && yuan === undefined ? { cost: 'cost' as const } : {}),
  }
  if (text === undefined || Object.keys(errors).length > 0) return { errors }
  const costs = yuan !== undefined && ticket.coverage !== 'in' ? { costYuan: Number(yuan) } : {}
  return { moved: { what: { did: 'resolved', ...costs }, note: text } }
}

/** Only what differs is a correction; an emptied kind of work is not known after all. */
function corrected(fields: MoveFields, ticket: Ticket): ReturnType<typeof readMove> {
  const level = levels.find((one) => one === fields.level)
  const work = workKinds.find((one) => one === fields.work)
  const part = fields.part ?? ''
  const typed = fields.phone ?? ''
  const [heard] = typed === '' ? [] : findPhones(typed)
  const number = heard && 'number' in heard ? heard.number : undefined
  if (typed !== '' && number === undefined) return { errors: { phone: 'phone' } }
  const to: Correction = {
    ...(level && level !== ticket.level && kindOf(level) === ticket.kind ? { level } : {}),
    ...(work && work !== ticket.work ? { work } : {}),
    ...(part !== ticket.part ? { part } : {}),
  }
  const body: Ticket['body'] = {
    description: fields.text ?? ticket.body.description,
    place: fields.place ?? '',
    reporter: fields.reporter ?? '',
    phone: number ?? '',
  }
  const same = (Object.keys(body) as (keyof Ticket['body'])[]).every((key) => body[key] === ticket.body[key])
  if (same && Object.keys(to).length === 0) return { errors: { text: 'nothing' } }
  return { moved: { what: { did: 'corrected', to }, ...(same ? {} : { body }) } }
}

const kindOf = (level: Ticket['level']): TicketKind =>
  level === 'major' || level === 'ordinary' ? 'complaint' : 'repair'
