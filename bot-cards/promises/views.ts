import type { Drawn } from '../kit/when.ts'
import type { OpenStep } from '../visits/views.ts'

/** `/待办`: what I owe and what I see to, the most urgent first, five at a time. */
export type TodoView = Drawn & {
  name: string
  steps: OpenStep[]
  page: number
  pages: number
  /** Open ones in all, those overdue, and those the clients owe us. */
  counts: { open: number; late: number; theirs: number }
}
