import { sql } from 'drizzle-orm'
import type { Deps } from './deps.ts'

type Part = 'database' | 'queue' | 'lark'
export type Readiness = { ok: boolean } & Record<Part, 'ready' | 'not ready'>

/** Longer than this is not ready, even if an answer would come. */
const patience = 2_000

/** Asks database, queue and Lark's token at once; says which one is not ready, never why: logs know that. */
export async function readiness(deps: Pick<Deps, 'db' | 'queue' | 'lark' | 'log'>): Promise<Readiness> {
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
  const [database, queue, lark] = await Promise.all([
    ask('database', async () => deps.db.execute(sql`select 1`)),
    ask('queue', () => deps.queue.check()),
    ask('lark', () => deps.lark.checkToken()),
  ])
  return { ok: database === 'ready' && queue === 'ready' && lark === 'ready', database, queue, lark }
}
