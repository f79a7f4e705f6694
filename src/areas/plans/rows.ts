import { eq } from 'drizzle-orm'
import { type VisitKind, visitKinds } from '../../../bot-cards/visits/actions.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { planItems } from '../../../drizzle/schema/plans.ts'
import type { Tx } from '../../db/types.ts'
import type { ClientId, PersonId, PlanItemId } from '../../kernel/ids.ts'
import { type PlanHead, type PlanStatus, planStatuses } from './model.ts'

const headColumns = {
  id: planItems.id,
  clientId: planItems.clientId,
  client: clients.name,
  ownerId: planItems.ownerId,
  owner: people.name,
  ownerOpenId: people.openId,
  roundId: planItems.roundId,
  kind: planItems.kind,
  status: planItems.status,
  startAt: planItems.startAt,
  minutes: planItems.minutes,
  ours: planItems.ours,
  visitId: planItems.visitId,
  briefAt: planItems.briefAt,
  briefSentAt: planItems.briefSentAt,
  eventId: planItems.eventId,
  eventVersion: planItems.eventVersion,
  version: planItems.version,
  createdBy: planItems.createdBy,
  createdAt: planItems.createdAt,
  publishedAt: planItems.publishedAt,
}

export const select = (tx: Tx) =>
  tx
    .select(headColumns)
    .from(planItems)
    .innerJoin(clients, eq(clients.id, planItems.clientId))
    .innerJoin(people, eq(people.id, planItems.ownerId))
type Row = Awaited<ReturnType<typeof select>>[number]

export const selectWhole = (tx: Tx) =>
  tx
    .select({ ...headColumns, body: planItems.body })
    .from(planItems)
    .innerJoin(clients, eq(clients.id, planItems.clientId))
    .innerJoin(people, eq(people.id, planItems.ownerId))
export type WholeRow = Awaited<ReturnType<typeof selectWhole>>[number]

const kindOf = (text: string): VisitKind => visitKinds.find((one) => one === text) ?? 'face_to_face'
/** A status nobody knows is one of which nothing follows. */
const statusOf = (text: string): PlanStatus => planStatuses.find((one) => one === text) ?? 'cancelled'

export function headOf(row: Row): PlanHead {
  const { roundId, visitId, briefAt, briefSentAt, eventId, eventVersion, publishedAt, ...rest } = row
  return {
    ...rest,
    id: row.id as PlanItemId,
    clientId: row.clientId as ClientId,
    ownerId: row.ownerId as PersonId,
    createdBy: row.createdBy as PersonId,
    ours: row.ours as PersonId[],
    kind: kindOf(row.kind),
    status: statusOf(row.status),
    ...(roundId ? { roundId } : {}),
    ...(visitId ? { visitId } : {}),
    ...(briefAt ? { briefAt } : {}),
    ...(briefSentAt ? { briefSentAt } : {}),
    ...(eventId ? { eventId } : {}),
    ...(eventVersion === null ? {} : { eventVersion }),
    ...(publishedAt ? { publishedAt } : {}),
  }
}
