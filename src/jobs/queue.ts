/** Kinds of work a queue entry can ask somebody to look at. It never carries data: what is due stands in Postgres. */
export type Work = 'outbox' | 'tasks' | 'duties'

/** BullMQ, seen from the rest of the program. Losing everything in it loses nothing. */
export type Queue = {
  /** "Look now." Coalesced; never rejects (a lost poke is made up for by the ticker). */
  poke(work: Work): void
  /** Rejects when the queue's backend does not answer. */
  check(): Promise<void>
}
