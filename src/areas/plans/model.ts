import { z } from 'zod'
import type { VisitKind } from '../../../bot-cards/visits/actions.ts'
import { facings } from '../../../bot-cards/visits/actions.ts'
import type { ClientId, PersonId, PlanItemId } from '../../kernel/ids.ts'

export const planStatuses = ['draft', 'published', 'done', 'cancelled'] as const
export type PlanStatus = (typeof planStatuses)[number]

/** A follow-up action agreed beforehand (后续行动项); without `owner` it is whose plan it is. `due`: a calendar day. */
export const planStep = z.object({
  text: z.string(),
  due: z.iso.date().optional(),
  owner: z.object({ id: z.string(), openId: z.string(), name: z.string() }).optional(),
  facing: z.enum(facings).optional(),
})
export type PlanStep = z.output<typeof planStep>

/** What lies encrypted in `plan_items.body`, as JSON. */
export const planBody = z.object({
  /** Their participants, as named: 陈总. */
  theirs: z.array(z.string()),
  /** 议题; empty: none yet. */
  agenda: z.string(),
  steps: z.array(planStep),
  place: z.string().optional(),
  /** How precisely the time was said: what is not `exact` cannot be published. */
  precision: z.enum(['exact', 'half', 'day']),
})
export type PlanBody = z.output<typeof planBody>

export const emptyBody: PlanBody = { theirs: [], agenda: '', steps: [], precision: 'exact' }

/** A planned contact without what was written on it: nothing of it is protected. */
export type PlanHead = {
  id: PlanItemId
  clientId: ClientId
  client: string
  /** Whose plan it is. */
  ownerId: PersonId
  owner: string
  ownerOpenId: string
  roundId?: string
  kind: VisitKind
  status: PlanStatus
  startAt: Date
  minutes: number
  /** Colleagues beside the owner. */
  ours: PersonId[]
  /** The visit that came of it. */
  visitId?: string
  briefAt?: Date
  briefSentAt?: Date
  eventId?: string
  eventVersion?: number
  version: number
  createdBy: PersonId
  createdAt: Date
  publishedAt?: Date
}

/** One planned contact (沟通计划, 制度五(一)), opened. */
export type PlanItem = PlanHead & { body: PlanBody }
