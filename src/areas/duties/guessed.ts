import { and, eq } from 'drizzle-orm'
import { duties } from '../../../drizzle/schema/duties.ts'
import type { Tx } from '../../db/types.ts'

/** How many open duties fall due on days that were guessed: no list tells the days off of their year yet. */
export const guessedDuties = (tx: Tx): Promise<number> =>
  tx.$count(duties, and(eq(duties.status, 'open'), eq(duties.guessedCalendar, true)))
