import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { basicRoutes } from './basics.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { chatRoutes } from './chats.ts'
import { commandRoutes } from './commands.ts'
import { contactRoutes } from './contacts.ts'
import { ApiFailure, tooManyRequests } from './failure.ts'
import { newId } from './ids.ts'
import { messageRoutes } from './messages.ts'
import type { Platform, Route } from './platform.ts'
import { reactionRoutes } from './reactions.ts'
import { uploadRoutes } from './uploads.ts'
import { urgentRoutes } from './urgent.ts'

const routes: readonly Route[] = [
  ...basicRoutes,
  ...messageRoutes,
  ...reactionRoutes,
  ...urgentRoutes,
  ...uploadRoutes,
  ...chatRoutes,
  ...contactRoutes,
  ...commandRoutes,
  ...calendarRoutes,
]

const operationOf = (route: Route) => `${route.method} ${route.path}`

/** Every REST operation the platform serves, as `METHOD /path/:parameter`. */
export const sandboxOperations: readonly string[] = [...routes.map(operationOf), 'POST /callback/ws/endpoint']

type Env = { Bindings: HttpBindings }

function checkToken(platform: Platform, c: Context<Env>): void {
  const header = c.req.header('authorization')
  if (!header) throw new ApiFailure(99991661, 'Missing access token for authorization.')
  const token = /^Bearer (t-\S+)$/.exec(header)?.[1]
  if (token === undefined) throw new ApiFailure(99991671, 'Invalid access token format.')
  if (!platform.tokens.good(token)) throw new ApiFailure(99991663, 'Invalid access token for authorization.')
}

/** Never answers; ends when the client gives up or the server closes. */
const forever = (c: Context<Env>) =>
  new Promise<never>((_, reject) => {
    c.env.incoming.socket.once('close', () => reject(new Error('the client went away')))
  })

type Outcome = { response: Response; code: number }

async function carryOut(platform: Platform, route: Route, c: Context<Env>): Promise<Outcome> {
  try {
    if (!route.open) checkToken(platform, c)
    const over = platform.limits.api(operationOf(route))
    if (over) throw tooManyRequests(over)
    const answer = await route.handle(platform, c)
    if (answer instanceof Response) return { response: answer, code: 0 }
    return { response: c.json(route.whole ? answer : { code: 0, msg: 'success', data: answer }), code: 0 }
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    const { code, message, httpStatus, headers } = error
    const body = { code, msg: message, error: { log_id: newId('evt_').slice(4), troubleshooter: '' } }
    return { response: c.json(body, httpStatus, headers), code }
  }
}

/** The REST APIs: fault, token, gateway limit, operation; every call is logged. */
export function createApi(platform: Platform): Hono<Env> {
  const api = new Hono<Env>()
  for (const route of routes)
    api.on(route.method, route.path, async (c) => {
      const operation = operationOf(route)
      const path = c.req.path
      const note = (code: number, httpStatus: number) =>
        platform.calls.add({ api: operation, path, at: platform.clock.now(), code, httpStatus })
      const fault = platform.faults.strike({ operation, method: route.method, path })
      const done = fault === undefined || fault.after ? await carryOut(platform, route, c) : undefined
      if (fault === undefined) {
        note(done?.code ?? 0, done?.response.status ?? 0)
        return done?.response ?? c.body(null)
      }
      switch (fault.kind) {
        case '429': {
          note(99991400, 429)
          return c.json({ code: 99991400, msg: 'request trigger frequency limit' }, 429, {
            'x-ogw-ratelimit-limit': '50',
            'x-ogw-ratelimit-reset': '1',
          })
        }
        case '500':
          note(2200, 500)
          return c.json({ code: 2200, msg: 'Internal Server Error' }, 500)
        case 'hang':
          note(0, 0)
          return forever(c)
        case 'cut':
          note(0, 0)
          c.env.incoming.socket.destroy()
          return forever(c)
        default: {
          const never: never = fault.kind
          throw new Error(never)
        }
      }
    })
  api.all('/open-apis/*', (c) => c.json({ code: 404, msg: '404 page not found' }, 404))
  return api
}
