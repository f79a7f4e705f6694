import { z } from 'zod'
import { cardAction } from '../kit/action.ts'
import { sentMany, sentText } from '../kit/sent.ts'

export const visitKinds = ['face_to_face', 'phone', 'email', 'wechat', 'video', 'project_sync'] as const
export type VisitKind = (typeof visitKinds)[number]

/** Who promised it: we to the client, one of us to another, or they to us. */
export const facings = ['client', 'internal', 'theirs'] as const
export type Facing = (typeof facings)[number]

const draft = z.object({ draft: z.string() })
/** One visit of a draft: `item` is its place in the draft, from 0. */
const draftItem = draft.extend({ item: z.int().nonnegative() })
const visit = z.object({ visit: z.string() })

/** The visit form, the same for a new visit, a draft being edited and a saved visit being edited. */
export const visitFields = z.object({
  /** Client id chosen from my recent clients; `client_typed` wins when both are given. */
  client: sentText,
  client_typed: sentText,
  kind: sentText,
  /** `2026-11-23 14:30 +0800`, as the date-time picker sends it. */
  at: sentText,
  people: sentText,
  /** open_ids of the colleagues who came along. */
  ours: sentMany.optional(),
  /** `yes`: it counts as a project meeting as well. */
  also_sync: sentText,
  said: sentText,
  next_step: sentText,
  /** open_id of the colleague who owes the next step. */
  next_owner: sentText,
  /** `2026-11-27 +0800`. */
  next_due: sentText,
  /** One of `facings`; left empty: we promised it to the client. */
  next_facing: sentText,
  next_step_2: sentText,
  next_owner_2: sentText,
  next_due_2: sentText,
  next_facing_2: sentText,
  next_step_3: sentText,
  next_owner_3: sentText,
  next_due_3: sentText,
  next_facing_3: sentText,
  /** Why a visit more than seven days old is logged only now; asked for when it is needed. */
  reason: sentText,
})
export type VisitFields = z.output<typeof visitFields>

/** The fields of each next step. The form shows as many steps as there are, at least one; steps beyond these stay as they are. */
export const stepFields = [
  { step: 'next_step', owner: 'next_owner', due: 'next_due', facing: 'next_facing' },
  { step: 'next_step_2', owner: 'next_owner_2', due: 'next_due_2', facing: 'next_facing_2' },
  { step: 'next_step_3', owner: 'next_owner_3', due: 'next_due_3', facing: 'next_facing_3' },
] as const satisfies readonly Record<string, Exclude<keyof VisitFields, 'ours'>>[]

export const confirmDraft = cardAction('visits.confirm', { payload: draft })
export const discardDraft = cardAction('visits.discard', { payload: draft })
/** Opens the form of one visit inside the draft card. */
export const editDraft = cardAction('visits.edit_draft', { payload: draftItem })
export const closeDraftForm = cardAction('visits.close_form', { payload: draft })
/** Sends the form of one visit. For a draft of one visit started by `/拜访` alone it also confirms. */
export const submitDraft = cardAction('visits.submit_draft', { payload: draftItem, form: visitFields })
export const dropDraftItem = cardAction('visits.drop_item', { payload: draftItem })
/** Answers "which client?" */
export const chooseDraftClient = cardAction('visits.choose_client', {
  payload: draftItem.extend({ client: z.string() }),
})
/** Answers "not in the book: create it?"; fields come from the small form inside the draft card. */
export const createDraftClient = cardAction('visits.create_client', {
  payload: draftItem,
  form: z.object({ name: sentText, type: sentText, city: sentText }),
})
/** Answers "which day?" / "which amount?" with one of the offered options (its place in the question). */
export const answerDraft = cardAction('visits.answer', {
  payload: draftItem.extend({ question: z.int().nonnegative(), option: z.int().nonnegative() }),
})
/** "You sent the same text before": make a second draft all the same. */
export const draftAnyway = cardAction('visits.draft_anyway', { payload: draft })

export const undoVisits = cardAction('visits.undo', { payload: draft })
export const editVisit = cardAction('visits.edit', { payload: visit })
export const closeVisitForm = cardAction('visits.close_edit', { payload: visit })
export const submitVisit = cardAction('visits.submit', { payload: visit, form: visitFields })

/** The cards a next step is ticked off on: `/我的`, the client card, `/待办` (and its page). */
const tickedOn = z.enum(['mine', 'client', 'todo'])
export type TickedOn = z.output<typeof tickedOn>

/** Ticks a next step off, or back on. */
export const tickActionItem = cardAction('visits.tick', {
  payload: z.object({
    item: z.string(),
    done: z.boolean(),
    from: tickedOn,
    page: z.int().nonnegative().optional(),
  }),
})
