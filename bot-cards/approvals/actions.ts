import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentText } from '../kit/sent.ts'

const approval = z.object({ approval: z.string() })
const note = z.object({ note: sentText })

/** What an approver may do: agree, or send it back with a reason. */
export const verdicts = ['approve', 'return'] as const
export type Verdict = (typeof verdicts)[number]

export const approveRequest = cardAction('approvals.approve', { payload: approval })
/** The same with a word added, from the form. */
export const approveWithNote = cardAction('approvals.approve_note', { payload: approval, form: note })
export const returnRequest = cardAction('approvals.return', { payload: approval, form: note })
/** Opens the form on the card: why it goes back, or what is to be added to a yes. */
export const openVerdict = cardAction('approvals.form', {
  payload: approval.extend({ verdict: z.enum(verdicts) }),
})
export const closeVerdict = cardAction('approvals.close_form', { payload: approval })
export const withdrawRequest = cardAction('approvals.withdraw', { payload: approval })

/** Sends the card anew, at the end of the chat. */
export const openRequestCard = cardAction('approvals.open', { payload: approval })
/** Shows the list further down: how many rows of each part are skipped. */
export const listFrom = cardAction('approvals.list', {
  payload: z.object({ waiting: z.int().nonnegative(), mine: z.int().nonnegative() }),
})
