import type { Ground, Judged, Window } from './model.ts'
import { judge } from './touches.ts'
import { windowsOf } from './windows.ts'

export type DutyStatus = 'open' | 'done' | 'excused' | 'dropped'

/** A duty as it stands in the database. */
export type DutyRow = Window & Judged & { id: string; status: DutyStatus; version: number }

type Standing = Window & Judged & { status: DutyStatus }

/** What the rows of one client should say: windows that have none yet, and rows that say something else. */
export type Changes = {
  added: (Window & Judged & { status: 'open' | 'done' })[]
  changed: (Standing & { id: string; version: number; before: DutyStatus })[]
}

const keyOf = ({ kind, from }: Pick<Window, 'kind' | 'from'>) => `${kind} ${from}`

/**
 * Holds the rows of a client against what happened (制度五(一)), from the day `since` (the first of a quarter) on. What a
 * window says follows from the contacts alone, so that one written down late, changed or taken back is judged as if it
 * had always been so. Rows of an earlier tier keep their window where it ended before the new one began, and are no
 * longer owed where it did not; an excuse holds until the duty is fulfilled after all. What was over before anybody
 * looked at the client (`lookedFrom`: keqing came later) is no breach.
 */
export function reconcile(
  rows: readonly DutyRow[],
  ground: Ground,
  { since, today, lookedFrom }: { since: string; today: string; lookedFrom: string },
): Changes {
  const windows = new Map(windowsOf(ground, since, today).map((window) => [keyOf(window), window]))
  const firstRolling = [...windows.values()].find((window) => window.rolling)?.from
  const changed = rows.flatMap((row): Changes['changed'] => {
    const window = windows.get(keyOf(row))
    if (!window && !inScope(row, since, firstRolling)) return []
    windows.delete(keyOf(row))
    const to = standing(row, window, ground, today)
    return same(row, to) ? [] : [{ ...to, id: row.id, version: row.version, before: row.status }]
  })
  const added = [...windows.values()].flatMap((window): Changes['added'] => {
    const judged = judge(window, ground.touches, ground.policy)
    if (judged.doneDay) return [{ ...window, ...judged, status: 'done' }]
    return window.rolling || window.until > lookedFrom ? [{ ...window, ...judged, status: 'open' }] : []
  })
  return { added, changed }
}

/** Whether the contacts from `since` on tell all about a row. */
const inScope = (row: DutyRow, since: string, firstRolling: string | undefined): boolean =>
  row.rolling
    ? (firstRolling !== undefined && row.from >= firstRolling) || row.until > since
    : row.from >= since

/** What a row should say: the window it is due in now, judged; or nothing any more. */
function standing(
  row: DutyRow,
  window: Window | undefined,
  { tier, touches, policy }: Ground,
  today: string,
): Standing {
  const over = row.until <= (tier?.since ?? today)
  if (!window && (!over || row.status === 'dropped')) return { ...row, status: 'dropped' }
  const held = window ?? row
  const judged = judge(held, touches, policy)
  const { kind, tier: of, from, until, due, needed, rolling } = held
  const status = judged.doneDay ? 'done' : row.status === 'excused' ? 'excused' : 'open'
  return { kind, tier: of, from, until, due, needed, rolling, ...judged, status }
}

const same = (row: DutyRow, to: Standing): boolean =>
  row.status === to.status &&
  row.until === to.until &&
  row.due === to.due &&
  row.needed === to.needed &&
  row.tier === to.tier &&
  row.rolling === to.rolling &&
  row.doneDay === to.doneDay &&
  row.visitIds.join() === to.visitIds.join()
