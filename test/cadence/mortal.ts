import type { Db } from '../../src/db/types.ts'

/** The process is gone: whatever it had open is rolled back. */
export class Killed extends Error {}

/**
 * A database as seen by a process that dies in its `n`-th transaction from now (0: the first), before its commit or right
 * after it; from then on nothing of that process reaches the database.
 */
export function mortal(db: Db, n: number, afterCommit: boolean): Db {
  let left = n
  let dead = false
  const transaction: Db['transaction'] = async (work, config) => {
    if (dead) throw new Killed()
    const dies = left-- === 0
    const answer = await db.transaction(async (tx) => {
      const done = await work(tx)
      if (dies && !afterCommit) {
        dead = true
        throw new Killed()
      }
      return done
    }, config)
    if (dies) {
      dead = true
      throw new Killed()
    }
    return answer
  }
  return new Proxy(db, {
    get(target, name, receiver) {
      if (dead) throw new Killed()
      return name === 'transaction' ? transaction : Reflect.get(target, name, receiver)
    },
  })
}
