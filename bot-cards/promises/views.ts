import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { OpenStep } from '../visits/views.ts'
import type { PromiseFields } from './actions.ts'

/** The form of one promise: `colleagues` are open_ids to hand it to. */
export type PromiseFormView = {
  item: string
  fields: PromiseFields
  errors: Partial<Record<keyof PromiseFields, Bilingual>>
  colleagues: readonly string[]
}

/** `/待办`: what I owe and what I see to, the most urgent first, five at a time. */
export type TodoView = Drawn & {
  name: string
  steps: OpenStep[]
  page: number
  pages: number
  /** Open ones in all, those overdue, and those the clients owe us. */
  counts: { open: number; late: number; theirs: number }
  form?: PromiseFormView
}

/** A promise that is somebody else's from now on, as they are told. */
export type HandedView = Drawn & { by: string; step: OpenStep }
