import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentText } from '../kit/sent.ts'

const draft = z.object({ draft: z.string() })

export const draftFields = z.object({
  client: sentText,
  client_typed: sentText,
  project: sentText,
  part: sentText,
  place: sentText,
  work: sentText,
  level: sentText,
  description: sentText,
  reporter: sentText,
  phone: sentText,
})
export type DraftFields = z.output<typeof draftFields>

/** 开工单: what was understood becomes a ticket. */
export const openFromDraft = cardAction('intake.confirm', { payload: draft })
/** 加到工单 N: it is the same matter; words and photos are filed there. */
export const joinTicket = cardAction('intake.join', { payload: draft.extend({ ticket: z.string() }) })
/** 另开一张: it is another matter, whatever looks alike. */
export const keepApart = cardAction('intake.apart', { payload: draft })
export const chooseProject = cardAction('intake.project', { payload: draft.extend({ project: z.string() }) })
export const editTicketDraft = cardAction('intake.edit', { payload: draft })
export const saveTicketDraft = cardAction('intake.save', { payload: draft, form: draftFields })
export const backToDraft = cardAction('intake.back', { payload: draft })
export const dropTicketDraft = cardAction('intake.drop', { payload: draft })
/** 记成拜访: the words told of a visit. */
export const asVisit = cardAction('intake.as_visit', { payload: draft })

const chat = z.string().max(100)
/** Sends the tickets of a scope to a group. */
export const addServiceGroup = cardAction('intake.group_add', {
  payload: z.object({ chat, scope: z.enum(['default', 'work']), value: z.string().max(40) }),
})
/** A group no longer takes these tickets; `chat`: the card is that group's. */
export const dropServiceGroup = cardAction('intake.group_drop', {
  payload: z.object({ group: z.string(), chat: chat.optional() }),
})
