import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentText } from '../kit/sent.ts'

/** Turns the list of my promises to another page, from 0. */
export const pageTodo = cardAction('promises.page', { payload: z.object({ page: z.int().nonnegative() }) })

const onPage = z.object({ item: z.string(), page: z.int().nonnegative() })

/** Opens the form of one promise: another day, another colleague. */
export const editPromise = cardAction('promises.edit', { payload: onPage })

/** Left empty, the day and whose it is stay. */
export const promiseFields = z.object({ due: sentText, owner: sentText })
export type PromiseFields = z.output<typeof promiseFields>
export const changePromise = cardAction('promises.change', { payload: onPage, form: promiseFields })
