import type { Role } from '../../../bot-cards/rights/roles.ts'
import { type VisitKind, visitKinds } from '../../../bot-cards/visits/actions.ts'
import { daysBetween, instantOf, localMinute } from '../../kernel/days.ts'
import { accept, type Decision, type Refused, refuse } from '../../kernel/decision.ts'
import type { Policy } from '../policy/index.ts'
import type { HeardVisit } from './model.ts'
import type { DraftItem } from './stored.ts'

/** What company policy says about logging visits: minutes and days. */
export type LogPolicy = Pick<Policy, 'visits.undo_minutes' | 'visits.late_days' | 'visits.repeat_minutes'>

const minutes = (n: number) => n * 60_000

/** A saved visit may be taken back with one tap until then. */
export const undoUntil = (savedAt: Date, policy: LogPolicy): Date =>
  new Date(savedAt.getTime() + minutes(policy['visits.undo_minutes']))
/** The same words since then are asked about before they make a second draft. */
export const repeatSince = (at: Date, policy: LogPolicy): Date =>
  new Date(at.getTime() - minutes(policy['visits.repeat_minutes']))
/** A visit older than the policy's days needs a reason to be logged (regulation.md §5, "Also"). */
export const needsReason = (days: number, policy: LogPolicy): boolean => days > policy['visits.late_days']

const leading: readonly Role[] = ['head_of_sales', 'deputy_gm', 'general_manager']

/** Head of sales or above: who of us makes a meeting a high-level one. */
export const leads = (held: readonly Role[]): boolean => held.some((role) => leading.includes(role))

/** 高层面谈 (制度五(一)): face to face, one of us head of sales or above, one of them known to decide. A video call is none. */
export const isExecutive = (
  kind: string,
  held: readonly Role[],
  met: 'decider' | 'unclear' | 'nobody',
): boolean => kind === 'face_to_face' && leads(held) && met === 'decider'

/** Undo is open for [savedAt, savedAt + the policy's minutes). */
export function mayUndo(savedAt: Date, at: Date, policy: LogPolicy): Decision<Date> {
  return at < undoUntil(savedAt, policy) ? accept(at) : refuse('undo_too_late', {})
}

/** A heard visit as a draft item: what was not said is filled in as a guess (now) or asked (the kind). */
export function toDraftItem(heard: HeardVisit, at: Date): DraftItem {
  const { client, kind, when, ours = [], alsoSync = false, ...rest } = heard
  const asksWhen = heard.questions.some((question) => question.about === 'when')
  const time = when ?? (asksWhen ? undefined : { value: { at, precision: 'exact' as const }, guessed: true })
  return {
    ...rest,
    ours,
    alsoSync,
    client:
      client.state === 'known'
        ? {
            state: 'known',
            clientId: client.clientId,
            client: client.client,
            guessed: client.how === 'pinyin' || client.how === 'initials',
          }
        : client,
    ...(kind ? { kind } : {}),
    ...(time ? { when: time } : {}),
    questions: [...heard.questions, ...(kind ? [] : [{ about: 'kind' as const, options: [...visitKinds] }])],
  }
}

/** A draft item that lacks nothing, ready to become a visit. */
export type CompleteItem = DraftItem & {
  client: Extract<DraftItem['client'], { state: 'known' }>
  kind: { value: VisitKind; guessed: boolean }
  when: NonNullable<DraftItem['when']>
}

/** Whether an item can be saved as it stands; the first thing it lacks otherwise. */
export function complete(
  item: DraftItem,
  at: Date,
  zone: string,
  policy: LogPolicy,
): Decision<CompleteItem, Refused<Gap>> {
  const { client, kind, when } = item
  if (client.state === 'choose') return refuse('client_unclear', { heard: client.typed })
  if (client.state !== 'known') return refuse('client_missing', {})
  if (!kind) return refuse('kind_missing', {})
  const [problem] = item.problems
  if (problem) return { ok: false, refusal: { code: problem.code as Gap, params: problem.params } }
  const [question] = item.questions
  if (question && 'heard' in question) return refuse('answer_missing', { heard: question.heard })
  if (!when) return refuse('time_unreadable', { heard: '' })
  if (when.value.at > at) return refuse('in_the_future', { heard: localMinute(when.value.at, zone) })
  if (item.said.trim() === '') return refuse('said_missing', {})
  const days = daysBetween(when.value.at, at, zone)
  if (needsReason(days, policy) && !item.reason) return refuse('old_visit_needs_reason', { days })
  return accept({ ...item, client, kind, when })
}

export type Gap =
  | 'client_unclear'
  | 'client_missing'
  | 'kind_missing'
  | 'answer_missing'
  | 'time_unreadable'
  | 'in_the_future'
  | 'said_missing'
  | 'old_visit_needs_reason'
  | HeardVisit['problems'][number]['code']

/** Puts a tapped answer in the place of its question. An answer that is not on offer changes nothing. */
export function answer(item: DraftItem, question: number, option: number, zone: string): DraftItem {
  const asked = item.questions[question]
  if (!asked) return item
  const rest = { ...item, questions: item.questions.filter((_, place) => place !== question) }
  switch (asked.about) {
    case 'kind': {
      const kind = asked.options[option]
      return kind ? { ...rest, kind: { value: kind, guessed: false } } : item
    }
    case 'amount': {
      const chosen = asked.options[option]
      return chosen
        ? { ...rest, amounts: [...item.amounts, { yuan: chosen.yuan, text: asked.heard, guessed: false }] }
        : item
    }
    case 'ours': {
      const chosen = asked.options[option]
      // The option after the last: nobody of ours, it stays somebody met.
      if (!chosen) return option === asked.options.length ? rest : item
      return {
        ...rest,
        people: item.people.filter((name) => name !== asked.heard && !asked.heard.endsWith(name)),
        ours: [...item.ours.filter((one) => one.openId !== chosen.openId), chosen],
      }
    }
    case 'when': {
      const chosen = asked.options[option]
      if (!chosen) return item
      const at = instantOf(chosen.date, chosen.time ?? '12:00', zone)
      const precision = chosen.time ? ('exact' as const) : ('day' as const)
      return { ...rest, when: { value: { at, precision }, guessed: false } }
    }
    case 'due': {
      const chosen = asked.options[option]
      if (!chosen) return item
      const steps = item.steps.map((step, place) =>
        place === asked.step ? { ...step, due: { value: chosen.date, guessed: false } } : step,
      )
      return { ...rest, steps }
    }
  }
}
