import type { Staff } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { holdersOf } from '../people/index.ts'

/** Who proposes for a client without an account owner: the head of sales, else whoever stands above, else an admin. */
export async function headOf(tx: Tx, at: Date): Promise<Staff | undefined> {
  for (const role of ['head_of_sales', 'deputy_gm', 'general_manager', 'admin'] as const) {
    const [holder] = await holdersOf(tx, role, at)
    if (holder) return holder
  }
  return undefined
}
