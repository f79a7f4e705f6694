import { addDays } from '../../kernel/calendar.ts'
import type { Ground, Judged, Window } from './model.ts'
import { judge, wasLate } from './touches.ts'
import { windowsOf } from './windows.ts'

export type DutyStatus = 'open' | 'done' | 'excused' | 'dropped'

/** A duty as it stands in the database; `guessed`: counted with a year that has no official list. */
export type DutyRow = Window & Judged & { id: string; status: DutyStatus; guessed: boolean; version: number }

type Standing = Window & Judged & { status: DutyStatus; guessed: boolean }

/** What the rows of one client should say. */
export type Changes = {
  /** Windows that have no row yet. */
  added: (Standing & { status: 'open' | 'done' })[]
  /** Rows that say something else, with what they said. */
  changed: (Standing & { id: string; before: DutyRow })[]
  /** Rows that are owed, or excused, as they were. */
  held: DutyRow[]
}

export type Scope = {
  /** The first of a quarter: what happened from this day on may have changed. */
  since: string
  today: string
  /** What was over before anybody looked at the client (keqing came later) is no breach. */
  lookedFrom: string
}

const keyOf = ({ kind, from }: Pick<Window, 'kind' | 'from'>) => `${kind} ${from}`

/**
 * Holds the rows of a client against what happened (制度五(一)), from the day `since` on. What a window says follows from
 * the contacts alone, so that one written down late, changed or taken back is judged as if it had always been so. A
 * window that is over keeps what it asked for, whatever the company's policy asks now. What no longer holds is dropped:
 * its tier ended, the client asked for none, the contact it was counted from was taken back. An excuse holds until the
 * duty is fulfilled after all.
 */
export function reconcile(rows: readonly DutyRow[], ground: Ground, scope: Scope): Changes {
  if (ground.gone) return { added: [], changed: rows.flatMap(dropOpen), held: [] }
  const { since, today, lookedFrom } = scope
  const excused = rows.filter((row) => row.rolling && row.status === 'excused').map((row) => row.from)
  const windows = new Map(
    windowsOf(ground, since, today, new Set(excused)).map((window) => [keyOf(window), window]),
  )
  const firstRolling = [...windows.values()].find((window) => window.rolling)?.from
  const changed: Changes['changed'] = []
  const held: DutyRow[] = []
  for (const row of rows) {
    const window = windows.get(keyOf(row))
    windows.delete(keyOf(row))
    const to = standing(row, window, ground, { ...scope, firstRolling })
    if (to && !same(row, to)) changed.push({ ...to, id: row.id, before: row })
    else if (row.status === 'open' || row.status === 'excused') held.push(row)
  }
  const added = [...windows.values()].flatMap((window): Changes['added'] => {
    const judged = judge(window, ground.touches, ground.policy)
    if (!judged.doneDay && !window.rolling && window.until <= lookedFrom) return []
    const status = judged.doneDay ? 'done' : 'open'
    return [{ ...window, ...judged, status, guessed: isGuessed(window, ground) }]
  })
  return { added, changed, held }
}

const dropOpen = (row: DutyRow): Changes['changed'] =>
  row.status === 'open' ? [{ ...row, status: 'dropped', before: row }] : []

/**
 * What a row should say: the window it is due in now, judged; nothing any more; or undefined where the contacts from
 * `since` on do not tell.
 */
function standing(
  row: DutyRow,
  window: Window | undefined,
  ground: Ground,
  { since, today, firstRolling }: Scope & { firstRolling: string | undefined },
): Standing | undefined {
  if (window) return judged(row, row.until <= today ? { ...window, ...asked(row) } : window, ground)
  if (row.status === 'dropped' || isSettled(row, ground, since, firstRolling)) return undefined
  const chained = row.until > since || (firstRolling !== undefined && row.from >= firstRolling)
  if (!(row.rolling ? chained : row.from >= since) || isBeforeAll(row, ground))
    return row.rolling && (!row.doneDay || row.doneDay >= since) ? judged(row, row, ground) : undefined
  return { ...row, status: 'dropped' }
}

/**
 * A follow-up fulfilled before `since`, of which a later contact before `since` began the next: nothing that happened from
 * then on reaches it, though its days may. Unless its tier ended within them.
 */
const isSettled = (
  { rolling, from, until, doneDay }: DutyRow,
  { spans }: Ground,
  since: string,
  firstRolling: string | undefined,
): boolean =>
  rolling &&
  doneDay !== undefined &&
  doneDay < since &&
  firstRolling !== undefined &&
  from < firstRolling &&
  !spans.some((span) => span.until !== undefined && from < span.until && span.until < until)

const asked = ({ needed, until, due }: DutyRow) => ({ needed, until, due })

/** Of a time whose tier nobody wrote down. */
const isBeforeAll = (row: DutyRow, { spans }: Ground): boolean => {
  const [first] = spans
  return first !== undefined && row.until <= first.since
}

function judged(row: DutyRow, window: Window, ground: Ground): Standing {
  const { kind, tier, from, until, due, needed, rolling } = window
  const held = { kind, tier, from, until, due, needed, rolling }
  const guessed = isGuessed(window, ground)
  const found = judge(window, ground.touches, ground.policy)
  // An excused follow-up is over with its days; what comes later is the next one's.
  const none = row.status === 'excused' && (!found.doneDay || (rolling && wasLate(window, found.doneDay)))
  if (none) return { ...held, visitIds: rolling ? [] : found.visitIds, status: 'excused', guessed }
  return { ...held, ...found, status: found.doneDay ? 'done' : 'open', guessed }
}

/** Whether the day it is due was counted with a year that has no official list of days off, be it as the workday before. */
const isGuessed = ({ due, until }: Window, { calendar }: Ground): boolean =>
  [due, addDays(until, -1)].some((day) => !calendar.knownYears.has(Number(day.slice(0, 4))))

const same = (row: DutyRow, to: Standing): boolean =>
  row.status === to.status &&
  row.until === to.until &&
  row.due === to.due &&
  row.needed === to.needed &&
  row.tier === to.tier &&
  row.rolling === to.rolling &&
  row.guessed === to.guessed &&
  row.doneDay === to.doneDay &&
  row.visitIds.join() === to.visitIds.join()
