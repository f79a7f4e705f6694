import type { Logger } from 'pino'
import { type Backend, type Bull, type BullEntries, openBull } from './bull.ts'
import { errorCode } from './error-code.ts'
import type { Queue, Work } from './queue.ts'

/** The queue as its owner sees it: others get `Queue`. */
export type OpenQueue = Queue & {
  /** A look at `work` at `due`, when its next row is. Coalesced like `poke`, never rejects. */
  pokeLater(work: Work, due: Date, now: Date): void
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
/** A backend that says nothing for this long is not there. */
const checkMs = 3000
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
  const names = {
    outbox: `${prefix}-outbox`,
    tasks: `${prefix}-tasks`,
    duties: `${prefix}-duties`,
    tick: `${prefix}-tick`,
  }
  const entries: Record<Work | 'tick', BullEntries> = {
    outbox: bull.queue(names.outbox),
    tasks: bull.queue(names.tasks),
    duties: bull.queue(names.duties),
    tick: bull.queue(names.tick),
  }
  const add = (work: Work, options: Parameters<BullEntries['add']>[2]) =>
    entries[work].add('look', {}, options).then(
      () => {},
      (err: unknown) => onError(err instanceof Error ? err : new Error('add failed')),
    )

  let closed = false
  /** One add at a time per kind, which may take until Redis is there; what is poked meanwhile needs another. */
  const poker = (work: Work) => {
    let state: 'idle' | 'adding' | 'again' = 'idle'
    const poke = () => {
      if (closed) return
      if (state !== 'idle') {
        state = 'again'
        return
      }
      state = 'adding'
      setTimeout(() => {
        // What was poked until now is what this entry is for.
        state = 'adding'
        void add(work, { deduplication: { id: 'look', ttl: deduplicateMs } }).then(() => {
          const again = state === 'again'
          state = 'idle'
          if (again) poke()
        })
      }, coalesceMs).unref()
    }
    return poke
  }
  const pokers = { outbox: poker('outbox'), tasks: poker('tasks'), duties: poker('duties') }

  return {
    poke: (work) => pokers[work](),
    pokeLater(work, due, now) {
      if (closed) return
      const step = Math.ceil(due.getTime() / laterStepMs)
      const delay = Math.max(0, step * laterStepMs - now.getTime())
      // The id names the moment, so that every process asking for the same one gets one entry.
      void add(work, { delay, jobId: `later-${step}` })
    },
    async keepTicking(everyMs) {
      await entries.tick.upsertJobScheduler('tick', { every: everyMs }, { name: 'tick' })
    },
    check: () => within(checkMs, bull.ping()),
    bull,
    names,
    async close() {
      closed = true
      await Promise.allSettled(Object.values(entries).map((queue) => queue.close()))
      await bull.close()
    },
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
