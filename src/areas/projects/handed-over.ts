import type { Tx } from '../../db/types.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import { type Policy, policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { worksOf } from './repo.ts'
import { termsOf, type Work, warrantyUntil } from './warranty.ts'

/** A part of a project all of whose work was accepted: the day of the last acceptance, and when its last warranty ends. */
export type HandedOver = { handedOver: string; warrantyEnd: string }

/** The parts of each of these projects that were handed over; what is not accepted as a whole is still ours. */
export async function handedOver(
  tx: Tx,
  ids: readonly string[],
  at: Date,
): Promise<Map<string, HandedOver[]>> {
  const [works, calendar, { policy }] = await Promise.all([
    worksOf(tx, ids),
    calendarAt(tx),
    policyAt(tx, at),
  ])
  return new Map(ids.map((id) => [id, partsHandedOver(works.get(id) ?? [], policy, calendar)]))
}

export function partsHandedOver(
  works: readonly Work[],
  policy: Policy,
  calendar: WorkCalendar,
): HandedOver[] {
  const terms = termsOf(policy)
  return [...new Set(works.map((one) => one.part))].flatMap((part): HandedOver[] => {
    const own = works.filter((one) => one.part === part)
    const accepted = own.flatMap((one) => one.acceptedOn ?? []).sort()
    const ends = own.flatMap((one) => warrantyUntil(one, terms, calendar) ?? []).sort()
    const [day, end] = [accepted.at(-1), ends.at(-1)]
    return day !== undefined && end !== undefined && accepted.length === own.length
      ? [{ handedOver: day, warrantyEnd: end }]
      : []
  })
}
