import type { Area } from '../../bot/define.ts'
import { applyTiers } from './apply.ts'
import { openFlag, openJudge, submitFlag, submitJudge } from './judge.ts'
import { openPropose, submitPropose } from './propose.ts'
import { tierWish } from './sentence.ts'
import { tierChange } from './tier-change.ts'
import { close, open, tierCommand } from './tier-command.ts'

export { answerFor, answersFor } from './answer.ts'
export { assess, assessmentsOf } from './assessments.ts'
export { decideTier } from './decide.ts'
export { tierMoves } from './moves.ts'
export type { TierInput } from './recognition.ts'
export { tierAnswer, tierApprovers } from './rules.ts'
export { sendProposal } from './send-proposal.ts'
export { waitingChange } from './waiting.ts'

/** Recognition and tiers (制度二): what the rules say, what people judge, what was decided. */
export const tieringArea: Area = {
  commands: [tierCommand],
  actions: [open, close, openJudge, submitJudge, openPropose, submitPropose, openFlag, submitFlag],
  sentences: [tierWish],
  approvals: [tierChange],
  schedules: [applyTiers],
}
