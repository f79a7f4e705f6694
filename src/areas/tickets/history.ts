import type { Confirmation, Status, Waiting } from '../../../bot-cards/tickets/kinds.ts'
import type { PersonId, TicketId } from '../../kernel/ids.ts'
import type { Pause, Timed } from './clock.ts'
import type { Correction, Happening, TicketEvent } from './model.ts'

/** A pause as history tells it; `event` is the id of what began it. */
export type KnownPause = Pause & { event: string; for: Waiting }

/** How a ticket stands, as its events tell it. Times and pauses are those of its latest round. */
export type Standing = Omit<Timed, 'pauses'> & {
  status: Status
  waiting?: Waiting
  assigneeId?: PersonId
  round: number
  pauses: readonly KnownPause[]
  visitAt?: Date
  closedAt?: Date
  score?: number
  confirmedBy?: Confirmation
  mergedInto?: TicketId
  /** When whoever has it took it or last showed that they are on it. */
  progressAt?: Date
  /** When whoever has it got it. */
  takenAt?: Date
  /** How often it was taken away again, and how often somebody asked for those above. */
  releases: number
  escalations: number
  /** Everything that was corrected, the latest on top. */
  corrected: Correction
}

const ends = new Set<Status>(['closed', 'cancelled', 'merged'])
/** Nobody has to do anything about it any more. */
export const isOver = (status: Status): boolean => ends.has(status)

/** What counts as a sign that the one who has it is on it. */
const progress = new Set<Happening['did']>([
  'taken',
  'scheduled',
  'arrived',
  'paused',
  'resumed',
  'commented',
  'still_on',
])

const withoutOpenPause = (pauses: readonly KnownPause[], at: Date): KnownPause[] =>
  pauses.map((one) => (one.until === undefined ? { ...one, until: at < one.from ? one.from : at } : one))

/** What a round begins with. */
const fresh = { pauses: [], releases: 0, escalations: 0 }

/**
 * Replays what happened, in the order it was written: the one place where a ticket's state comes from, so that whatever is
 * corrected later (a pause, a level) moves everything that follows from it. Throws where there is no `opened` at the start.
 */
export function replay(events: readonly TicketEvent[]): Standing {
  const [first, ...rest] = events
  if (first?.what.did !== 'opened') throw new Error('a ticket begins with being opened')
  let now: Standing = { status: 'new', round: 1, openedAt: first.at, ...fresh, corrected: {} }
  for (const event of rest) now = next(now, event)
  return now
}

function next(was: Standing, { id, at, actorId, what }: TicketEvent): Standing {
  const mine = actorId !== undefined && actorId === was.assigneeId
  const now: Standing = mine && progress.has(what.did) ? { ...was, progressAt: at } : was
  const answered = { answeredAt: now.answeredAt ?? at }
  const going = (more: Partial<Standing>): Standing => {
    const { waiting: _, ...running } = now
    return { ...running, pauses: withoutOpenPause(now.pauses, at), ...more }
  }
  switch (what.did) {
    case 'opened':
    case 'absorbed':
    case 'split':
    case 'commented':
    case 'still_on':
      return now
    case 'escalated':
      return { ...now, escalations: now.escalations + 1 }
    case 'taken':
      return {
        ...now,
        ...answered,
        status: now.status === 'new' ? 'acknowledged' : now.status,
        ...(actorId ? { assigneeId: actorId } : {}),
        progressAt: at,
        takenAt: at,
      }
    case 'assigned':
      // Whoever it was given to says 我来: until then nobody has answered.
      return { ...now, assigneeId: what.to, progressAt: at, takenAt: at }
    case 'released': {
      const { assigneeId: _, progressAt: __, takenAt: ___, ...free } = now
      return {
        ...free,
        releases: now.releases + 1,
        status: now.status === 'on_site' || now.status === 'resolved' ? now.status : 'new',
      }
    }
    case 'scheduled':
      return going({ ...answered, status: 'scheduled', visitAt: what.visitAt })
    case 'arrived':
      return going({ ...answered, status: 'on_site', arrivedAt: now.arrivedAt ?? at })
    case 'paused':
      return now.waiting
        ? now
        : { ...now, waiting: what.for, pauses: [...now.pauses, { event: id, for: what.for, from: at }] }
    case 'resumed':
      return going({})
    case 'pause_corrected': {
      const pauses = now.pauses.map((one) =>
        one.event === what.pause
          ? {
              event: one.event,
              for: one.for,
              from: what.from,
              ...(what.until ? { until: what.until } : {}),
            }
          : one,
      )
      const open = pauses.find((one) => one.until === undefined)
      const { waiting: _, ...rest } = now
      return { ...rest, pauses, ...(open ? { waiting: open.for } : {}) }
    }
    case 'resolved':
      return going({ ...answered, status: 'resolved', solvedAt: at })
    case 'confirmed':
      return going({
        status: 'confirmed',
        confirmedBy: what.how,
        ...(what.score === undefined ? {} : { score: what.score }),
      })
    case 'closed':
      return going({ status: 'closed', closedAt: at, solvedAt: now.solvedAt ?? at })
    case 'reopened':
      return {
        status: 'new',
        round: now.round + 1,
        openedAt: at,
        ...fresh,
        corrected: now.corrected,
        ...(now.assigneeId ? { assigneeId: now.assigneeId, progressAt: at, takenAt: at } : {}),
      }
    case 'cancelled':
      return going({ status: 'cancelled', closedAt: at })
    case 'merged':
      return going({ status: 'merged', closedAt: at, mergedInto: what.into })
    case 'corrected':
      return { ...now, corrected: { ...now.corrected, ...what.to } }
  }
}
