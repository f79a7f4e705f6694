import { randomBytes, randomInt } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { ClientConfig } from '../options.ts'
import { newId } from '../platform/ids.ts'
import { decodeFrame, encodeFrame, type Frame, method } from './frames.ts'

const path = '/callback/ws/events'
const mostConnections = 50
const patienceMs = 3000

export type Ack =
  | { kind: 'ack'; code: number; body: string | undefined; ms: number }
  | { kind: 'timeout' }
  | { kind: 'nobody' }

const ackPayload = z.object({ code: z.number(), data: z.string().optional() })
const endpointBody = z.object({ AppID: z.string(), AppSecret: z.string() })

type Connection = { socket: WebSocket; service: number; ready: boolean }

export type LongConnections = ReturnType<typeof createLongConnections>

/** The long connection: hands out addresses, keeps the clients, gives each event to one of them at random. */
export function createLongConnections(options: {
  app: { appId: string; appSecret: string }
  clientConfig: ClientConfig
  address: () => string
}) {
  const tickets = new Map<string, number>()
  const connections = new Set<Connection>()
  const waiting = new Map<string, (frame: Frame) => void>()
  const server = new WebSocketServer({ noServer: true })
  let seq = 0

  /** Answer of `POST /callback/ws/endpoint`; `data` is always there, the official client reads it first. */
  function endpoint(body: unknown): { code: number; msg: string; data: object } {
    const asked = endpointBody.safeParse(body)
    if (!asked.success) return { code: 1000040343, msg: 'internal error: body', data: {} }
    if (asked.data.AppID !== options.app.appId || asked.data.AppSecret !== options.app.appSecret)
      return { code: 514, msg: 'auth failed', data: {} }
    if (connections.size >= mostConnections)
      return { code: 1000040350, msg: 'too many connections', data: {} }
    const ticket = randomBytes(16).toString('hex')
    const service = randomInt(1, 100_000_000)
    tickets.set(ticket, service)
    // The official client parses the whole URL as a query string: device_id and service_id must not come first.
    const query = `fpid=493&aid=552564&device_id=${newId('dev_')}&access_key=${ticket}&service_id=${service}`
    return {
      code: 0,
      msg: '',
      data: { URL: `${options.address()}${path}?${query}`, ClientConfig: options.clientConfig },
    }
  }

  function control(connection: Connection, frame: Frame): void {
    if (frame.headers.type !== 'ping') return
    connection.ready = true
    const payload = Buffer.from(JSON.stringify(options.clientConfig))
    connection.socket.send(encodeFrame({ ...frame, headers: { ...frame.headers, type: 'pong' }, payload }))
  }

  function accept(socket: WebSocket, service: number): void {
    const connection: Connection = { socket, service, ready: false }
    connections.add(connection)
    // One listener for every event that waits for this client.
    socket.setMaxListeners(0)
    // A client listens a moment after the handshake; its first ping says that it does.
    const grace = setTimeout(() => {
      connection.ready = true
    }, 250)
    socket.on('message', (data) => {
      const bytes = Array.isArray(data)
        ? Buffer.concat(data)
        : Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data)
      try {
        const frame = decodeFrame(bytes)
        if (frame.method === method.control) control(connection, frame)
        else waiting.get(frame.headers.message_id ?? '')?.(frame)
      } catch {
        socket.close(1002, 'not a frame')
      }
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      clearTimeout(grace)
      connections.delete(connection)
    })
  }

  return {
    endpoint,
    attach(http: Server) {
      http.on('upgrade', (request, socket, head) => {
        const url = new URL(request.url ?? '/', 'http://sandbox')
        const ticket = url.searchParams.get('access_key') ?? ''
        const service = tickets.get(ticket)
        if (url.pathname !== path || service === undefined || connections.size >= mostConnections) {
          socket.end('HTTP/1.1 403 Forbidden\r\nHandshake-Status: 403\r\nConnection: close\r\n\r\n')
          return
        }
        tickets.delete(ticket)
        server.handleUpgrade(request, socket, head, (opened) => accept(opened, service))
      })
    },
    /** Sends one payload to a random client and waits 3 s for its acknowledgement. */
    async send(payload: object): Promise<Ack> {
      const ready = [...connections].filter((one) => one.ready && one.socket.readyState === one.socket.OPEN)
      const chosen = ready.length === 0 ? undefined : ready[randomInt(ready.length)]
      if (!chosen) return { kind: 'nobody' }
      seq += 1
      const messageId = `${newId('evt_')}_${seq}`
      const started = performance.now()
      const answered = new Promise<Ack>((resolve) => {
        const timer = setTimeout(() => finish({ kind: 'timeout' }), patienceMs)
        const finish = (ack: Ack) => {
          clearTimeout(timer)
          waiting.delete(messageId)
          chosen.socket.off('close', gone)
          resolve(ack)
        }
        const gone = () => finish({ kind: 'nobody' })
        chosen.socket.once('close', gone)
        waiting.set(messageId, (frame) => {
          const parsed = ackPayload.safeParse(parseJson(Buffer.from(frame.payload).toString('utf8')))
          const ms = performance.now() - started
          if (!parsed.success) return finish({ kind: 'ack', code: 500, body: undefined, ms })
          const { code, data } = parsed.data
          finish({
            kind: 'ack',
            code,
            body: data === undefined ? undefined : Buffer.from(data, 'base64').toString('utf8'),
            ms,
          })
        })
      })
      chosen.socket.send(
        encodeFrame({
          service: chosen.service,
          method: method.data,
          headers: { type: 'event', message_id: messageId, sum: '1', seq: '0', trace_id: newId('evt_') },
          payload: Buffer.from(JSON.stringify(payload)),
        }),
      )
      return answered
    },
    count: () => connections.size,
    close() {
      for (const { socket } of connections) socket.terminate()
      server.close()
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
