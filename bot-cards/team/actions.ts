import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentText } from '../kit/sent.ts'

/** The seats of the key-account team (制度三(一)) that somebody is put on; its lead is the head of sales. */
export const seats = [
  'marketing',
  'project_manager',
  'designer',
  'engineer',
  'after_sales_lead',
  'legal',
] as const
export type Seat = (typeof seats)[number]

/**
 * A seat as the card showed it: the company's where `client` is empty, and whose row stood there (`was`, empty where it was
 * vacant), so that a press on an old card is noticed.
 */
const ofSeat = z.object({ seat: z.enum(seats), client: z.string(), was: z.string() })

export const seatFields = z.object({ person: sentText, deputy: sentText, from: sentDay })
export type SeatFields = z.output<typeof seatFields>

/** Opens the form of one seat inside the team's card, or closes it. */
export const openSeat = cardAction('team.open_seat', { payload: ofSeat })
export const showTeam = cardAction('team.show', { payload: z.object({ client: z.string() }) })
/** Puts somebody on the seat from a day on; whoever sits there leaves it that day. */
export const assignSeat = cardAction('team.assign', { payload: ofSeat, form: seatFields })
/** Ends the seat as of today. */
export const endSeat = cardAction('team.end', { payload: ofSeat })
