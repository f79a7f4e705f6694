import type { Staff } from '../../bot/context.ts'
import type { Tx } from '../../db/types.ts'
import { holdersOf } from '../people/index.ts'
import { seatHolder } from './repo.ts'

/** The lead of the company's key-account team (组长): the head of sales (制度三(一)); undefined while there is none. */
export const leadOf = async (tx: Tx, at: Date): Promise<Staff | undefined> =>
  (await holdersOf(tx, 'head_of_sales', at))[0]

/**
 * Who leads after-sales for a client: the seat of its account team or the company's, else the manager among those of
 * after-sales, else any of them; undefined while there is nobody.
 */
export async function afterSalesLead(
  tx: Tx,
  clientId: string,
  at: Date,
  zone: string,
): Promise<Staff | undefined> {
  const seated = await seatHolder(tx, 'after_sales_lead', clientId, at, zone)
  if (seated) return seated
  const all = await holdersOf(tx, 'after_sales', at)
  return all.find((one) => one.roles.includes('manager')) ?? all[0]
}
