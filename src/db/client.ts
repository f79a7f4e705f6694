import type { Lane, Rows, Types } from './lane.ts'
import type { Pool } from './pool.ts'

/** The part of a postgres.js client that drizzle's postgres-js driver calls. */
export type Client = {
  options: Types
  unsafe(query: string, parameters?: readonly unknown[]): Pending
  begin<T>(work: (client: TransactionClient) => Promise<T>): Promise<T>
}
export type TransactionClient = Omit<Client, 'begin'> & {
  savepoint<T>(work: (client: TransactionClient) => Promise<T>): Promise<T>
}
type Pending = Promise<Rows> & { values(): Promise<Rows> }

/** A statement came after its transaction had ended: somebody did not await it. */
export class TransactionOverError extends Error {
  constructor() {
    super('This transaction is over; a statement was started and not awaited')
    this.name = 'TransactionOverError'
  }
}

/** Statements and transactions over a pool. A transaction has its connection to itself. */
export function createClient(pool: Pool, options: Types): Client {
  return {
    options,
    unsafe: (query, parameters) =>
      pending(async (asValues) => {
        const lane = await pool.acquire()
        try {
          return await lane.run(query, parameters, asValues)
        } finally {
          pool.release(lane)
        }
      }),
    async begin(work) {
      const lane = await pool.acquire()
      try {
        return await transaction(lane, options, work)
      } finally {
        pool.release(lane)
      }
    },
  }
}

async function transaction<T>(
  lane: Lane,
  options: Types,
  work: (client: TransactionClient) => Promise<T>,
): Promise<T> {
  const scope = openScope(lane, options)
  // Sent along with the first statement: BEGIN fails only together with the connection, and then that fails too.
  const begun = lane.run('begin')
  begun.catch(() => {})
  try {
    const result = await work(scope.client)
    scope.close()
    await begun
    const { command } = await lane.run('commit')
    // Postgres answers so when a statement had failed and the work went on as if it had not.
    if (command === 'ROLLBACK') throw scope.failure() ?? new Error('The transaction was rolled back')
    return result
  } catch (error) {
    scope.close()
    if (!lane.lost()) await lane.run('rollback').catch(() => lane.destroy())
    throw error
  }
}

function openScope(lane: Lane, options: Types) {
  let over = false
  let savepoints = 0
  let failure: unknown

  async function savepoint<T>(work: (client: TransactionClient) => Promise<T>): Promise<T> {
    if (over) throw new TransactionOverError()
    savepoints += 1
    const name = `s${savepoints}`
    const inner = openScope(lane, options)
    await lane.run(`savepoint ${name}`)
    try {
      const result = await work({ ...inner.client, savepoint })
      inner.close()
      await lane.run(`release savepoint ${name}`)
      return result
    } catch (error) {
      inner.close()
      if (!lane.lost()) await lane.run(`rollback to savepoint ${name}`)
      throw error
    }
  }

  const client: TransactionClient = {
    options,
    savepoint,
    unsafe: (query, parameters) =>
      pending(async (asValues) => {
        if (over) throw new TransactionOverError()
        try {
          return await lane.run(query, parameters, asValues)
        } catch (error) {
          failure ??= error
          throw error
        }
      }),
  }
  return {
    client,
    close: () => {
      over = true
    },
    failure: () => failure,
  }
}

/** Like the driver's own: starts a moment later, and `values()` said until then asks for rows as lists. */
function pending(run: (asValues: boolean) => Promise<Rows>): Pending {
  let asValues = false
  const promise = Promise.resolve().then(() => run(asValues))
  return Object.assign(promise, {
    values() {
      asValues = true
      return promise
    },
  })
}
