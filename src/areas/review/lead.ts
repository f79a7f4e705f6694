import type { Staff } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { holdersOf } from '../people/index.ts'

/** The team lead (组长): the head of sales (制度三(一)). */
export const leadOf = async (tx: Tx, at: Date): Promise<Staff | undefined> =>
  (await holdersOf(tx, 'head_of_sales', at))[0]

/** Who proposes for a client without an account owner: the head of sales, else whoever stands above, else an admin. */
export async function headOf(tx: Tx, at: Date): Promise<Staff | undefined> {
  for (const role of ['head_of_sales', 'deputy_gm', 'general_manager', 'admin'] as const) {
    const [holder] = await holdersOf(tx, role, at)
    if (holder) return holder
  }
  return undefined
}
