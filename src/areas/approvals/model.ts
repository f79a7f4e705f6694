import type { Approval } from '../../bot/approval.ts'
import type { Role } from '../../bot/context.ts'
import type { PersonId } from '../../kernel/ids.ts'

/** `reads`: still with us and the NDA holds, so that a card may be sent to them. `here`: still with us. */
export type Person = { id: PersonId; openId: string; name: string; here: boolean; reads: boolean }

export type Step = {
  id: string
  step: number
  role?: Role
  personId?: PersonId
  status: 'waiting' | 'open' | 'approved' | 'returned' | 'skipped'
  decidedBy?: Person
  decidedFor?: Person
  decidedAt?: Date
  note?: string
  askedAt?: Date
  nextAt?: Date
  reminded: number
  escalated: boolean
}

export type Ask = {
  id: string
  stepId: string
  person: Person
  for?: Person
  as: 'asked' | 'deputy' | 'escalated'
  askedAt: Date
  endedAt?: Date
}

/**
 * The card somebody holds: which issue of it counts (0: none yet, a list named it), and when they were last told of it,
 * by that card or by a list.
 */
export type HeldCard = { person: Person; issue: number; issuedAt: Date; toldAt: Date }

/** A request with all that happened to it. */
export type Request = {
  approval: Approval
  decidedAt?: Date
  steps: Step[]
  asks: Ask[]
  cards: HeldCard[]
}

export const openStep = ({ approval, steps }: Request): Step | undefined =>
  approval.status === 'open' ? steps.find((step) => step.step === approval.step) : undefined

/** Who is asked at the open step now. */
export function liveAsks(request: Request): Ask[] {
  const step = openStep(request)
  return step ? request.asks.filter((ask) => ask.stepId === step.id && !ask.endedAt) : []
}
