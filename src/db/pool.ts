import { ConnectionLostError, type Lane } from './lane.ts'

export type Pool = {
  /** A connection for the caller alone; waits while all are taken. Rejects when none can be opened. */
  acquire(): Promise<Lane>
  release(lane: Lane): void
  /** Lets what runs finish for five seconds, then cuts it off. */
  end(): Promise<void>
}

type Waiter = { resolve: (lane: Lane) => void; reject: (error: unknown) => void }

/** Connections are closed after this long, so that a pool follows a moved database and the server frees its caches. */
const lifetime = 30 * 60_000

/** At most `max` connections, opened when first needed, kept while they live. */
export function createPool(open: () => Promise<Lane>, max: number): Pool {
  const lanes = new Set<Lane>()
  const idle: Lane[] = []
  const waiting: Waiter[] = []
  let opening = 0
  let ended = false

  function idleLane(): Lane | undefined {
    for (let lane = idle.pop(); lane; lane = idle.pop()) {
      if (!lane.lost()) return lane
      lanes.delete(lane)
    }
    return undefined
  }

  async function openAnother(): Promise<Lane> {
    opening += 1
    try {
      const lane = await open()
      lanes.add(lane)
      return lane
    } finally {
      opening -= 1
    }
  }

  function acquire(): Promise<Lane> {
    if (ended) return Promise.reject(new ConnectionLostError())
    const lane = idleLane()
    if (lane) return Promise.resolve(lane)
    if (lanes.size + opening < max) return openFor()
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  }

  async function openFor(): Promise<Lane> {
    try {
      return await openAnother()
    } catch (error) {
      // Whoever waits for a connection would wait in vain for this one; each finds out for itself.
      serveNext()
      throw error
    }
  }

  function serveNext(): void {
    const next = waiting.shift()
    if (next) acquire().then(next.resolve, next.reject)
  }

  function release(lane: Lane): void {
    if (lane.lost() || ended || performance.now() - lane.born > lifetime) {
      lanes.delete(lane)
      void lane.close().catch(() => {})
      serveNext()
      return
    }
    const next = waiting.shift()
    if (next) next.resolve(lane)
    else idle.push(lane)
  }

  async function end(): Promise<void> {
    ended = true
    for (const { reject } of waiting.splice(0)) reject(new ConnectionLostError())
    const busy = [...lanes].filter((lane) => !idle.includes(lane))
    await Promise.all(idle.splice(0).map((lane) => lane.close().finally(() => lanes.delete(lane))))
    const deadline = performance.now() + 5000
    while (busy.some((lane) => lanes.has(lane)) && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20))
    for (const lane of lanes) lane.destroy()
  }

  return { acquire, release, end }
}
