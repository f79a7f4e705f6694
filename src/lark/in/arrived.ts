import type { BotEvent } from './event.ts'

/** What the envelope tells of any event, before its body is read. `key` may still become the message's id. */
export type Arrived = Pick<BotEvent, 'key' | 'eventId' | 'type' | 'sentAt'>

/**
 * Lark's create_time as an instant: milliseconds for events, microseconds for callbacks (lark-platform.md §1.2).
 * `otherwise` when it is absent or unreadable, because an event must not be lost over its date.
 */
export function instantOf(createTime: string | undefined, otherwise: Date): Date {
  if (createTime === undefined || !/^\d{13,16}$/.test(createTime)) return otherwise
  return new Date(Number(createTime.slice(0, 13)))
}
