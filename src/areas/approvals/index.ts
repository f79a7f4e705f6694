import type { Approval, ApprovalPayload, ApproverRule } from '../../bot/approval.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import type { Area } from '../../bot/define.ts'
import type { Decision } from '../../kernel/decision.ts'
import type { ApprovalId, PersonId } from '../../kernel/ids.ts'

export type Asking = {
  kind: string
  /** Table and id of what is decided about. */
  entity: string
  entityId: string
  clientId?: string
  /** In the proposer's words. */
  reason: string
  payload?: ApprovalPayload
  steps: readonly ApproverRule[]
  policyVersion: number
}

/**
 * Asks for a decision on behalf of the actor: writes the request, resolves the first step's approvers (deputies stand
 * in for the absent, the proposer is left out, an empty step goes to `approval.escalate_to`) and sends their cards.
 * Refuses with `no_approver` when nobody at all can decide.
 */
export async function ask(
  _ctx: EventCtx & { actor: Staff },
  _asking: Asking,
): Promise<Decision<ApprovalId, { code: 'no_approver'; params: { role: string } }>> {
  throw new Error('not built yet')
}

/** Takes an open request back: its cards close, its kind is told. False when it was decided meanwhile. */
export async function withdraw(_ctx: EventCtx, _id: ApprovalId): Promise<boolean> {
  throw new Error('not built yet')
}

/** The open request about a record, if there is one. */
export async function openRequest(
  _ctx: EventCtx,
  _about: { kind: string; entity: string; entityId: string },
): Promise<Approval | undefined> {
  throw new Error('not built yet')
}

/** Requests waiting for this person's decision, oldest first: ids only. */
export async function waitingFor(_ctx: EventCtx, _personId: PersonId): Promise<ApprovalId[]> {
  throw new Error('not built yet')
}

/** Hands an open request from one approver to another (hand-over): the old card closes, the new one gets a card. */
export async function reassign(
  _ctx: EventCtx,
  _id: ApprovalId,
  _from: PersonId,
  _to: PersonId,
): Promise<void> {
  throw new Error('not built yet')
}

export const approvalsArea = (_areas: () => readonly Area[]): Area => ({})
