import type { Logger } from 'pino'
import { type Backend, type Bull, type BullEntries, openBull } from './bull.ts'
import { errorCode } from './error-code.ts'
import type { Queue, Work } from './queue.ts'

/** The queue as its owner sees it: others get `Queue`. */
export type OpenQueue = Queue & {
  /** A look at `work` after `delayMs`: when the next row is due. Coalesced like `poke`, never rejects. */
  pokeLater(work: Work, delayMs: number): void
  /** Called before the first tick and periodically after: makes sure the scheduler exists, also in an emptied Redis. */
  keepTicking(everyMs: number): Promise<void>
  bull: Bull
  names: Record<Work | 'tick', string>
  /** Closes the backend's connections; workers are closed before, by themselves. */
  close(): Promise<void>
}

/** Pokes within this time become one entry. */
const coalesceMs = 20
/** How long one waiting entry stands for all later ones. Bounded, in case the entry itself got lost. */
const deduplicateMs = 5000
/** Delayed looks closer together than this become one. */
const laterStepMs = 100

/**
 * Opens BullMQ for one size. At company size it does not wait for Redis: what needs it waits or fails by itself, and
 * `check` says so. `prefix` separates installations that share a Redis; letters, digits and dashes.
 */
export async function createQueue(
  backend: Backend,
  options: { log: Pick<Logger, 'warn'>; prefix?: string },
): Promise<OpenQueue> {
  const { log, prefix = 'keqing' } = options
  let away = false
  const onError = (err: Error) => {
    // One line per outage: the client reports every failed attempt to connect.
    if (!away) log.warn({ code: errorCode(err) }, 'queue backend: an error')
    away = true
  }
  const bull = await openBull(backend, onError)
  bull.onReady(() => {
    away = false
  })
  const names = { outbox: `${prefix}-outbox`, tasks: `${prefix}-tasks`, tick: `${prefix}-tick` }
  const entries: Record<Work | 'tick', BullEntries> = {
    outbox: bull.queue(names.outbox),
    tasks: bull.queue(names.tasks),
    tick: bull.queue(names.tick),
  }
  const add = (work: Work, options: Parameters<BullEntries['add']>[2]) =>
    entries[work].add('look', {}, options).then(
      () => {},
      (err: unknown) => onError(err instanceof Error ? err : new Error('add failed')),
    )

  const poked = new Map<Work, NodeJS.Timeout>()
  let closed = false
  return {
    poke(work) {
      if (closed || poked.has(work)) return
      const timer = setTimeout(() => {
        poked.delete(work)
        void add(work, { deduplication: { id: 'look', ttl: deduplicateMs } })
      }, coalesceMs)
      poked.set(work, timer)
    },
    pokeLater(work, delayMs) {
      if (closed) return
      // The id names the moment, so that every process asking for the same one gets one entry.
      const step = Math.ceil((performance.timeOrigin + performance.now() + delayMs) / laterStepMs)
      void add(work, { delay: delayMs, jobId: `later-${step}` })
    },
    async keepTicking(everyMs) {
      await entries.tick.upsertJobScheduler('tick', { every: everyMs }, { name: 'tick' })
    },
    check: () => bull.ping(),
    bull,
    names,
    async close() {
      closed = true
      for (const timer of poked.values()) clearTimeout(timer)
      await Promise.allSettled(Object.values(entries).map((queue) => queue.close()))
      await bull.close()
    },
  }
}
