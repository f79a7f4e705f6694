import type { Db, Tx } from '../db/types.ts'

export type Together = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

type Waiting = { run(tx: Tx): Promise<() => void>; alone(): Promise<void> }

/**
 * Runs works in transactions of the database. One that comes alone has a transaction to itself; those that come while
 * all `atOnce` transactions are under way share the next one, up to `atMost`: their statements travel together and one
 * commit serves them all, which is what a small machine's throughput depends on. If a shared transaction fails, each of
 * its works is run again by itself, so that one's failure is nobody else's. A work must therefore do nothing but
 * statements, and guard what it changes by a condition (a version, a state): row locks do not part the works of one
 * transaction.
 */
export function createTogether(db: Db, { atOnce = 2, atMost = 32 } = {}): Together {
  const waiting: Waiting[] = []
  let underWay = 0

  async function share(works: Waiting[]): Promise<void> {
    const [first, second] = works
    if (first && !second) return first.alone()
    try {
      const settle = await db.transaction((tx) => Promise.all(works.map((work) => work.run(tx))))
      for (const resolve of settle) resolve()
    } catch {
      await Promise.all(works.map((work) => work.alone()))
    }
  }

  function next(): void {
    while (underWay < atOnce && waiting.length > 0) {
      const works = waiting.splice(0, atMost)
      underWay += 1
      void share(works).finally(() => {
        underWay -= 1
        next()
      })
    }
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({
        async run(tx) {
          const result = await work(tx)
          return () => resolve(result)
        },
        alone: () => db.transaction(work).then(resolve, reject),
      })
      // What arrives in the same turn of the loop shares.
      if (waiting.length === 1) setImmediate(next)
    })
}
