import { sql } from 'drizzle-orm'
import { clientLooks, clients } from '../../../drizzle/schema/clients.ts'
import type { Tx } from '../../db/types.ts'

/** Has every key account looked at again at a moment: the company's policy or its calendar changes then. */
export async function lookAtAll(tx: Tx, at: Date): Promise<void> {
  await tx.execute(sql`
    insert into ${clientLooks} (client_id, look_at)
    select id, ${at.toISOString()}::timestamptz from ${clients} where tier is not null and status = 'active'`)
}
