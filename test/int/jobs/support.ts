import { pino } from 'pino'
import { createQueue, type OpenQueue } from '../../../src/jobs/create-queue.ts'
import { freshEmbedded } from '../../services/database.ts'
import { freshRedis } from '../../services/redis.ts'
import type { Size } from '../outbox/support.ts'

export const silent = pino({ level: 'silent' })

/** A queue of its own: nothing in it is seen by another test. */
export async function openQueue(size: Size): Promise<OpenQueue & { dispose(): Promise<void> }> {
  if (size === 'embedded') {
    const { pglite, close } = await freshEmbedded()
    const queue = await createQueue({ size, pglite }, { log: silent })
    return { ...queue, dispose: () => queue.close().then(close) }
  }
  const redis = await freshRedis()
  const queue = await createQueue({ size, redisUrl: redis.url }, { log: silent, prefix: redis.prefix })
  return { ...queue, dispose: () => queue.close().then(() => redis.release()) }
}
