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
 * Sends pushes over `connections` kept-alive connections, shared out evenly: each push once, or over and over for
 * `seconds`. Latencies are of the answer, in ms.
 */
export async function load(
  url: string,
  pushes: readonly Push[],
  options: { connections: number; seconds?: number },
): Promise<Measured> {
  // Each connection gets its share as finished bytes before it starts: building requests would eat the cores' time.
  const shares: autocannon.Request[][] = Array.from({ length: options.connections }, () => [])
  for (const [place, { headers, body }] of pushes.entries())
    shares[place % options.connections]?.push({ method: 'POST', headers, body })
  let client = 0
  const started = performance.now()
  const result = await autocannon({
    url,
    method: 'POST',
    connections: options.connections,
    ...(options.seconds ? { duration: options.seconds } : { amount: pushes.length }),
    setupClient(one) {
      one.setRequests(shares[client++ % shares.length] ?? [])
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
