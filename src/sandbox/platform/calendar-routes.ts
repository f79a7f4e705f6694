import type { Context } from 'hono'
import { z } from 'zod'
import type { StoredEvent } from './calendars.ts'
import { findPerson } from './contacts.ts'
import { ApiFailure } from './failure.ts'
import { jsonBody, type Platform, type Route } from './platform.ts'

const base = '/open-apis/calendar/v4/calendars'
const one = `${base}/:calendar_id/events/:event_id`

/** Seconds as digits; milliseconds would be the year 50,000. */
const time = z.object({ timestamp: z.string().regex(/^\d{1,10}$/), timezone: z.string().optional() })
const eventBody = z.object({
  summary: z.string().max(1000).optional(),
  description: z.string().max(40_960).optional(),
  start_time: time,
  end_time: time,
  vchat: z
    .object({ vc_type: z.enum(['vc', 'third_party', 'no_meeting', 'lark_live', 'unknown']) })
    .optional(),
  attendee_ability: z.enum(['none', 'can_see_others', 'can_invite_others', 'can_modify_event']).optional(),
  location: z
    .object({ name: z.string().max(512).optional(), address: z.string().max(255).optional() })
    .optional(),
  reminders: z.array(z.object({ minutes: z.int().min(-20_160).max(20_160) })).optional(),
  recurrence: z.string().max(2000).optional(),
  need_notification: z.boolean().optional(),
})
const attendee = z.object({ type: z.literal('user'), user_id: z.string().min(1) })
const inviteBody = z.object({
  attendees: z.array(attendee).min(1).max(1000),
  need_notification: z.boolean().optional(),
})
const uninviteBody = z.object({
  delete_ids: z.array(attendee).min(1).max(1000),
  need_notification: z.boolean().optional(),
})

async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const body = schema.safeParse(await jsonBody(c))
  if (!body.success)
    throw new ApiFailure(99992402, `field validation failed: ${body.error.issues[0]?.path.join('.') ?? ''}`)
  return body.data
}

function needsScope({ calendars }: Platform, scope: string): void {
  if (!calendars.allowed())
    throw new ApiFailure(
      99991672,
      `Access denied. One of the following scopes is required: [calendar:calendar, ${scope}].`,
    )
}

function needsCalendar({ calendars }: Platform, c: Context): void {
  if (c.req.param('calendar_id') !== calendars.id) throw new ApiFailure(191000, 'calendar not found')
}

function eventOf(platform: Platform, c: Context, scope: string): StoredEvent {
  needsScope(platform, scope)
  needsCalendar(platform, c)
  const id = c.req.param('event_id') ?? ''
  const event = platform.calendars.find(id)
  if (event) return event
  throw platform.calendars.wasDeleted(id)
    ? new ApiFailure(193001, 'event is deleted')
    : new ApiFailure(193000, 'event not found')
}

const at = (value: z.output<typeof time>) => new Date(Number(value.timestamp) * 1000)

const shown = (event: StoredEvent) => ({
  event_id: event.eventId,
  summary: event.summary,
  description: event.description,
  start_time: { timestamp: String(event.from.getTime() / 1000) },
  end_time: { timestamp: String(event.until.getTime() / 1000) },
  status: 'confirmed',
  app_link: `https://applink.feishu.cn/client/calendar/event/detail?eventId=${event.eventId}`,
})

function timesOf(start: z.output<typeof time>, end: z.output<typeof time>) {
  const [from, until] = [at(start), at(end)]
  if (until < from) throw new ApiFailure(190002, 'invalid parameters in request: end_time before start_time')
  return { from, until }
}

async function create(platform: Platform, c: Context) {
  needsScope(platform, 'calendar:calendar.event:create')
  needsCalendar(platform, c)
  const key = c.req.query('idempotency_key')
  if (key !== undefined && (key.length < 32 || key.length > 128))
    throw new ApiFailure(99992402, 'field validation failed: idempotency_key must be 32 to 128 characters')
  const body = await read(c, eventBody)
  const known = key === undefined ? undefined : platform.calendars.byKey(key)
  const event =
    known ??
    platform.calendars.add({
      key,
      summary: body.summary ?? '',
      description: body.description ?? '',
      place: body.location?.name ?? '',
      ...timesOf(body.start_time, body.end_time),
    })
  return { event: shown(event) }
}

async function change(platform: Platform, c: Context) {
  const event = eventOf(platform, c, 'calendar:calendar.event:update')
  const body = await read(c, eventBody.partial())
  if ((body.start_time === undefined) !== (body.end_time === undefined))
    throw new ApiFailure(190002, 'invalid parameters in request: start_time and end_time go together')
  if (body.summary !== undefined) event.summary = body.summary
  if (body.description !== undefined) event.description = body.description
  if (body.location?.name !== undefined) event.place = body.location.name
  if (body.start_time && body.end_time) Object.assign(event, timesOf(body.start_time, body.end_time))
  platform.calendars.changed()
  return { event: shown(event) }
}

function idTypeOf(c: Context): string {
  const type = c.req.query('user_id_type') ?? 'open_id'
  if (!['open_id', 'union_id', 'user_id'].includes(type))
    throw new ApiFailure(99992402, 'field validation failed: user_id_type')
  return type
}

async function invite(platform: Platform, c: Context) {
  const event = eventOf(platform, c, 'calendar:calendar.event:update')
  const { attendees } = await read(c, inviteBody)
  const type = idTypeOf(c)
  const people = attendees.map(({ user_id }) => {
    const person = findPerson(platform, type, user_id)
    if (!person || person.resigned) throw new ApiFailure(190002, 'invalid parameters in request: user_id')
    return person
  })
  for (const { openId } of people) event.attendees.add(openId)
  platform.calendars.changed()
  return {
    attendees: people.map(({ openId, name }) => ({
      type: 'user',
      attendee_id: `user_${openId}`,
      user_id: openId,
      display_name: name,
      rsvp_status: 'needs_action',
    })),
  }
}

async function uninvite(platform: Platform, c: Context) {
  const event = eventOf(platform, c, 'calendar:calendar.event:update')
  const { delete_ids } = await read(c, uninviteBody)
  for (const { user_id } of delete_ids)
    event.attendees.delete(findPerson(platform, idTypeOf(c), user_id)?.openId ?? user_id)
  platform.calendars.changed()
  return {}
}

/** The bot's own calendar and the people invited to what stands in it (lark-platform.md §4.11, §11). */
export const calendarRoutes: Route[] = [
  {
    method: 'POST',
    path: `${base}/primary`,
    handle: (platform) => {
      needsScope(platform, 'calendar:calendar:read')
      const { bot } = platform.store.company
      const calendar = {
        calendar_id: platform.calendars.id,
        summary: bot.name,
        type: 'primary',
        permissions: 'private',
        role: 'owner',
      }
      return { calendars: [{ calendar, user_id: bot.openId }] }
    },
  },
  { method: 'POST', path: `${base}/:calendar_id/events`, handle: create },
  { method: 'PATCH', path: one, handle: change },
  {
    method: 'DELETE',
    path: one,
    handle: (platform, c) => {
      const event = eventOf(platform, c, 'calendar:calendar.event:delete')
      platform.calendars.remove(event.eventId)
      return {}
    },
  },
  { method: 'POST', path: `${one}/attendees`, handle: invite },
  { method: 'POST', path: `${one}/attendees/batch_delete`, handle: uninvite },
]
