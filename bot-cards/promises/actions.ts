import { z } from 'zod'
import { cardAction } from '../kit/action.ts'

/** Turns the list of my promises to another page, from 0. */
export const pageTodo = cardAction('promises.page', { payload: z.object({ page: z.int().nonnegative() }) })
