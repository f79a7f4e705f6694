import type { Claimed } from './claim.ts'
import { claim } from './claim.ts'
import { type DeliverDeps, deliver } from './deliver.ts'
import { type Limits, larkLimits } from './pacing.ts'

export type DrainOptions = {
  /** Stop claiming; what is being sent is finished. */
  signal?: AbortSignal
  limits?: Limits
  /** Calls to Lark at the same time, from this drain. */
  atOnce?: number
}

/** A wait shorter than this is spent here; a longer one is the caller's (a delayed poke). */
const patienceMs = 500
/** While calls are under way: how long new rows of other chats may wait for our attention. */
const glanceMs = 250
/** Calls that end together are followed by one look, not by one each. */
const breathMs = 10

/**
 * Sends until nothing is due now and all calls have ended. Resolves with the moment (on `deps.clock`) at which the
 * next row is due, if any waits. Any number of drains may run, in any number of processes. Rejects when the database
 * does not answer.
 */
export async function drain(deps: DeliverDeps, options: DrainOptions = {}): Promise<{ nextAt?: Date }> {
  const { signal, limits = larkLimits, atOnce = 50 } = options
  const underWay = new Set<Promise<void>>()
  let ended = 0
  const start = (row: Claimed) => {
    const call: Promise<void> = deliver(deps, row).finally(() => {
      underWay.delete(call)
      ended++
    })
    underWay.add(call)
  }
  try {
    let lookAgainMs: number | undefined
    while (!signal?.aborted) {
      const endedBefore = ended
      const room = atOnce - underWay.size
      if (room > 0) {
        const claimed = await claim(deps.db, room, limits)
        lookAgainMs = claimed.lookAgainMs
        for (const row of claimed.rows) start(row)
      }
      // A call that ended during the look has freed its chat unseen: look again.
      if (ended !== endedBefore) continue
      if (underWay.size === 0 && (lookAgainMs === undefined || lookAgainMs > patienceMs)) break
      const waitMs = Math.min(lookAgainMs ?? glanceMs, glanceMs)
      await firstOf(underWay, Math.max(waitMs, breathMs), signal)
    }
    if (lookAgainMs === undefined) return {}
    return { nextAt: new Date(deps.clock.now().getTime() + lookAgainMs) }
  } finally {
    await Promise.all(underWay)
  }
}

/** Resolves after `ms`, or a breath after the first of `calls` has ended, or at once when stopped. */
function firstOf(
  calls: ReadonlySet<Promise<void>>,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
    for (const call of calls) void call.then(() => setTimeout(done, breathMs))
  })
}
