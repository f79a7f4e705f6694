import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentText } from '../kit/sent.ts'

/** Opens the form that explains why a duty is not done (说明), on a card of its own. The version does not matter. */
export const openExcuse = cardAction('duties.open_excuse', { payload: z.object({ duty: z.string() }) })

export const excuseFields = z.object({ reason: sentText })
/** Asks the line manager to excuse it; the version is the duty's. */
export const sendExcuse = cardAction('duties.excuse', {
  payload: z.object({ duty: z.string() }),
  form: excuseFields,
})

/** Opens the form of a pause of a client (客户要求暂停), on a card of its own. The version does not matter. */
export const openPause = cardAction('duties.open_pause', { payload: z.object({ client: z.string() }) })

export const pauseFields = z.object({ last: sentDay, reason: sentText })
export type PauseFields = z.output<typeof pauseFields>
/** Asks for a pause until the day `last`, the last one of it; the version is the client's. */
export const sendPause = cardAction('duties.pause', {
  payload: z.object({ client: z.string() }),
  form: pauseFields,
})
/** Ends a pause before its time; the version is the pause's. */
export const endPause = cardAction('duties.end_pause', { payload: z.object({ pause: z.string() }) })

/** Whose duties: of my clients, of those my people look after, or of one client. */
export const dueScopes = ['mine', 'people', 'client'] as const

const page = z.object({
  scope: z.enum(dueScopes),
  client: z.string().optional(),
  /** Meetings only, without the follow-ups. */
  meetings: z.boolean().optional(),
  from: z.int().min(0).max(1_000_000),
})
export type DuePage = z.output<typeof page>

/** Shows what is owed (到期) on a card of its own. */
export const openDue = cardAction('duties.open_due', { payload: page })
/** Turns to another page of it, or to somebody else's, on the same card. */
export const turnDue = cardAction('duties.turn_due', { payload: page })
/** Turns to another page of my clients. */
export const turnMyClients = cardAction('duties.turn_clients', {
  payload: z.object({ from: z.int().min(0).max(1_000_000) }),
})
