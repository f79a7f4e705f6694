import type { Ground, Touch } from '../../../../src/areas/duties/model.ts'
import { type DutyRow, reconcile } from '../../../../src/areas/duties/reconcile.ts'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'
import { chinaCalendar } from '../../../../src/kernel/calendar.ts'
import type { VisitId } from '../../../../src/kernel/ids.ts'

/** A client that is 重要 since New Year and was never met. */
export const ground = (said: Partial<Ground> = {}): Ground => ({
  spans: [{ tier: 'important', since: '2026-01-01' }],
  touches: [],
  pauses: [],
  policy: defaultPolicy,
  calendar: chinaCalendar,
  ...said,
})

/** A contact of a day. */
export const met = (
  day: string,
  kind: Touch['kind'] = 'face_to_face',
  { executive = false, alsoSync = false }: Partial<Pick<Touch, 'executive' | 'alsoSync'>> = {},
): Touch => ({ id: `vis_${day}_${kind}` as VisitId, day, kind, executive, alsoSync })

/** The rows of a client once it was looked at: what `evaluate` writes of them. */
export function looked(
  rows: readonly DutyRow[],
  of: Ground,
  today: string,
  { since = '2026-01-01', lookedFrom = '2026-01-01' }: { since?: string; lookedFrom?: string } = {},
): DutyRow[] {
  const { added, changed } = reconcile(rows, of, { since, today, lookedFrom })
  const after = new Map(rows.map((row) => [row.id, row]))
  for (const { before, ...one } of changed) after.set(one.id, { ...one, version: before.version + 1 })
  for (const one of added) {
    const id = `${one.kind} ${one.from}`
    after.set(id, { ...one, id, version: 1 })
  }
  return [...after.values()]
}

/** What of these rows is not dropped, as one reads it. */
export const standing = (rows: readonly DutyRow[]): string[] =>
  rows
    .filter((one) => one.status !== 'dropped')
    .map(({ kind, from, due, status, doneDay = '', visitIds }) =>
      [kind, from, due, status, doneDay, ...visitIds].join(' ').trim(),
    )
    .sort()
