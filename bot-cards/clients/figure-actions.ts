import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentText } from '../kit/sent.ts'

/** What an amount of a client is: only contracts and call-offs are signed money; a framework counts by its call-offs. */
export const figureKinds = ['contract', 'framework', 'call_off', 'project_investment', 'forecast_3y'] as const
export type FigureKind = (typeof figureKinds)[number]

export const figureFields = z.object({
  kind: sentText,
  amount: sentText,
  label: sentText,
  day: sentDay,
})
export type FigureFields = z.output<typeof figureFields>

/** Opens the amounts of a client. */
export const openAmounts = cardAction('clients.amounts', { payload: z.object({ client: z.string() }) })
/** Keeps one more amount. */
export const addFigure = cardAction('clients.figure_add', {
  payload: z.object({ client: z.string() }),
  form: figureFields,
})
/** Cancels an amount: the contract was called off, or it was a mistake. It stays on record. */
export const cancelFigure = cardAction('clients.figure_cancel', { payload: z.object({ figure: z.string() }) })
