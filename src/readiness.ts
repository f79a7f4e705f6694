import { sql } from 'drizzle-orm'
import { waitingReminders } from './areas/reminders/index.ts'
import type { Deps } from './deps.ts'

type Part = 'database' | 'queue' | 'lark' | 'reminders'
export type Readiness = { ok: boolean } & Record<Part, 'ready' | 'not ready'>

/** Longer than this is not ready, even if an answer would come. */
const patience = 2_000

/**
 * Asks database, queue and Lark's token at once, and whether reminders that are due go out; says which is not ready, never
 * why: logs know that.
 */
export async function readiness(
  deps: Pick<Deps, 'db' | 'queue' | 'lark' | 'log' | 'clock' | 'zone'>,
): Promise<Readiness> {
  const ask = async (part: Part, question: () => Promise<unknown>): Promise<'ready' | 'not ready'> => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer in time')), patience)
    })
    try {
      await Promise.race([question(), late])
      return 'ready'
    } catch (error) {
      deps.log.warn({ part, error: error instanceof Error ? error.name : 'unknown' }, 'not ready')
      return 'not ready'
    } finally {
      clearTimeout(timer)
    }
  }
  const [database, queue, lark, reminders] = await Promise.all([
    ask('database', async () => deps.db.execute(sql`select 1`)),
    ask('queue', () => deps.queue.check()),
    ask('lark', () => deps.lark.checkToken()),
    ask('reminders', async () => {
      if ((await waitingReminders(deps.db, deps.clock.now(), deps.zone)).late)
        throw new Error('reminders stay unsent')
    }),
  ])
  const parts = { database, queue, lark, reminders }
  return { ok: Object.values(parts).every((part) => part === 'ready'), ...parts }
}
