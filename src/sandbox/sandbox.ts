import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { createPoster } from './delivery/http.ts'
import { createPusher } from './delivery/push.ts'
import { verifyUrl } from './delivery/register.ts'
import { createRoad } from './delivery/road.ts'
import { createLongConnections } from './delivery/websocket.ts'
import { createHandle } from './handle.ts'
import { createMover } from './move-clock.ts'
import type { Sandbox, SandboxOptions } from './options.ts'
import { createPageApi } from './page-api.ts'
import { createPeople } from './people/people.ts'
import { createCalendars } from './platform/calendars.ts'
import { boundedLog } from './platform/calls.ts'
import { createCardTokens } from './platform/card-tokens.ts'
import { createFaults } from './platform/faults.ts'
import { createLimits } from './platform/limits.ts'
import { createMedia } from './platform/media.ts'
import type { Platform } from './platform/platform.ts'
import { createRepeats } from './platform/repeats.ts'
import { createApi } from './platform/routes.ts'
import { createCommands } from './platform/slash-commands.ts'
import { createStore } from './platform/store.ts'
import { createTokens } from './platform/tokens.ts'

export type { Sandbox, SandboxOptions } from './options.ts'
export { sandboxOperations } from './platform/routes.ts'

const clientConfig = { ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30, PingInterval: 120 }

/** A host to listen on as one to connect to. */
const reachable = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host

const listen = (server: Server, port: number, host: string) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address: string | AddressInfo | null = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })

/**
 * Starts the fake Open Platform over real HTTP and WebSocket. Rejects when the port is taken. The bot only ever sees
 * its base URL.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1'
  const { app, clock } = options
  const store = createStore(options.company, app.appId, clock.now())
  const platform: Platform = {
    app,
    clock,
    store,
    media: createMedia(),
    tokens: createTokens(),
    limits: createLimits({ enabled: options.rateLimits ?? true }),
    faults: createFaults(),
    repeats: createRepeats(),
    cardTokens: createCardTokens(),
    commands: createCommands(),
    calendars: createCalendars(store),
    calls: boundedLog(),
  }
  const poster = createPoster()
  const address = { port: 0, eventUrl: app.eventUrl }
  const connections = createLongConnections({
    app,
    clientConfig: { ...clientConfig, ...options.clientConfig },
    address: () => `ws://${reachable(host)}:${address.port}`,
  })
  const road = createRoad({
    clock,
    encryptKey: app.encryptKey,
    eventUrl: () => address.eventUrl,
    poster,
    connections,
  })
  const idle = new Set<() => void>()
  const pusher = createPusher({
    clock,
    road,
    onIdle: () => {
      for (const resolve of idle) resolve()
      idle.clear()
    },
  })
  const identity = { appId: app.appId, verificationToken: app.verificationToken ?? '' }
  const hears = { groups: options.groupMessages ?? ('mentions' as const) }
  const people = createPeople({
    platform,
    pusher,
    identity,
    groupMessages: () => hears.groups,
  })

  const moveClock = createMover({
    clock,
    onTheWay: options.onTheWay,
    async shows(now) {
      store.emit({ type: 'clock', now })
      await options.onClock?.(now)
      void pusher.fireDue()
    },
  })

  const web = new Hono<{ Bindings: HttpBindings }>()
  web.onError((error, c) => {
    if (!c.env.incoming.socket.destroyed) options.log?.(`error: ${error.stack ?? error.message}`)
    return c.json({ code: 2200, msg: 'Internal Server Error' }, 500)
  })
  web.post('/callback/ws/endpoint', async (c) =>
    c.json(connections.endpoint(await c.req.json().catch(() => undefined))),
  )
  web.route('/', createApi(platform))
  web.route('/_sandbox', createPageApi({ platform, people, pusher, hears, options, moveClock }))
  if (options.staticPage) web.route('/', options.staticPage)

  const server = createServer(getRequestListener(web.fetch, { overrideGlobalObjects: false }))
  connections.attach(server)
  address.port = await listen(server, options.port ?? 0, host)
  const url = `http://${reachable(host)}:${address.port}`
  options.log?.(`fake Open Platform on ${url}`)

  return createHandle({
    url,
    port: address.port,
    platform,
    people,
    pusher,
    connections,
    settled: () => (pusher.busy() ? new Promise<void>((resolve) => idle.add(resolve)) : Promise.resolve()),
    setGroupMessages(heard) {
      hears.groups = heard
    },
    async setEventUrl(next) {
      if (next !== undefined)
        await verifyUrl(poster, next, { ...identity, encryptKey: app.encryptKey, at: clock.now() })
      address.eventUrl = next
    },
    async close() {
      pusher.close()
      connections.close()
      poster.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  })
}
