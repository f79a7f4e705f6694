import { createDecipheriv, createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { headers: IncomingHttpHeaders; raw: string; body: Record<string, unknown> }
export type Reply = { status?: number; body?: string; afterMs?: number; headers?: Record<string, string> }

/** Lark's encryption read back, independent of the code that wrote it. */
export function decrypt(encrypted: string, encryptKey: string): string {
  const bytes = Buffer.from(encrypted, 'base64')
  const key = createHash('sha256').update(encryptKey).digest()
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16))
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
}

/** A web server in the bot's place: keeps what it gets and answers what `reply` says (url checks are echoed). */
export async function botEnd(encryptKey: string | undefined) {
  const received: Received[] = []
  const state = { reply: (_: Received): Reply => ({ body: '{}' }) }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8')
      const wire = JSON.parse(raw)
      let body: Record<string, unknown>
      try {
        body = encryptKey === undefined ? wire : JSON.parse(decrypt(wire.encrypt, encryptKey))
      } catch {
        response.writeHead(400).end()
        return
      }
      const one = { headers: request.headers, raw, body }
      received.push(one)
      const reply =
        body.type === 'url_verification'
          ? { body: JSON.stringify({ challenge: body.challenge }) }
          : state.reply(one)
      setTimeout(() => {
        response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers })
        response.end(reply.body ?? '{}')
      }, reply.afterMs ?? 0)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/lark/events`,
    received,
    /** Events and callbacks only, without url checks. */
    events: () => received.filter((one) => one.body.schema === '2.0'),
    answerWith(reply: Reply | ((got: Received) => Reply)) {
      state.reply = typeof reply === 'function' ? reply : () => reply
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
