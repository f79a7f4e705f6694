import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentText } from '../kit/sent.ts'

const ofClient = z.object({ client: z.string() })

/** Opens a client's tier card from elsewhere. */
export const openTiering = cardAction('tiering.open', { payload: ofClient })
/** Closes whatever form the card has open. */
export const closeTierForm = cardAction('tiering.close', { payload: ofClient })

export const judgeFields = z.object({ item: sentText, result: sentText, reason: sentText })
export type JudgeFields = z.output<typeof judgeFields>
export const openJudge = cardAction('tiering.judge', { payload: ofClient })
export const submitJudge = cardAction('tiering.submit_judge', { payload: ofClient, form: judgeFields })

/** `to`: a tier, `strategic_leader` for 战略 by its standing, or `none`. */
export const proposeFields = z.object({
  to: sentText,
  reason: sentText,
  industry_leader: sentText,
  decisive: sentText,
})
export type ProposeFields = z.output<typeof proposeFields>
export const openPropose = cardAction('tiering.propose', { payload: ofClient })
export const submitPropose = cardAction('tiering.submit_propose', { payload: ofClient, form: proposeFields })

/** Legal sets or lifts the flag 恶意拖欠. */
export const flagFields = z.object({ what: sentText, reason: sentText })
export type FlagFields = z.output<typeof flagFields>
export const openFlag = cardAction('tiering.flag', { payload: ofClient })
export const submitFlag = cardAction('tiering.submit_flag', { payload: ofClient, form: flagFields })
