import type { CalendarRow } from '../contract.ts'
import { newId } from './ids.ts'
import type { Store } from './store.ts'

export type StoredEvent = {
  eventId: string
  key: string | undefined
  summary: string
  description: string
  place: string
  from: Date
  until: Date
  /** open_ids. */
  attendees: Set<string>
}

export type Calendars = ReturnType<typeof createCalendars>

/** The bot's own calendar: what stands in it, and whether the app may touch it. */
export function createCalendars(store: Pick<Store, 'nameOf' | 'emit'>) {
  const events = new Map<string, StoredEvent>()
  const gone = new Set<string>()
  let scopeMissing = false
  const changed = () => store.emit({ type: 'state' })
  return {
    id: 'feishu.cn_keqing_bot@group.calendar.feishu.cn',
    allowed: () => !scopeMissing,
    set(next: { scopeMissing: boolean }) {
      scopeMissing = next.scopeMissing
    },
    find: (eventId: string) => events.get(eventId),
    wasDeleted: (eventId: string) => gone.has(eventId),
    byKey: (key: string) => [...events.values()].find((one) => one.key === key),
    add(fields: Omit<StoredEvent, 'eventId' | 'attendees'>): StoredEvent {
      const event = { ...fields, eventId: `${newId('evt_').slice(4)}_0`, attendees: new Set<string>() }
      events.set(event.eventId, event)
      changed()
      return event
    },
    changed,
    remove(eventId: string) {
      events.delete(eventId)
      gone.add(eventId)
      changed()
    },
    /** What a person finds in their calendar, by time. */
    rows: (openId: string): CalendarRow[] =>
      [...events.values()]
        .filter((one) => one.attendees.has(openId))
        .sort((a, b) => a.from.getTime() - b.from.getTime())
        .map((one) => ({
          eventId: one.eventId,
          summary: one.summary,
          description: one.description,
          place: one.place,
          from: one.from.getTime(),
          until: one.until.getTime(),
          people: [...one.attendees].map(store.nameOf),
        })),
  }
}
