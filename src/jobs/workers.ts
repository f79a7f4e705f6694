import type { Deps } from '../deps.ts'
import type { OpenQueue } from './create-queue.ts'
import { errorCode, errorTrace } from './error-code.ts'
import type { Work } from './queue.ts'

/** Looks for due rows until there are none, or until `signal` says to stop; resolves with when the next is due. */
export type Look = (signal: AbortSignal) => Promise<{ nextAt?: Date }>

export type Handlers = Record<Work, Look> & {
  /** "What is due at `at`?", asked about every 15 s in one of the processes. */
  tick(at: Date): Promise<void>
}

export type WorkerOptions = {
  handlers: Handlers
  /** How often rows that nobody poked for are looked at. */
  tickMs?: number
  /** How long `close` lets running work finish; the rest of the ten seconds a process has is for closing the others. */
  graceMs?: number
}

/**
 * Starts working the queue in this process. An entry only says "look": what is due, and to whom it belongs, the
 * handlers find in Postgres. A look that fails is counted and left to the next tick.
 */
export function startWorkers(
  deps: Pick<Deps, 'clock' | 'log' | 'metrics'> & { queue: OpenQueue },
  options: WorkerOptions,
): { close(): Promise<void> } {
  const { queue, log, metrics, clock } = deps
  const { handlers, tickMs = 15_000, graceMs = 8_000 } = options
  const stopping = new AbortController()

  async function counted(name: string, run: () => Promise<void>): Promise<void> {
    try {
      await run()
      metrics.jobs.inc({ name, result: 'done' })
    } catch (err) {
      metrics.jobs.inc({ name, result: 'failed' })
      log.error({ job: name, ...errorTrace(err) }, 'job failed, left to the next tick')
    }
  }

  const lookWorker = (work: Work) =>
    queue.bull.worker(
      queue.names[work],
      async (entry) => {
        // From here on a poke means a new entry: what it is about may come too late for the look below.
        await entry.removeDeduplicationKey()
        await counted(`look:${work}`, async () => {
          const { nextAt } = await handlers[work](stopping.signal)
          if (!nextAt || stopping.signal.aborted) return
          // Later than the next tick is the tick's affair.
          const now = clock.now()
          if (nextAt.getTime() - now.getTime() < tickMs) queue.pokeLater(work, nextAt, now)
        })
      },
      2,
    )
  const workers = [
    lookWorker('outbox'),
    lookWorker('tasks'),
    lookWorker('duties'),
    queue.bull.worker(
      queue.names.tick,
      async () => {
        queue.poke('outbox')
        queue.poke('tasks')
        await counted('tick', () => handlers.tick(clock.now()))
      },
      1,
    ),
  ]

  // An emptied Redis has forgotten the ticker, and nothing tells us: put it back every now and then.
  const keep = () => {
    queue.keepTicking(tickMs).catch((err: unknown) => {
      log.warn({ code: errorCode(err) }, 'ticker not renewed, trying again')
    })
  }
  queue.bull.onReady(() => {
    keep()
    // What came due while nobody looked (a restart, Redis away) does not wait for the tick.
    for (const work of ['outbox', 'tasks', 'duties'] as const) queue.poke(work)
  })
  const keeper = setInterval(keep, tickMs)

  return {
    async close() {
      clearInterval(keeper)
      stopping.abort()
      const closing = Promise.allSettled(workers.map((worker) => worker.close()))
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), graceMs)
      })
      if ((await Promise.race([closing, late])) === 'late') {
        log.warn({ graceMs }, 'workers stopped before their work was finished')
        // Not awaited: it waits for the same work.
        void Promise.allSettled(workers.map((worker) => worker.close(true)))
      }
      clearTimeout(timer)
    },
  }
}
