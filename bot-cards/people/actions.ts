import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentMany, sentText } from '../kit/sent.ts'

const ofPerson = z.object({ person: z.string() })
/** Which part of the list: what was searched for, and how many come before it. */
const place = z.object({ q: z.string(), from: z.int().nonnegative() })

/** Another part of the list of colleagues. */
export const turnPeople = cardAction('people.turn', { payload: place })
/** Searches it anew. */
export const searchPeople = cardAction('people.search', {
  payload: z.object({}),
  form: z.object({ q: sentText }),
})
/** Opens one colleague's card in place of the list. */
export const openPerson = cardAction('people.open', { payload: ofPerson.extend(place.shape) })
/** Sets their roles, from now on by the admin and no longer by the directory. */
export const setRoles = cardAction('people.set_roles', {
  payload: ofPerson,
  form: z.object({ roles: sentMany }),
})
/** Back to what the directory makes of them. */
export const rolesByDirectory = cardAction('people.by_directory', { payload: ofPerson })
/** Opens the leave of a colleague, for an admin. */
export const openLeave = cardAction('people.open_leave', { payload: ofPerson })

/** The form of a leave: the first and the last day away, and who stands in. */
export const leaveFields = z.object({ from: sentDay, last: sentDay, deputy: sentText })
export type LeaveFields = z.output<typeof leaveFields>

export const submitLeave = cardAction('people.submit_leave', { payload: ofPerson, form: leaveFields })
export const cancelLeave = cardAction('people.cancel_leave', { payload: z.object({ absence: z.string() }) })
