import type { Seat } from '../../../bot-cards/team/actions.ts'
import { addDays } from '../../kernel/calendar.ts'

/** Somebody on a seat, `[from, until)`. `here`: they still work here; else `leftOn` is the day they left. */
export type Sitting = {
  id: string
  seat: Seat
  name: string
  from: string
  until?: string
  here: boolean
  leftOn?: string
  deputy?: string
}

/** Whether a sitting holds on a day. */
export const sits = (one: Pick<Sitting, 'from' | 'until'>, day: string): boolean =>
  one.from <= day && (one.until === undefined || day < one.until)

/** A seat that was held and is not on this day: who was the last, and since when it stands empty. */
export type Vacancy = { id: string; seat: Seat; last: string; since: string; deputy?: string }

/**
 * Which of the seats stand empty that somebody held before: their term ended, or they left the company. A seat nobody ever
 * held is not news (a company that has just begun), and one whose next holder is due comes to them by itself.
 */
export function vacancies(rows: readonly Sitting[], seats: readonly Seat[], day: string): Vacancy[] {
  return seats.flatMap((seat) => {
    const held = rows.filter((row) => row.seat === seat && row.from <= day && row.from !== row.until)
    const now = held.filter((row) => sits(row, day))
    if (now.some((row) => row.here)) return []
    const last = now[0] ?? held.sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1))[0]
    if (!last) return []
    const ended = last.until !== undefined && last.until <= day ? last.until : undefined
    const since = ended ?? last.leftOn ?? day
    return [
      {
        id: last.id,
        seat,
        last: last.name,
        since,
        ...(ended === undefined && last.deputy ? { deputy: last.deputy } : {}),
      },
    ]
  })
}

/** Which reminder of a vacancy is due: 0 at once, then one more with every week. */
export function reminderOf(since: string, day: string): number {
  let weeks = 0
  while (addDays(since, (weeks + 1) * 7) <= day) weeks += 1
  return weeks
}
