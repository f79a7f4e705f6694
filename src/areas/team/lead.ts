import type { Staff } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { holdersOf } from '../people/index.ts'

/** The lead of the company's key-account team (组长): the head of sales (制度三(一)); undefined while there is none. */
export const leadOf = async (tx: Tx, at: Date): Promise<Staff | undefined> =>
  (await holdersOf(tx, 'head_of_sales', at))[0]
