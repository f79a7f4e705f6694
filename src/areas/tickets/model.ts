import { z } from 'zod'
import type { WorkKind } from '../../../bot-cards/projects/actions.ts'
import { workKinds } from '../../../bot-cards/projects/actions.ts'
import {
  type Clock,
  type Coverage,
  confirmations,
  type Level,
  levels,
  type Status,
  type TicketKind,
  ticketKinds,
  type Waiting,
  waits,
} from '../../../bot-cards/tickets/kinds.ts'
import type { ClientId, PersonId, ProjectId, TicketId } from '../../kernel/ids.ts'

/** What a ticket says that is protected: what is wrong, where exactly, who called and on which number. */
export const ticketBody = z.object({
  description: z.string(),
  place: z.string(),
  reporter: z.string(),
  phone: z.string(),
})
export type TicketBody = z.output<typeof ticketBody>

const moment = z.iso.datetime().transform((text) => new Date(text))
const person = z.string().transform((id) => id as PersonId)
const ticket = z.string().transform((id) => id as TicketId)

/** What may be corrected of a ticket; whatever is absent stays. `null`: it is not known after all. */
export const correction = z.object({
  kind: z.enum(ticketKinds).optional(),
  level: z.enum(levels).optional(),
  work: z.enum(workKinds).nullable().optional(),
  projectId: z.string().nullable().optional(),
  part: z.string().optional(),
})
export type Correction = z.output<typeof correction>

/**
 * What can happen to a ticket. Ids, moments and levels only: what was said stands sealed beside it. Written as JSON, so
 * moments are ISO texts there and `Date` here.
 */
export const happening = z.discriminatedUnion('did', [
  z.object({ did: z.literal('opened'), level: z.enum(levels) }),
  z.object({ did: z.literal('taken') }),
  z.object({ did: z.literal('assigned'), to: person }),
  /** Taken away from whoever had it: silent, away, or gone. */
  z.object({ did: z.literal('released'), why: z.enum(['silent', 'away', 'asked']) }),
  z.object({ did: z.literal('scheduled'), visitAt: moment }),
  z.object({ did: z.literal('arrived') }),
  z.object({ did: z.literal('paused'), for: z.enum(waits) }),
  z.object({ did: z.literal('resumed') }),
  /** The pause that began with `pause` (an event's id) was in truth `[from, until)`. */
  z.object({ did: z.literal('pause_corrected'), pause: z.string(), from: moment, until: moment.optional() }),
  /** `costYuan`: what a client out of warranty pays. */
  z.object({ did: z.literal('resolved'), costYuan: z.int().nonnegative().optional() }),
  z.object({
    did: z.literal('confirmed'),
    how: z.enum(confirmations),
    score: z.int().min(1).max(5).optional(),
  }),
  z.object({ did: z.literal('closed') }),
  z.object({ did: z.literal('reopened') }),
  z.object({ did: z.literal('cancelled') }),
  z.object({ did: z.literal('merged'), into: ticket }),
  z.object({ did: z.literal('absorbed'), ticket }),
  z.object({ did: z.literal('split'), into: ticket }),
  z.object({ did: z.literal('corrected'), to: correction }),
  z.object({ did: z.literal('escalated') }),
  /** `internal`: never leaves the team. `files`: how many came with it. */
  z.object({ did: z.literal('commented'), internal: z.boolean(), files: z.int().nonnegative() }),
  /** 还在处理: whoever has it says so. */
  z.object({ did: z.literal('still_on') }),
])
export type Happening = z.output<typeof happening>

/** One thing that happened, in the order it was written. `at`: when it took effect. */
export type TicketEvent = { id: string; at: Date; actorId?: PersonId; what: Happening }

/** A ticket as it stands, without what is protected of it. */
export type TicketHead = {
  id: TicketId
  number: number
  clientId: ClientId
  client: string
  projectId?: ProjectId
  project?: string
  city?: string
  kind: TicketKind
  level: Level
  work?: WorkKind
  part: string
  status: Status
  waiting?: Waiting
  assigneeId?: PersonId
  assignee?: string
  round: number
  openedAt: Date
  visitAt?: Date
  solvedAt?: Date
  closedAt?: Date
  dueAt?: Date
  dueClock?: Clock
  coverage: Coverage
  coveredUntil?: string
  otherCity: boolean
  satisfaction?: number
  chatId?: string
  sourceMessageId?: string
  mergedInto?: TicketId
  splitFrom?: TicketId
  version: number
  createdBy: PersonId
  createdAt: Date
}

/** The same with its protected part: reading it is logged. */
export type Ticket = TicketHead & { body: TicketBody }

export const oneOf = <T extends string>(list: readonly T[], text: string): T => {
  const found = list.find((one) => one === text)
  if (found === undefined) throw new Error(`${text} is none of ${list.join(', ')}`)
  return found
}
