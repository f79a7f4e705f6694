import { type CadenceKind, contactFor } from '../../../bot-cards/duties/kinds.ts'
import type { CadenceView } from '../../../bot-cards/duties/views.ts'
import type { VisitKind } from '../../../bot-cards/visits/actions.ts'
import { addDays, dayCount } from '../../kernel/calendar.ts'
import { monthOf } from '../../kernel/periods.ts'
import type { Wish } from './propose.ts'

/** A duty as planning sees it. `rolling`: counted from the last contact. */
export type Owed = Pick<CadenceView, 'kind' | 'from' | 'until' | 'due' | 'needed' | 'done'> & {
  client: string
  rolling: boolean
}
/** A contact that stands in somebody's plan. */
export type Planned = { client: string; kind: VisitKind; day: string }

export type DutyWish = Wish & { duty: CadenceKind }

/** A planned contact that will do for a duty, as far as one can tell beforehand. */
const willDo = (duty: CadenceKind, kind: VisitKind): boolean =>
  duty === 'follow_up' ? kind !== 'wechat' : contactFor[duty] === kind

/** The same number for the same client at every company and in every run. */
const shareOf = (client: string): number =>
  [...client].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973, 7)

/**
 * What is to be planned in the month that begins with `month` for duties by month or quarter (制度五(一)): what is owed
 * and neither done nor planned. What a quarter asks for is spread over its months, a third of the clients in each; what
 * is overdue comes at once.
 */
export function meetingWishes(
  owed: readonly Owed[],
  planned: readonly Planned[],
  today: string,
  month = monthOf(today),
): DutyWish[] {
  const isMiss = (duty: Owed) => duty.until <= today
  const sameAs = (duty: Owed) => (other: Owed) =>
    other.client === duty.client && other.kind === duty.kind && other.until !== duty.until
  return (
    owed
      .filter((duty) => !duty.rolling && duty.from < month.until)
      // A window that is over is made up for by the contact of the one that runs, not by another beside it.
      .filter((duty) => !(isMiss(duty) && owed.some((other) => sameAs(duty)(other) && !isMiss(other))))
      .flatMap((duty): DutyWish[] => {
        const there = planned.filter(
          (one) =>
            one.client === duty.client &&
            willDo(duty.kind, one.kind) &&
            duty.from <= one.day &&
            one.day < duty.until,
        )
        const left = duty.needed - duty.done - there.length
        const missed = owed.some((other) => isMiss(other) && sameAs(duty)(other))
        if (left <= 0 || !(missed || itsTurn(duty, month))) return []
        const overdue = duty.due < today
        const from = duty.from > today ? duty.from : today
        const last = addDays(duty.due, 1)
        const until = overdue || last > month.until ? month.until : last
        const kind = contactFor[duty.kind]
        const wish = { client: duty.client, kind, from, until, duty: duty.kind }
        return Array.from({ length: left }, (_, place) =>
          overdue || (missed && place === 0) ? { ...wish, aim: from } : wish,
        )
      })
  )
}

/** Whether a duty by quarter falls to this month: its third of the clients, and whoever was left over. */
function itsTurn(duty: Owed, month: { from: string; until: string }): boolean {
  if (duty.until <= month.until) return true
  const monthsOf = Math.max(1, Math.round(dayCount(duty.from, duty.until) / 30))
  const place = Math.floor(dayCount(duty.from, month.from) / 30)
  return shareOf(duty.client) % monthsOf <= place
}

/**
 * What is to be planned for duties counted from the last contact: a call shortly before each of the month's ends of
 * their days, unless something else that will do is planned by then.
 */
export function callWishes(
  owed: readonly Owed[],
  planned: readonly Planned[],
  today: string,
  month = monthOf(today),
): DutyWish[] {
  return owed
    .filter((duty) => duty.rolling)
    .flatMap((duty): DutyWish[] => {
      const days = dayCount(duty.from, duty.until) - 1
      const touches = planned
        .filter((one) => one.client === duty.client && willDo(duty.kind, one.kind) && one.day >= today)
        .map((one) => one.day)
        .sort()
      const wishes: DutyWish[] = []
      let last = duty.from
      for (;;) {
        const end = addDays(last, days)
        const next = touches.find((day) => last < day && day <= end)
        if (next !== undefined) last = next
        else {
          if (end >= month.until) return wishes
          const overdue = end < today
          const aim = overdue ? today : addDays(end, -2) > today ? addDays(end, -2) : today
          const from = addDays(last, 1) > today ? addDays(last, 1) : today
          const until = overdue ? month.until : addDays(end, 1)
          wishes.push({ client: duty.client, kind: contactFor[duty.kind], from, until, aim, duty: duty.kind })
          last = aim > last ? aim : addDays(last, 1)
        }
      }
    })
}
