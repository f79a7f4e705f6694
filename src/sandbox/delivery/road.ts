import type { Clock } from '../../kernel/clock.ts'
import type { Outgoing } from './events.ts'
import type { Poster } from './http.ts'
import type { DeliveryRow } from './log.ts'
import { sealed } from './sign.ts'
import type { LongConnections } from './websocket.ts'

const patienceMs = 3000

export type Delivered = Pick<DeliveryRow, 'road' | 'status'> & { body?: string }

/** The codes a person sees when a callback went wrong before its answer could be read. */
const unanswered = { timeout: 200341, refused: 200342, dns: 200343, nobody: 200340 } as const
export type Answered = { kind: 'answer'; body: string } | { kind: 'error'; code: number }

export type Road = ReturnType<typeof createRoad>

/** The way to the bot: its address when one is registered, else the long connection. */
export function createRoad(options: {
  clock: Clock
  encryptKey: string | undefined
  eventUrl: () => string | undefined
  poster: Poster
  connections: LongConnections
}) {
  async function overWebhook(url: string, event: Outgoing): Promise<Delivered> {
    const { body, headers } = sealed(event.envelope, {
      encryptKey: options.encryptKey,
      at: options.clock.now(),
      signed: true,
    })
    const result = await options.poster.post(url, body, headers, patienceMs)
    if (result.kind !== 'answer') return { road: 'webhook', status: result.kind }
    return { road: 'webhook', status: result.status, body: result.body }
  }

  async function overSocket(event: Outgoing): Promise<Delivered> {
    const ack = await options.connections.send(event.envelope)
    if (ack.kind !== 'ack') return { road: 'websocket', status: ack.kind }
    return { road: 'websocket', status: ack.code, ...(ack.body === undefined ? {} : { body: ack.body }) }
  }

  const deliver = (event: Outgoing): Promise<Delivered> => {
    const url = options.eventUrl()
    return url === undefined ? overSocket(event) : overWebhook(url, event)
  }

  return {
    deliver,
    /** A callback: one try; its answer, or the code the person sees. */
    async call(event: Outgoing, log: (row: DeliveryRow) => void): Promise<Answered> {
      const at = options.clock.now()
      const started = performance.now()
      const { road, status, body } = await deliver(event)
      log({
        eventId: event.eventId,
        type: event.type,
        attempt: 1,
        road,
        status,
        ok: status === 200,
        at,
        ms: Math.round(performance.now() - started),
      })
      if (typeof status === 'string') return { kind: 'error', code: unanswered[status] }
      return status === 200 ? { kind: 'answer', body: body ?? '' } : { kind: 'error', code: 200671 }
    },
  }
}
