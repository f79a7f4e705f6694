import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentText } from '../kit/sent.ts'

const ofClient = z.object({ client: z.string() })

/** Opens the form that asks the owner for leave to see a client. */
export const askAccess = cardAction('access.ask', { payload: ofClient })
/** Sends it. */
export const submitAccess = cardAction('access.submit', {
  payload: ofClient,
  form: z.object({ reason: sentText }),
})
/** Ends somebody's leave before its time. */
export const endAccess = cardAction('access.end', {
  payload: z.object({ grant: z.string(), from: z.enum(['grant', 'seen']) }),
})
/** The same list, further back. */
export const moreSeen = cardAction('access.more', {
  payload: z.object({ client: z.string(), before: z.iso.datetime() }),
})
/** Opens the list of who saw a client. */
export const seenByClient = cardAction('access.seen', { payload: ofClient })
