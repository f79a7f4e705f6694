import type { PGlite } from '@electric-sql/pglite'
import type { PgNotification, PgPool, PgPoolClient, PgQueryResult } from 'bullmq'

type Listener = (message: PgNotification) => void

/**
 * Makes the embedded database look like a `pg.Pool`, as far as BullMQ's Postgres backend uses one. Every "client" is
 * the same single connection, so a transaction spread over several `query` calls would mix with other statements:
 * only `runMigrations`, at start, does that.
 */
export function pglitePool(pglite: PGlite): PgPool {
  async function query<R>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    if (params && params.length > 0) {
      const { rows, affectedRows } = await pglite.query<R>(text, [...params])
      return { rows, rowCount: affectedRows ?? rows.length }
    }
    const results = await pglite.exec(text)
    const last = results.at(-1)
    // `exec` cannot know the row type, just as `pg` cannot.
    return { rows: (last?.rows ?? []) as R[], rowCount: last?.affectedRows ?? 0 }
  }

  async function connect(): Promise<PgPoolClient> {
    const listeners = new Set<Listener>()
    const silence = pglite.onNotification((channel, payload) => {
      for (const listener of [...listeners]) listener({ channel, payload })
    })
    const client: PgPoolClient = {
      query,
      on(event: string, listener: (value: never) => void) {
        // 'error' and 'end' never come: there is no socket to lose.
        if (event === 'notification') listeners.add(listener as Listener)
        return client
      },
      removeListener(_event, listener) {
        listeners.delete(listener)
        return client
      },
      removeAllListeners() {
        listeners.clear()
        return client
      },
      release() {
        listeners.clear()
        silence()
      },
    }
    return client
  }

  const pool: PgPool = {
    query,
    connect,
    // The database belongs to whoever opened it.
    end: async () => {},
    on: () => pool,
    removeAllListeners: () => pool,
  }
  return pool
}
