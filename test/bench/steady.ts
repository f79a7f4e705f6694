import { Agent, request } from 'node:http'
import type { Measured } from './load.ts'
import type { Push } from './messages.ts'

/**
 * Sends each push once, evenly spaced at `rate` a second, whether or not earlier ones were answered: what a company's
 * day looks like. Latency counts from the moment a push was due, in ms.
 */
export async function steady(
  url: string,
  pushes: readonly Push[],
  options: { connections: number; rate: number },
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections })
  const started = performance.now()
  const latencies: number[] = []
  let failed = 0
  await Promise.all(
    pushes.map(async (push, place) => {
      const due = started + (place * 1000) / options.rate
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
      if ((await post(url, agent, push)) === 200) latencies.push(performance.now() - due)
      else failed += 1
    }),
  )
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  latencies.sort((a, b) => a - b)
  const at = (share: number) => Math.round(latencies[Math.floor(latencies.length * share)] ?? 0)
  return {
    perSecond: Math.round(latencies.length / seconds),
    p50: at(0.5),
    p99: at(0.99),
    max: at(0.9999),
    ok: latencies.length,
    failed,
  }
}

/** Sends one push over the agent's connections; answers the HTTP status once all of the answer has come. */
export function post(url: string, agent: Agent, push: Push): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { ...push.headers, 'content-length': push.body.length } },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode))
      },
    )
    sent.on('error', reject)
    sent.end(push.body)
  })
}
