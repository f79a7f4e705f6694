import type { Staff } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { managerOf, namedDeputyOf } from './repo.ts'
import { absencesOf } from './rows.ts'

/** Whether somebody is away on a day. */
const isAway = async (tx: Tx, id: string, day: string): Promise<boolean> => {
  const [next] = await absencesOf(tx, [id], day)
  return next !== undefined && next.from <= day
}

/**
 * Who stands in for somebody on this day; undefined when they are there. The deputy they named; where that one is away,
 * too, the deputy's own deputy, and no further; where nobody was named or all are away, the line manager, if there.
 */
export async function deputyOf(tx: Tx, id: string, day: string, at: Date): Promise<Staff | undefined> {
  if (!(await isAway(tx, id, day))) return undefined
  const first = await namedDeputyOf(tx, id, day, at)
  if (first && !(await isAway(tx, first.id, day))) return first
  const second = first && (await namedDeputyOf(tx, first.id, day, at))
  if (second && second.id !== id && !(await isAway(tx, second.id, day))) return second
  const manager = await managerOf(tx, id, at)
  return manager && !(await isAway(tx, manager.id, day)) ? manager : undefined
}
