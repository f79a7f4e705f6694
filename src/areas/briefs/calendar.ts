import { z } from 'zod'
import { eventText } from '../../../bot-cards/briefs/event.ts'
import { visitKinds } from '../../../bot-cards/visits/actions.ts'
import type { AreaTask } from '../../bot/define.ts'
import type { Deps } from '../../deps.ts'
import { isEventGone, refusalOf } from '../../lark/out/errors.ts'
import { type CalendarEvent, type LarkApi, LarkError } from '../../lark/out/port.ts'
import { type EventItem, keepEvent, loadEventItem, markAsked } from './event-items.ts'
import { eventKey, invitations } from './rules.ts'
import { scopeHere, scopeMissing } from './scope.ts'

const payload = z.object({ item: z.string() })

/** Changes that come while one is written are written after it, this often. */
const rounds = 5

/**
 * Brings the event of a plan item into line with it: made, moved, cancelled, its people invited or let off. Every step may
 * be repeated after a crash or a lost answer: the event is made under a key of the item, and what was shown is noted
 * only when all of it is there. Without the scope admins are told once.
 */
export const calendar: AreaTask = {
  async run({ deps }, raw) {
    const { item: id } = payload.parse(raw)
    for (let round = 0; round < rounds; round++) {
      const item = await loadEventItem(deps.db, id)
      if (!item || item.eventVersion === item.version) return
      try {
        if (item.status === 'published') await show(deps, item)
        else if (item.status === 'cancelled') await takeOut(deps, item)
        else return
      } catch (error) {
        if (!(error instanceof LarkError) || refusalOf(error.code) !== 'scope_missing') throw error
        return scopeMissing(deps)
      }
      await scopeHere(deps)
    }
  },
}

async function show(deps: Deps, item: EventItem): Promise<void> {
  if (item.until <= deps.clock.now()) return keepEvent(deps.db, item.id, { eventVersion: item.version })
  const { calendar: lark } = deps.lark
  const calendarId = await botsCalendar(deps.lark)
  const event = eventOf(item, deps.zone)
  let { eventId, invited } = item
  if (eventId !== null && !(await changed(lark, calendarId, eventId, event))) {
    eventId = await made(deps, item, calendarId, event, eventId)
    invited = []
  }
  eventId ??= await made(deps, item, calendarId, event)
  const { fresh, dropped } = invitations(invited, item.people)
  if (dropped.length > 0) await lark.uninvite(calendarId, eventId, dropped)
  if (fresh.length > 0) await invite(lark, calendarId, eventId, fresh)
  await keepEvent(deps.db, item.id, { eventVersion: item.version, eventPeople: item.people })
}

/** False: somebody deleted it. */
async function changed(
  lark: LarkApi['calendar'],
  calendarId: string,
  eventId: string,
  event: CalendarEvent,
): Promise<boolean> {
  try {
    await lark.change(calendarId, eventId, event)
    return true
  } catch (error) {
    if (isEventGone(error)) return false
    throw error
  }
}

async function made(
  deps: Deps,
  item: EventItem,
  calendarId: string,
  event: CalendarEvent,
  gone?: string,
): Promise<string> {
  await markAsked(deps.db, item.id)
  const eventId = await deps.lark.calendar.create(calendarId, event, eventKey(item.id, gone))
  await keepEvent(deps.db, item.id, { eventId, eventPeople: [] })
  return eventId
}

/** One whom Lark does not take (outside the app's range) must not keep the others away. */
async function invite(
  lark: LarkApi['calendar'],
  calendarId: string,
  eventId: string,
  openIds: readonly string[],
): Promise<void> {
  try {
    await lark.invite(calendarId, eventId, openIds)
  } catch (error) {
    if (!refusesPerson(error)) throw error
    if (openIds.length > 1) for (const one of openIds) await invite(lark, calendarId, eventId, [one])
  }
}

const refusesPerson = (error: unknown): boolean =>
  error instanceof LarkError &&
  error.kind === 'permanent' &&
  refusalOf(error.code) !== 'scope_missing' &&
  !isEventGone(error)

/** Where the answer to the making was lost, making it again tells which event it is. */
async function takeOut(deps: Deps, item: EventItem): Promise<void> {
  const calendarId = await botsCalendar(deps.lark)
  const eventId = item.eventId ?? (await made(deps, item, calendarId, eventOf(item, deps.zone)))
  try {
    await deps.lark.calendar.cancel(calendarId, eventId)
  } catch (error) {
    if (!isEventGone(error)) throw error
  }
  await keepEvent(deps.db, item.id, { eventId: null, eventVersion: item.version, eventPeople: [] })
}

/** Who the client's people are and what is to be said stays in keqing, where every reading is logged (制度四(三)). */
const eventOf = (item: EventItem, zone: string): CalendarEvent => ({
  ...eventText(item.client, visitKinds.find((kind) => kind === item.kind) ?? 'face_to_face'),
  from: item.from,
  until: item.until,
  zone,
})

const known = new WeakMap<LarkApi, Promise<string>>()

/** The bot's calendar never changes: asked once per process. */
function botsCalendar(lark: LarkApi): Promise<string> {
  const asked = known.get(lark) ?? lark.calendar.primary()
  known.set(lark, asked)
  asked.catch(() => known.delete(lark))
  return asked
}
