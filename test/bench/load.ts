import autocannon from 'autocannon'
import type { Push } from './messages.ts'

export type Measured = {
  perSecond: number
  p50: number
  p99: number
  max: number
  ok: number
  failed: number
}

/**
 * Sends pushes over `connections` kept-alive connections: each once (`each`), or over and over for `seconds`. With
 * `rate`, evenly at so many a second; latencies are then of the answer, in ms.
 */
export async function load(
  url: string,
  pushes: readonly Push[],
  options: { connections: number; seconds?: number; rate?: number },
): Promise<Measured> {
  let place = 0
  const take = () => pushes[place++ % pushes.length]
  const give = (client: autocannon.Client) => {
    const push = take()
    if (push) client.setHeadersAndBody(push.headers, push.body)
  }
  const started = performance.now()
  const result = await autocannon({
    url,
    method: 'POST',
    connections: options.connections,
    ...(options.seconds ? { duration: options.seconds } : { amount: pushes.length }),
    ...(options.rate ? { overallRate: options.rate } : {}),
    setupClient(client) {
      give(client)
      client.on('response', () => give(client))
    },
  })
  const seconds = (performance.now() - started) / 1000
  const ok = result['2xx']
  return {
    perSecond: Math.round(ok / Math.min(seconds, options.seconds ?? seconds)),
    p50: result.latency.p50,
    p99: result.latency.p99,
    max: result.latency.max,
    ok,
    failed: result.non2xx + result.errors + result.timeouts,
  }
}
