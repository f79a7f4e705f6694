import { z } from 'zod'
import type { Ask } from './api.ts'
import type { createCaller } from './call.ts'
import type { CalendarEvent, LarkApi } from './port.ts'

const primary = z.object({
  data: z.object({
    calendars: z.array(z.object({ calendar: z.object({ calendar_id: z.string() }) })).min(1),
  }),
})
const created = z.object({ data: z.object({ event: z.object({ event_id: z.string() }) }) })
const byOpenId = { user_id_type: 'open_id' }

/** Events of the bot's own calendar (lark-platform.md §4.11, §11). */
export function createCalendar(ask: Ask, call: ReturnType<typeof createCaller>['call']): LarkApi['calendar'] {
  const pathOf = (calendarId: string, eventId: string) => ({ calendar_id: calendarId, event_id: eventId })
  const attendees = (openIds: readonly string[]) => openIds.map((user_id) => ({ type: 'user', user_id }))
  return {
    async primary() {
      const { data } = await ask('primary_calendar', { params: byOpenId }, primary)
      return data.calendars[0]?.calendar.calendar_id ?? ''
    },
    async create(calendarId, event, key) {
      const request = {
        path: { calendar_id: calendarId },
        params: { ...byOpenId, idempotency_key: key },
        data: eventFields(event),
      }
      return (await ask('create_event', request, created)).data.event.event_id
    },
    async change(calendarId, eventId, event) {
      await call('change_event', {
        path: pathOf(calendarId, eventId),
        params: byOpenId,
        data: eventFields(event),
      })
    },
    async cancel(calendarId, eventId) {
      const params = { need_notification: 'true' }
      await call('cancel_event', { path: pathOf(calendarId, eventId), params })
    },
    async invite(calendarId, eventId, openIds) {
      const data = { attendees: attendees(openIds), need_notification: true }
      await call('invite', { path: pathOf(calendarId, eventId), params: byOpenId, data })
    },
    async uninvite(calendarId, eventId, openIds) {
      const data = { delete_ids: attendees(openIds), need_notification: true }
      await call('uninvite', { path: pathOf(calendarId, eventId), params: byOpenId, data })
    },
  }
}

const seconds = (at: Date) => String(Math.floor(at.getTime() / 1000))

/** No reminders of Lark's own: keqing sends a brief before each meeting. Nor a video meeting, which Lark would add. */
const eventFields = ({ summary, description, place, from, until, zone }: CalendarEvent) => ({
  summary,
  description,
  start_time: { timestamp: seconds(from), timezone: zone },
  end_time: { timestamp: seconds(until), timezone: zone },
  vchat: { vc_type: 'no_meeting' },
  attendee_ability: 'can_see_others',
  need_notification: true,
  ...(place === undefined ? {} : { location: { name: place } }),
})
