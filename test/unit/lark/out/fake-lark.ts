import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { fixedClock } from '../../../../src/kernel/clock.ts'
import { createLarkApi } from '../../../../src/lark/out/api.ts'
import { createMetrics } from '../../../../src/metrics.ts'
import { at } from '../pushes.ts'
import { listeningLog } from '../quiet.ts'

export type Asked = {
  method: string
  /** With its query. */
  path: string
  token: string
  type: string
  bytes: Buffer
}
/** What the server does with the n-th call (tokens not counted); `true` answers `{code: 0, data: {}}`. */
export type Reply = (asked: Asked, response: ServerResponse) => void

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Reply =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(JSON.stringify(body))
  }

/** A server that plays the given replies in order (the last one for ever), and an API client that speaks to it. */
export async function fakeLark(replies: Reply[], options: { tokenReply?: Reply; timeoutMs?: number } = {}) {
  const asked: Asked[] = []
  const tokenRequests: string[] = []
  const server = createServer(async (incoming, response) => {
    const one = await read(incoming)
    if (one.path.endsWith('/tenant_access_token/internal')) {
      tokenRequests.push(one.bytes.toString())
      const fresh = { code: 0, msg: 'ok', tenant_access_token: `t-${tokenRequests.length}`, expire: 7200 }
      return (options.tokenReply ?? json(200, fresh))(one, response)
    }
    asked.push(one)
    const reply = replies[Math.min(asked.length, replies.length) - 1]
    reply?.(one, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  const { log, said } = listeningLog()
  const metrics = createMetrics()
  const clock = fixedClock(at)
  const api = createLarkApi({
    appId: 'cli_a1b2c3d4e5f60718',
    appSecret: 'very-secret',
    domain: `http://127.0.0.1:${address.port}/`,
    log,
    metrics,
    now: clock.now,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
  })
  return {
    api,
    asked,
    tokenRequests,
    clock,
    said,
    counted: async () =>
      (await metrics.larkCalls.get()).values.map(({ labels, value }) => [labels.api, labels.code, value]),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function read(incoming: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    token: (incoming.headers.authorization ?? '').replace('Bearer ', ''),
    type: incoming.headers['content-type'] ?? '',
    bytes: Buffer.concat(chunks),
  }
}
