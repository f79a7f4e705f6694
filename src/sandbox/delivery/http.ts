import http from 'node:http'
import https from 'node:https'

export type PostResult =
  | { kind: 'answer'; status: number; body: string }
  | { kind: 'timeout' | 'refused' | 'dns' }

export type Poster = ReturnType<typeof createPoster>

/** Posts to the bot with Lark's patience: 2 s for the connection, `totalMs` for everything. Redirects are not followed. */
export function createPoster(connectMs = 2000) {
  const agents = {
    http: new http.Agent({ keepAlive: true, maxSockets: 64 }),
    https: new https.Agent({ keepAlive: true, maxSockets: 64 }),
  }
  return {
    post(url: string, body: string, headers: Record<string, string>, totalMs: number): Promise<PostResult> {
      return new Promise((resolve) => {
        const secure = url.startsWith('https:')
        let connecting: NodeJS.Timeout | undefined
        const finish = (result: PostResult) => {
          clearTimeout(total)
          clearTimeout(connecting)
          resolve(result)
          if (result.kind !== 'answer') request.destroy()
        }
        const request = (secure ? https : http).request(
          url,
          {
            method: 'POST',
            headers: { ...headers, 'content-length': Buffer.byteLength(body) },
            agent: secure ? agents.https : agents.http,
          },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('end', () =>
              finish({
                kind: 'answer',
                status: response.statusCode ?? 0,
                body: Buffer.concat(chunks).toString('utf8'),
              }),
            )
            response.on('error', () => finish({ kind: 'refused' }))
          },
        )
        const total = setTimeout(() => finish({ kind: 'timeout' }), totalMs)
        request.on('socket', (socket) => {
          if (!socket.connecting) return
          connecting = setTimeout(() => finish({ kind: 'refused' }), connectMs)
          socket.once('connect', () => clearTimeout(connecting))
        })
        request.on('error', (error: NodeJS.ErrnoException) =>
          finish({ kind: error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN' ? 'dns' : 'refused' }),
        )
        request.end(body)
      })
    },
    close() {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}
