import { z } from 'zod'
import { facings, visitKinds } from '../../../bot-cards/visits/actions.ts'

/** What lies encrypted in `drafts.body`, `visits.body` and `action_items.body`, as JSON. */

const read = <T extends z.ZodType>(value: T) => z.object({ value, guessed: z.boolean() })
const optional = <T extends z.ZodType>(value: T) => value.optional()

const clientOption = z.object({ clientId: z.string(), client: z.string() })
const draftClient = z.discriminatedUnion('state', [
  z.object({ state: z.literal('known'), clientId: z.string(), client: z.string(), guessed: z.boolean() }),
  z.object({ state: z.literal('choose'), typed: z.string(), options: z.array(clientOption) }),
  z.object({ state: z.literal('unknown'), typed: z.string() }),
  z.object({ state: z.literal('empty') }),
])

const visitTime = z.object({ at: z.coerce.date(), precision: z.enum(['exact', 'half', 'day']) })
const amount = z.object({
  yuan: z.number(),
  text: z.string(),
  guessed: z.boolean(),
  per: optional(z.literal('square_metre')),
})
const colleague = z.object({ openId: z.string(), name: z.string() })
const step = z.object({
  text: z.string(),
  due: optional(read(z.iso.date())),
  owner: optional(colleague),
  facing: optional(z.enum(facings)),
})

const question = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('when'),
    heard: z.string(),
    options: z.array(z.object({ date: z.string(), time: optional(z.string()) })),
  }),
  z.object({
    about: z.literal('due'),
    step: z.number(),
    heard: z.string(),
    options: z.array(z.object({ date: z.string() })),
  }),
  z.object({
    about: z.literal('amount'),
    heard: z.string(),
    options: z.array(z.object({ yuan: z.number() })),
  }),
  z.object({ about: z.literal('ours'), heard: z.string(), options: z.array(colleague) }),
  z.object({ about: z.literal('kind'), options: z.array(z.enum(visitKinds)) }),
])

const problem = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const draftItem = z.object({
  client: draftClient,
  kind: optional(read(z.enum(visitKinds))),
  when: optional(read(visitTime)),
  people: z.array(z.string()),
  /** Who of us came along. */
  ours: z.array(colleague).default([]),
  /** It counts as a project meeting as well. */
  alsoSync: z.boolean().default(false),
  said: z.string(),
  amounts: z.array(amount),
  steps: z.array(step),
  questions: z.array(question),
  problems: z.array(problem),
  /** Why a visit more than seven days old was written down late. */
  reason: optional(z.string()),
})
export type DraftItem = z.output<typeof draftItem>
export type DraftQuestion = DraftItem['questions'][number]
export type DraftClient = DraftItem['client']

export const draftBody = z.object({
  items: z.array(draftItem),
  /** Begun by `/拜访` alone: the form saves at once when everything is clear. */
  startedAsForm: z.boolean(),
  /** Which item's form is open on the card. */
  editing: optional(z.number()),
  /** While `repeat`: when the same words came the first time. */
  firstAt: optional(z.coerce.date()),
})
export type DraftBody = z.output<typeof draftBody>

export const visitBody = z.object({
  people: z.array(z.string()),
  said: z.string(),
  amounts: z.array(amount),
  reason: optional(z.string()),
})
export type VisitBody = z.output<typeof visitBody>

export const emptyItem: DraftItem = {
  client: { state: 'empty' },
  people: [],
  ours: [],
  alsoSync: false,
  said: '',
  amounts: [],
  steps: [],
  questions: [],
  problems: [],
}
