import type { Ink } from '../kit/escape.ts'
import { type Drawn, dueState } from '../kit/when.ts'
import type { WorkView } from './views.ts'

/** How a piece of work stands: under warranty, over, or not accepted yet. */
export type WorkState = 'in' | 'out' | 'waiting'

export const workInks: Record<WorkState, Ink> = { in: 'green', out: 'grey', waiting: 'orange' }

export const workState = (work: Pick<WorkView, 'until'>, drawn: Drawn): WorkState =>
  work.until === undefined ? 'waiting' : dueState(work.until, drawn) === 'overdue' ? 'out' : 'in'
