import type { Approval } from '../../bot/approval.ts'
import type { EventCtx } from '../../bot/context.ts'
import type { Area } from '../../bot/define.ts'
import type { ApprovalId, PersonId } from '../../kernel/ids.ts'
import { decisions } from './decide.ts'
import { readKindsFrom } from './kinds.ts'
import { approvalsCommand, open, turn } from './list.ts'
import { loadRequest, openAbout } from './load.ts'
import { looksAfterRequests } from './schedule.ts'
import { takeBack } from './settle.ts'
import { waitingForAny } from './waiting.ts'

export { type Asking, ask } from './ask.ts'
export { tellKept } from './kept.ts'
export { reassign } from './reassign.ts'

/** Takes an open request back: its cards close, its kind is told. False when it was decided meanwhile. */
export async function withdraw(ctx: EventCtx, id: ApprovalId): Promise<boolean> {
  const request = await loadRequest(ctx, id, { lock: true })
  if (request?.approval.status !== 'open') return false
  await takeBack(ctx, request)
  return true
}

/** The open request about a record, if there is one. */
export async function openRequest(
  ctx: EventCtx,
  about: { kind: string; entity: string; entityId: string },
): Promise<Approval | undefined> {
  return (await openAbout(ctx, about))?.approval
}

/** Requests waiting for this person's decision, oldest first: ids only. */
export const waitingFor = (ctx: EventCtx, personId: PersonId): Promise<ApprovalId[]> =>
  waitingForAny(ctx, [personId])

/** Decisions (审批) of every kind: asked for, made, remembered and kept in mind. Kinds come from the other areas. */
export const approvalsArea = (areas: () => readonly Area[]): Area => {
  readKindsFrom(areas)
  return {
    commands: [approvalsCommand],
    actions: [...decisions, open, turn],
    schedules: [looksAfterRequests],
  }
}
