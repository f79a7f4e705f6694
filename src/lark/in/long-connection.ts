import { larkBaseUrl } from '../out/domain.ts'
import { exchange, type HttpAnswer } from '../out/http.ts'
import { httpInstance, larkSdk, silentLogger } from '../out/sdk.ts'
import { createDeliver, type DeliverDeps } from './deliver.ts'
import type { PressAnswer } from './event.ts'
import { sdkLogger } from './sdk-log.ts'

export type LongConnection = {
  /** True while the socket is up. */
  ready(): boolean
  /** Takes no more events, lets those under way be answered, then hangs up. */
  close(): Promise<void>
}

/** Lark never answers these sooner; after them the SDK would stay silent for ever. */
const restartMs = 60_000

/**
 * Receives over Lark's long connection (the SDK's WSClient, which also reconnects) what the webhook receives over
 * HTTP: same parser, same `receive`. An event that could not be kept is answered with a failure, so that Lark sends it
 * again. Returns at once; `ready()` tells when the socket is up. Throws on an app id the SDK would silently ignore.
 */
export function connectLongConnection(
  options: DeliverDeps & { appId: string; appSecret: string; domain: string },
): LongConnection {
  const { appId, appSecret, domain, log } = options
  if (!/^cli_[0-9a-fA-F]{16}$/.test(appId))
    throw new Error('the app id must look like cli_ and 16 hex digits')
  const deliver = createDeliver(options)
  const underWay = new Set<Promise<unknown>>()
  let closing = false
  let restart: NodeJS.Timeout | undefined

  async function answer(envelope: unknown): Promise<PressAnswer> {
    const delivered = await deliver(envelope)
    // The SDK answers a thrown error with a failing frame and logs its message, hence nothing of the event in it.
    if (delivered.status !== 200) throw new Error('the event was not kept')
    return delivered.answer
  }

  async function invoke(envelope: unknown): Promise<PressAnswer> {
    if (closing) throw new Error('shutting down')
    const answering = answer(envelope)
    underWay.add(answering)
    try {
      return await answering
    } finally {
      underWay.delete(answering)
    }
  }
  // WSClient calls nothing else of its dispatcher, so this one never looks at an event itself.
  const dispatcher = Object.assign(new (larkSdk().EventDispatcher)({ logger: silentLogger }), { invoke })

  const client = new (larkSdk().WSClient)({
    appId,
    appSecret,
    domain: larkBaseUrl(domain),
    source: 'keqing',
    logger: sdkLogger(log),
    httpInstance: httpInstance((request) => exchange(request, 15_000), endpointAnswer),
    handshakeTimeoutMs: 10_000,
    wsConfig: { pingTimeout: 20 },
    onReady: () => log.info('long connection: up'),
    onReconnecting: () => log.warn('long connection: lost, reconnecting'),
    onReconnected: () => log.info('long connection: up again'),
    onError: (error) => {
      const code = /code=(\d+)/.exec(error.message)?.[1] ?? 'none'
      log.error({ code }, 'long connection: refused; trying again in a minute')
      restart = setTimeout(start, restartMs)
      restart.unref()
    },
  })
  const start = () => {
    client.start({ eventDispatcher: dispatcher }).catch(() => {
      log.error('long connection: could not start')
    })
  }
  start()

  return {
    ready: () => client.getConnectionStatus().state === 'connected',
    async close() {
      closing = true
      clearTimeout(restart)
      await Promise.allSettled(underWay)
      // One turn of the loop, in which the SDK writes the last answers to the socket.
      await new Promise((resolve) => setImmediate(resolve))
      client.close()
    },
  }
}

/** The endpoint's answer as it is, whatever its code: the SDK judges it. It trips over a refusal without `data`. */
function endpointAnswer({ bytes }: HttpAnswer) {
  const answer: unknown = JSON.parse(Buffer.from(bytes).toString())
  return typeof answer === 'object' ? { data: {}, ...answer } : answer
}
