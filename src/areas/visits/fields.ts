import { z } from 'zod'
import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import { facings, stepFields, type VisitFields, visitKinds } from '../../../bot-cards/visits/actions.ts'
import { daysBetween } from '../../kernel/days.ts'
import { type LogPolicy, needsReason } from './rules.ts'
import type { DraftClient, DraftItem } from './stored.ts'

export type FieldErrors = Partial<Record<keyof VisitFields, Refusal>>

/** A picker's `2026-11-23 14:30 +0800` as an instant; undefined when it is not one. */
export function pickedInstant(text: string): Date | undefined {
  const [, day, time = '00:00', sign, hours, minutes] =
    /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))? ([+-])(\d{2}):?(\d{2})$/.exec(text) ?? []
  if (!day || !isDay(day)) return undefined
  const at = new Date(`${day}T${time}:00${sign}${hours}:${minutes}`)
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** A picker's `2026-11-27 +0800` as a calendar day. */
export function pickedDay(text: string): string | undefined {
  const day = /^(\d{4}-\d{2}-\d{2})(?: [+-]\d{2}:?\d{2})?$/.exec(text)?.[1]
  return day && isDay(day) ? day : undefined
}

/** No picker offers February 30, but a hand-made press may send it. */
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success

const split = (people: string) => people.split(/[、,，;；\s]+/).filter(Boolean)

/** open_ids of the colleagues a form names: who came along, and the owners of next steps. */
export const namedColleagues = (fields: VisitFields): string[] => [
  ...(fields.ours ?? []),
  ...stepFields.map(({ owner }) => fields[owner]).filter((openId) => openId !== undefined),
]

/**
 * Puts a submitted form into an item. What the person typed decides; a field they left empty is emptied, except a
 * `said` too long for the form, which stays. Errors name their field; the item is then not to be used.
 * `owners` are the colleagues named whom keqing knows; `author` came anyway.
 */
export function applyFields(
  item: DraftItem,
  fields: VisitFields,
  about: {
    at: Date
    zone: string
    client: DraftClient
    owners: readonly { openId: string; name: string }[]
    author?: string
    policy: LogPolicy
  },
): { item: DraftItem; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const kind = visitKinds.find((one) => one === fields.kind)
  if (!kind) errors.kind = { code: 'kind_missing', params: {} }

  const said = fields.said ?? (item.said.length > 1000 ? item.said : '')
  if (said.trim() === '') errors.said = { code: 'said_missing', params: {} }

  const asTyped = item.when && fields.at?.startsWith(localMinuteOf(item.when.value.at, fields.at))
  const at = fields.at ? pickedInstant(fields.at) : about.at
  if (!at) errors.at = { code: 'time_unreadable', params: { heard: fields.at ?? '' } }
  else if (at > about.at)
    errors.at = { code: 'in_the_future', params: { heard: (fields.at ?? '').slice(0, 16) } }
  const days = at ? daysBetween(at, about.at, about.zone) : 0
  if (needsReason(days, about.policy) && !fields.reason)
    errors.reason = { code: 'old_visit_needs_reason', params: { days } }

  const { client } = about
  if (client.state === 'empty')
    errors[fields.client ? 'client' : 'client_typed'] = { code: 'client_missing', params: {} }

  const steps = stepFields.flatMap((names): DraftItem['steps'] => {
    const { [names.step]: text, [names.owner]: openId, [names.due]: heard, [names.facing]: said } = fields
    const due = heard ? pickedDay(heard) : undefined
    if (heard && !due) errors[names.due] = { code: 'time_unreadable', params: { heard } }
    const owner = about.owners.find((one) => one.openId === openId)
    if (openId && !owner) errors[names.owner] = { code: 'colleague_unknown', params: {} }
    if (!text) return []
    const facing = facings.find((one) => one === said && one !== 'client')
    return [
      {
        text,
        ...(due ? { due: { value: due, guessed: false } } : {}),
        ...(owner ? { owner } : {}),
        ...(facing ? { facing } : {}),
      },
    ]
  })

  const chosen = (fields.ours ?? []).filter((openId) => openId !== about.author)
  const ours = chosen.flatMap((openId) => {
    const one = about.owners.find((known) => known.openId === openId)
    return one ? [{ openId, name: one.name }] : []
  })
  if (ours.length < chosen.length) errors.ours = { code: 'colleague_unknown', params: {} }

  const { kind: _kind, when: _when, reason: _reason, ...rest } = item
  const precision = asTyped && item.when ? item.when.value.precision : ('exact' as const)
  return {
    errors,
    item: {
      ...rest,
      client,
      ...(kind ? { kind: { value: kind, guessed: false } } : {}),
      ...(at ? { when: { value: { at, precision }, guessed: false } } : {}),
      people: split(fields.people ?? ''),
      ours,
      alsoSync: fields.also_sync === 'yes' && kind !== 'project_sync',
      said: said.trim(),
      steps: [...steps, ...item.steps.slice(stepFields.length)],
      questions: item.questions.filter((question) => question.about === 'amount'),
      problems: [],
      ...(fields.reason ? { reason: fields.reason } : {}),
    },
  }
}

/** `at` on the wall clock of the offset that `picked` ends with, to see whether the person changed it. */
function localMinuteOf(at: Date, picked: string): string {
  const [, sign = '+', hours = '00', minutes = '00'] = /([+-])(\d{2}):?(\d{2})$/.exec(picked) ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return new Date(at.getTime() + offset * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}
