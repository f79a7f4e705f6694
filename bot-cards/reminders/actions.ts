import { z } from 'zod'
import { cardAction } from '../kit/action.ts'

/** A person's card of one day. */
const ofMorning = z.object({ person: z.string(), day: z.string() })
const ofLine = ofMorning.extend({ duty: z.string() })

/** Draws the card as it stands. */
export const openMorning = cardAction('reminders.open', { payload: ofMorning })
/** Asks until when a reminder is to be put off. */
export const askSnooze = cardAction('reminders.ask_snooze', { payload: ofLine })
/** Puts it off until a day. */
export const snooze = cardAction('reminders.snooze', { payload: ofLine.extend({ until: z.string() }) })
/** Reminds the owner of what is overdue at their client. */
export const nudgeOwner = cardAction('reminders.nudge', { payload: ofLine })
