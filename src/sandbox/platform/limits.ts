/** Sliding windows over real, monotonic time: moving the platform's clock neither opens nor closes them. */

export type Window = { most: number; ms: number }

/** One sliding window per key. `take` counts a call, or says how long to wait and counts nothing. */
export function slidingWindows(windows: readonly Window[], now: () => number) {
  const taken = new Map<string, number[]>()
  const longest = Math.max(...windows.map((window) => window.ms))
  return {
    /** undefined: let through; else the milliseconds until the next call would be, and the limit that was hit. */
    take(key: string): { waitMs: number; limit: number } | undefined {
      const at = now()
      let times = taken.get(key) ?? []
      const firstKept = times.findIndex((time) => time > at - longest)
      times = firstKept === -1 ? [] : firstKept === 0 ? times : times.slice(firstKept)
      taken.set(key, times)
      for (const { most, ms } of windows) {
        const oldest = times[times.length - most]
        if (oldest !== undefined && oldest > at - ms) return { waitMs: oldest + ms - at, limit: most }
      }
      times.push(at)
      return undefined
    },
  }
}

export type Limits = ReturnType<typeof createLimits>

/** Lark's limits: 50/s and 1000/min per API, 5/s per chat and user, 5/s of updates per message, 20/s of speech. */
export function createLimits(options: { enabled: boolean; now?: () => number }) {
  const now = options.now ?? (() => performance.now())
  const perSecond = (most: number) => slidingWindows([{ most, ms: 1000 }], now)
  const apis = slidingWindows(
    [
      { most: 50, ms: 1000 },
      { most: 1000, ms: 60_000 },
    ],
    now,
  )
  const chats = perSecond(5)
  const updates = perSecond(5)
  const speech = perSecond(20)
  const guarded =
    (windows: ReturnType<typeof slidingWindows>) =>
    (key: string): { waitMs: number; limit: number } | undefined =>
      options.enabled ? windows.take(key) : undefined
  return {
    api: guarded(apis),
    /** Creating and replying together; a p2p chat is its user. */
    chat: guarded(chats),
    message: guarded(updates),
    speech: guarded(speech),
  }
}
