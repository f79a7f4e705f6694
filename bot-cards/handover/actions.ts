import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentDay, sentMany, sentText } from '../kit/sent.ts'

const ofHandover = z.object({ handover: z.string() })

export const handoverKinds = ['leave', 'transfer'] as const
export type HandoverKind = (typeof handoverKinds)[number]

const startFields = z.object({ person: sentText, lastDay: sentDay, successor: sentText, kind: sentText })
export type StartFields = z.output<typeof startFields>

/** Begins a hand-over with what the form says. */
export const startHandover = cardAction('handover.start', { payload: z.object({}), form: startFields })
/** Offers clients to a successor: those chosen, or without a choice all that nobody was offered. */
export const offerClients = cardAction('handover.offer', {
  payload: ofHandover,
  form: z.object({ items: sentMany, successor: sentText }),
})
/** The successor takes what they were offered: one thing, or without `item` everything. */
export const acceptOffer = cardAction('handover.accept', {
  payload: z.object({ handover: z.string(), item: z.string().optional() }),
})
/** The successor gives something back with a reason; without a choice everything. */
export const declineOffer = cardAction('handover.decline', {
  payload: ofHandover,
  form: z.object({ items: sentMany, reason: sentText }),
})
/** The leaver promises to keep secrets after the last day. */
export const signPledge = cardAction('handover.pledge', { payload: ofHandover })
/** The manager writes down why the pledge is missing. */
export const recordNoPledge = cardAction('handover.no_pledge', {
  payload: ofHandover,
  form: z.object({ reason: sentText }),
})
/** Discards the drafts of somebody who is gone. */
export const discardDrafts = cardAction('handover.discard', { payload: ofHandover })
/** Ends access before its moment. */
export const endNow = cardAction('handover.end_now', { payload: ofHandover })
export const closeHandover = cardAction('handover.close', { payload: ofHandover })
export const cancelHandover = cardAction('handover.cancel', { payload: ofHandover })
