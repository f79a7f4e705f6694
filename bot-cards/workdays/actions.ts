import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentText } from '../kit/sent.ts'

const year = z.int().min(1900).max(2199)
const day = z.iso.date()
/** Days in a row, both ends included. */
const days = z.object({ kind: z.enum(['off', 'work']), name: z.string().max(20), from: day, last: day })

/** The working days of a year. */
export const openYear = cardAction('workdays.year', { payload: z.object({ year }) })
/** The form a list is pasted into. */
export const openListForm = cardAction('workdays.list_form', { payload: z.object({ year: year.optional() }) })
/** Reads what was pasted: every slip named, or what it says to be confirmed. */
export const readList = cardAction('workdays.read_list', {
  payload: z.object({}),
  form: z.object({ year: sentText, list: sentText }),
})
/** The next file sent in private is a list. */
export const awaitList = cardAction('workdays.await_list', { payload: z.object({}) })
/** What was read counts from now on. The version is the list's it takes the place of. */
export const confirmList = cardAction('workdays.confirm_list', {
  payload: z.object({ year, days: z.array(days).min(1).max(60) }),
})

/** The form for days of the company's own. */
export const openOwnForm = cardAction('workdays.own_form', { payload: z.object({ year }) })
export const ownFields = z.object({ name: sentText, kind: sentText, from: sentDay, last: sentDay })
export const submitOwn = cardAction('workdays.submit_own', { payload: z.object({ year }), form: ownFields })
/** Takes them back; what the list of the year says of them holds again. */
export const removeOwn = cardAction('workdays.remove_own', {
  payload: z.object({ year, from: day, last: day }),
})
