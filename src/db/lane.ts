import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import postgres from 'postgres'

export type Rows = { command: string }

/** How values travel, by type: drizzle fills these in once, every connection takes them over. */
export type Types = {
  parsers: Record<string | number, (value: string) => unknown>
  serializers: Record<string | number, (value: unknown) => unknown>
}

export type LaneOptions = {
  connection: Record<string, string | number>
  /** For the TCP connection, and again for the log-in; in seconds. */
  connectTimeout: number
  types: Types
}

/** One connection to PostgreSQL, used once: when it is lost it stays lost, and its pool opens another. */
export type Lane = {
  /** Statements started together travel together and run in this order. `asValues`: rows as lists, not objects. */
  run(query: string, parameters?: readonly unknown[], asValues?: boolean): Promise<Rows>
  lost(): boolean
  /** When it was opened, on `performance.now()`. */
  born: number
  /** Finishes what runs. */
  close(): Promise<void>
  /** Gives up what runs. */
  destroy(): void
}

/** The connection went away; `code` is one `isDatabaseAway` knows. What ran last may or may not have happened. */
export class ConnectionLostError extends Error {
  readonly code = 'CONNECTION_CLOSED'
  constructor() {
    super('The connection to the database was lost')
    this.name = 'ConnectionLostError'
  }
}

/*
 * postgres.js 3.4.9 may not be left to reconnect by itself. After a connection is lost it writes its ROLLBACK into
 * the void and ends the process, sends statements of the dead transaction over the next connection, or waits for
 * ever on a write it no longer schedules (porsager/postgres #1154, #1155, #1208, #1216). Hence one driver instance
 * per connection: its socket factory works once, transactions are ours (client.ts), and whatever was in flight is
 * refused here.
 */
export async function openLane(url: string, options: LaneOptions): Promise<Lane> {
  const inFlight = new Set<(error: unknown) => void>()
  let alive = true
  const lose = (error: unknown) => {
    if (!alive) return
    alive = false
    for (const reject of inFlight) reject(error)
    inFlight.clear()
    void sql.end({ timeout: 0 }).catch(() => {})
  }
  const driver = {
    max: 1,
    max_lifetime: null,
    // Lists are read by arrays.ts.
    fetch_types: false,
    connect_timeout: options.connectTimeout,
    // Without a working socket factory a retry is pointless; let it come at once and fail.
    backoff: () => 0,
    onnotice: () => {},
    onclose: () => lose(new ConnectionLostError()),
    socket: onlyOnce((parsed: Address) => openSocket(parsed, options.connectTimeout)),
    connection: options.connection,
  }
  const sql = postgres(url, driver)
  Object.assign(sql.options.parsers, options.types.parsers)
  Object.assign(sql.options.serializers, options.types.serializers)

  function run(query: string, parameters: readonly unknown[] = [], asValues = false): Promise<Rows> {
    if (!alive) return Promise.reject(new ConnectionLostError())
    // Named statements are described once per connection; unnamed ones each time, a round trip of its own.
    const pending = sql.unsafe(query, parameters.map(asParameter), { prepare: true })
    return new Promise((resolve, reject) => {
      inFlight.add(reject)
      ;(asValues ? pending.values() : pending).then(
        (rows) => {
          inFlight.delete(reject)
          resolve(rows)
        },
        (error: unknown) => {
          inFlight.delete(reject)
          reject(error)
          if (!isOfStatement(error)) lose(error)
        },
      )
    })
  }

  await run('select 1')
  return {
    run,
    lost: () => !alive,
    born: performance.now(),
    async close() {
      if (!alive) return
      await sql.end({ timeout: 5 })
      alive = false
    },
    destroy: () => lose(new ConnectionLostError()),
  }
}

/** A parameter as the driver's types allow it; drizzle has already made database values of them. */
function asParameter(value: unknown) {
  if (value === undefined) return null
  return value as postgres.SerializableParameter
}

/** False when the connection itself, or the server, is at fault. */
function isOfStatement(error: unknown): boolean {
  return error instanceof postgres.PostgresError && !['FATAL', 'PANIC'].includes(error.severity)
}

type Address = { host: string[]; port: number[]; path?: string | undefined }

function onlyOnce(open: (address: Address) => Promise<Socket>) {
  let opened = false
  return (address: Address) => {
    if (opened) throw new ConnectionLostError()
    opened = true
    return open(address)
  }
}

/** Tries the URL's hosts in turn. */
async function openSocket({ host, port, path }: Address, timeout: number): Promise<Socket> {
  let failure: unknown = new ConnectionLostError()
  for (const [position, name] of (path ? [path] : host).entries()) {
    const socket = path ? connect(path) : connect(port[position] ?? 5432, name)
    const timer = setTimeout(() => {
      socket.destroy(
        Object.assign(new Error(`No answer from the database at ${name}`), { code: 'CONNECT_TIMEOUT' }),
      )
    }, timeout * 1000)
    try {
      await once(socket, 'connect')
      socket.setNoDelay(true)
      socket.setKeepAlive(true, 30_000)
      // The driver reads the host's name from here for TLS.
      return path ? socket : Object.assign(socket, { host: name })
    } catch (error) {
      failure = error
      socket.destroy()
    } finally {
      clearTimeout(timer)
    }
  }
  throw failure
}
