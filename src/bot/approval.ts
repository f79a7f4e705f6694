import type { Bilingual } from '../../bot-cards/kit/text.ts'
import type { Role } from '../../bot-cards/rights/roles.ts'
import type { Refusal } from '../../bot-cards/system/refusals.ts'
import type { ApprovalId, PersonId } from '../kernel/ids.ts'
import type { EventCtx } from './context.ts'

/** Ids and settings a kind of request needs; never words. */
export type ApprovalPayload = Record<string, string | number | boolean | null>

/** A request for a decision as its kind sees it. `reason` was opened for the one who looks; the read is logged. */
export type Approval = {
  id: ApprovalId
  kind: string
  entity: string
  entityId: string
  clientId?: string
  proposer: { id: PersonId; openId: string; name: string }
  payload: ApprovalPayload
  reason: string
  status: 'open' | 'approved' | 'returned' | 'withdrawn' | 'void'
  /** The step now asked, from 1, and how many there are. */
  step: number
  steps: number
  policyVersion: number
  createdAt: Date
  version: number
}

/** What an approver reads: what it is, and the facts it rests on. Words in both languages; amounts as text. */
export type ApprovalSubject = {
  title: Bilingual
  facts: readonly { label: Bilingual; value: Bilingual }[]
}

/** Who decides a step: whoever holds a role when asked, or one person. Never the proposer. */
export type ApproverRule = { role: Role } | { person: PersonId }

/** A kind of request: what it shows and what a decision does. The mechanism itself is areas/approvals. */
export type ApprovalKind = {
  name: string
  subject(ctx: EventCtx, approval: Approval): Promise<ApprovalSubject>
  /** Why it can no longer be approved, if so (the record moved on): the request becomes void. */
  forbids?(ctx: EventCtx, approval: Approval): Promise<Refusal | undefined>
  /** What approval does, in the transaction of the last step's press. */
  approved(ctx: EventCtx, approval: Approval): Promise<void>
  /** Returned with a reason, withdrawn, or void. */
  ended?(
    ctx: EventCtx,
    approval: Approval,
    how: 'returned' | 'withdrawn' | 'void',
    note: string,
  ): Promise<void>
}
