import type { Logger } from 'pino'
import type { Clock } from '../../kernel/clock.ts'
import type { Metrics } from '../../metrics.ts'
import type { PressAnswer, Receive } from './event.ts'
import { parseEvent } from './events.ts'

/** What Lark is told: 400 and 500 make it push the event again. The body of a 200 is the JSON to answer with. */
export type Delivered = { status: 200; answer: PressAnswer } | { status: 400 | 500 }

export type DeliverDeps = { receive: Receive; clock: Clock; metrics: Metrics; log: Logger }

/** Lark's types look like this; anything else must not become a label of its own. */
const typeName = /^[a-z][\w.]{0,79}$/

/**
 * The last steps both roads share: parse, hand to the pipeline, answer. Never rejects. `answered` is the timer that
 * started with the event's first byte.
 *
 * Counts what ends here: unknown, malformed, and failed when the pipeline rejects (it counts what it resolves).
 */
export function createDeliver({ receive, clock, metrics, log }: DeliverDeps) {
  return async (envelope: unknown, answered = metrics.answerSeconds.startTimer()): Promise<Delivered> => {
    const event = parseEvent(envelope, clock.now())
    if (!event) {
      metrics.events.inc({ type: 'none', result: 'malformed' })
      log.warn('an event of a handled type did not have the documented shape')
      return { status: 400 }
    }
    if (event.kind === 'unknown') {
      metrics.events.inc({ type: typeName.test(event.type) ? event.type : 'other', result: 'unknown' })
      return { status: 200, answer: {} }
    }
    const { type, eventId } = event
    try {
      const answer = await receive(event)
      return { status: 200, answer: event.kind === 'card_press' ? answer : {} }
    } catch (error) {
      metrics.events.inc({ type, result: 'failed' })
      // Its name only: a database error carries the statement's parameters in its message.
      const name = error instanceof Error ? error.name : 'unknown'
      log.error({ type, eventId, error: name }, 'an event could not be kept; Lark is asked to push it again')
      return { status: 500 }
    } finally {
      answered({ type })
    }
  }
}
