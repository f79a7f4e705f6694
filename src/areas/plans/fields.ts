import { type PlanFields, planStepFields } from '../../../bot-cards/plans/actions.ts'
import { draftedWords } from '../../../bot-cards/plans/drafted.ts'
import type { PlanFormView, PlanPart } from '../../../bot-cards/plans/views.ts'
import { type Refusal, refusalText } from '../../../bot-cards/system/refusals.ts'
import { visitKinds } from '../../../bot-cards/visits/actions.ts'
import { localMinute } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { pickedDay, pickedInstant } from '../visits/index.ts'
import type { PlanItem, PlanStep } from './model.ts'

type Field = keyof PlanFields
type Errors = Partial<Record<Field, Refusal>>

/** What a form may change of an item. */
export type FormContent = Pick<PlanItem, 'kind' | 'startAt' | 'minutes' | 'ours' | 'body'>

type Known = { id: PersonId; openId: string; name: string }

/** open_ids of the colleagues a form names. */
export const namedColleagues = (fields: PlanFields): string[] => [
  ...fields.ours,
  ...planStepFields.flatMap(({ owner }) => fields[owner] ?? []),
]

/** `陈总、设计小吴`; blanks part Chinese names, and belong to English ones. */
export const splitNames = (text: string): string[] =>
  text
    .split(/\p{Script=Han}/u.test(text) ? /[、,，;；/\s]+/ : /[、,，;；/\n]+/)
    .map((one) => one.trim())
    .filter(Boolean)

/**
 * Puts a submitted form into an item. `only`: the form asked for these parts alone, the rest stays. `publish`: it must
 * be complete. Errors name their field; the content is then not to be used. Follow-ups beyond the form's stay.
 */
export function applyPlanFields(
  item: FormContent,
  fields: PlanFields,
  about: {
    at: Date
    zone: string
    today: string
    known: readonly Known[]
    ownerId: PersonId
    minutes: number
    only?: readonly PlanPart[] | undefined
    publish: boolean
  },
): { content: FormContent; errors: Errors } {
  const errors: Errors = {}
  const { publish, only, known } = about
  const asks = (part: PlanPart) => !only || only.includes(part)
  const person = (openId: string) => known.find((one) => one.openId === openId)

  let { startAt } = item
  let { precision } = item.body
  if (asks('time')) {
    const picked = fields.at ? pickedInstant(fields.at) : undefined
    const same = picked && localMinute(picked, about.zone) === localMinute(item.startAt, about.zone)
    if (!fields.at) errors.at = { code: 'plan_time_missing', params: {} }
    else if (!picked) errors.at = { code: 'time_unreadable', params: { heard: fields.at } }
    else if (picked <= about.at && (publish || !same))
      errors.at = { code: 'plan_in_past', params: { heard: fields.at.slice(0, 16) } }
    else {
      startAt = picked
      precision = 'exact'
    }
  }

  const theirs = asks('people') ? splitNames(fields.theirs ?? '') : item.body.theirs
  if (publish && theirs.length === 0) errors.theirs = { code: 'plan_people_missing', params: {} }
  const agenda = asks('agenda') ? (fields.agenda ?? kept(item.body.agenda) ?? '') : item.body.agenda
  if (publish && agenda === '') errors.agenda = { code: 'plan_agenda_missing', params: {} }

  const steps = asks('steps')
    ? readSteps(item.body.steps, fields, { ...about, person }, errors)
    : item.body.steps
  if (publish && steps.length === 0) errors.step = { code: 'plan_step_missing', params: {} }

  if (only)
    return { errors, content: { ...item, startAt, body: { ...item.body, precision, theirs, agenda, steps } } }

  const kind = visitKinds.find((one) => one === fields.kind)
  if (!kind) errors.kind = { code: 'kind_missing', params: {} }
  const ours = fields.ours.flatMap((openId) => person(openId) ?? [])
  if (ours.length < fields.ours.length) errors.ours = { code: 'colleague_unknown', params: {} }
  const { place: _, ...body } = item.body
  const minutes = Number(fields.minutes)
  return {
    errors,
    content: {
      kind: kind ?? item.kind,
      startAt,
      minutes: Number.isInteger(minutes) && minutes > 0 && minutes <= 1440 ? minutes : about.minutes,
      ours: [...new Set(ours.map((one) => one.id))].filter((id) => id !== about.ownerId),
      body: { ...body, precision, theirs, agenda, steps, ...(fields.place ? { place: fields.place } : {}) },
    },
  }
}

/** What keqing drafted holds while nobody writes their own: its field stays empty. */
const kept = (text: string | undefined): string | undefined => (draftedWords(text) ? text : undefined)

function readSteps(
  before: readonly PlanStep[],
  fields: PlanFields,
  about: {
    today: string
    publish: boolean
    only?: readonly PlanPart[] | undefined
    person(openId: string): Known | undefined
  },
  errors: Errors,
): PlanStep[] {
  const steps = planStepFields.flatMap((names, place): PlanStep[] => {
    const { [names.due]: heard, [names.owner]: openId } = fields
    const text = fields[names.text] ?? kept(before[place]?.text)
    const due = heard ? pickedDay(heard) : undefined
    // Where the form asked for what is missing only, nobody was taken off.
    const owner = openId ? about.person(openId) : about.only ? before[place]?.owner : undefined
    if (!text) return []
    if (heard && !due) errors[names.due] = { code: 'time_unreadable', params: { heard } }
    else if (due && due < about.today && due !== before[place]?.due)
      errors[names.due] = { code: 'plan_step_due_past', params: {} }
    else if (!due && about.publish) errors[names.due] = { code: 'plan_step_due_missing', params: {} }
    if (openId && !owner) errors[names.owner] = { code: 'colleague_unknown', params: {} }
    const facing = before[place]?.text === text ? before[place]?.facing : undefined
    return [{ text, ...(due ? { due } : {}), ...(owner ? { owner } : {}), ...(facing ? { facing } : {}) }]
  })
  return [...steps, ...before.slice(planStepFields.length)]
}

/** The errors of a form in words. */
export const inWords = (errors: Errors): PlanFormView['errors'] =>
  Object.fromEntries(
    Object.entries(errors).map(([field, refusal]: [string, Refusal]) => [field, refusalText(refusal)]),
  )
