import { and, eq, inArray, isNull } from 'drizzle-orm'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { planItems } from '../../../drizzle/schema/plans.ts'
import type { Db } from '../../db/types.ts'

/** A plan item as the calendar sees it: no word of what it is about but the client's name. */
export type EventItem = {
  id: string
  client: string
  kind: string
  status: string
  from: Date
  until: Date
  version: number
  /** open_ids of those of our participants who are still here, the owner first. */
  people: string[]
  eventId: string | null
  eventVersion: number | null
  /** open_ids. */
  invited: string[]
}

export async function loadEventItem(db: Db, id: string): Promise<EventItem | undefined> {
  const [row] = await db
    .select({ item: planItems, client: clients.name })
    .from(planItems)
    .innerJoin(clients, eq(clients.id, planItems.clientId))
    .where(eq(planItems.id, id))
  if (!row) return undefined
  const { item, client } = row
  const wanted = [item.ownerId, ...item.ours]
  const staff = await db
    .select({ id: people.id, openId: people.openId })
    .from(people)
    .where(and(inArray(people.id, wanted), eq(people.state, 'active')))
  const openIds = [...new Set(wanted)].flatMap((one) => staff.find((each) => each.id === one)?.openId ?? [])
  return {
    id,
    client,
    kind: item.kind,
    status: item.status,
    from: item.startAt,
    until: new Date(item.startAt.getTime() + item.minutes * 60_000),
    version: item.version,
    people: openIds,
    eventId: item.eventId,
    eventVersion: item.eventVersion,
    invited: item.eventPeople,
  }
}

/** From here on an event may exist: if the item is cancelled, it must be asked for again to be deleted. */
export async function markAsked(db: Db, id: string): Promise<void> {
  await db
    .update(planItems)
    .set({ eventVersion: 0 })
    .where(and(eq(planItems.id, id), isNull(planItems.eventVersion)))
}

export async function keepEvent(db: Db, id: string, event: Partial<Kept>): Promise<void> {
  await db.update(planItems).set(event).where(eq(planItems.id, id))
}
type Kept = { eventId: string | null; eventVersion: number; eventPeople: string[] }
