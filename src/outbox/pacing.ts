/** The four calls the relay makes; Lark counts each on its own. */
export const apis = ['create', 'reply', 'patch', 'reaction'] as const
export type Api = (typeof apis)[number]

/** A call that was started. `at` in ms on any clock, the same for all. */
export type Call = { api: Api; lane: string; messageId: string | undefined; at: number }

/** A row that could be called now if the limits allow it. `messageId`: the message it updates. */
export type Waiting = { id: string; api: Api; lane: string; messageId: string | undefined }

export type Limit = { calls: number; windowMs: number }
export type Limits = {
  /** Per API of the app. */
  api: readonly Limit[]
  /** New messages per chat and per user. */
  lane: readonly Limit[]
  /** Updates per message. */
  message: readonly Limit[]
}

/**
 * Lark's limits: 50/s and 1000/min per API, 5/s per chat and per user, 5/s of PATCH per message. The windows are a
 * little longer than Lark's, because a call that starts here is counted there some milliseconds later or earlier.
 */
export const larkLimits: Limits = {
  api: [
    { calls: 50, windowMs: 1_200 },
    { calls: 1000, windowMs: 60_500 },
  ],
  lane: [{ calls: 5, windowMs: 1_200 }],
  message: [{ calls: 5, windowMs: 1_200 }],
}

/** No limits: for measuring everything else. */
export const noLimits: Limits = { api: [], lane: [], message: [] }

/** How far back the pacing must remember. */
export const memoryMs = 61_000

export type Pace = {
  /** May be called now, in this order. */
  go: Waiting[]
  /** When the next of the others may go; undefined when none is left. */
  lookAt: number | undefined
}

/**
 * Which of the waiting rows may be called at `at`. `waiting` is ordered oldest first; a row that must wait holds back
 * the later rows of its own lane and nobody else's, and a lane gets one call at a time. `held` says until when an API
 * was told to wait as a whole.
 */
export function pace(
  waiting: readonly Waiting[],
  calls: readonly Call[],
  at: number,
  limits: Limits = larkLimits,
  held: Partial<Record<Api, number>> = {},
): Pace {
  const counters = new Map<string, number[]>()
  for (const call of calls) for (const [key] of countersOf(call, limits)) timesOf(counters, key).push(call.at)
  for (const times of counters.values()) times.sort((a, b) => a - b)

  const go: Waiting[] = []
  const seen = new Set<string>()
  let lookAt: number | undefined
  for (const row of waiting) {
    if (seen.has(row.lane)) continue
    seen.add(row.lane)
    const keys = countersOf(row, limits)
    const free = Math.max(
      held[row.api] ?? Number.NEGATIVE_INFINITY,
      ...keys.map(([key, limit]) => freeAt(timesOf(counters, key), limit)),
    )
    if (free > at) {
      lookAt = Math.min(lookAt ?? free, free)
      continue
    }
    go.push(row)
    for (const [key] of keys) timesOf(counters, key).push(at)
  }
  return { go, lookAt }
}

/** Which limits a call counts for. Each limit has a counter of its own, so that times are kept once per window. */
function countersOf(call: Omit<Call, 'at'>, limits: Limits): [string, Limit][] {
  const keys: [string, Limit][] = limits.api.map((limit, i) => [`api:${i}:${call.api}`, limit])
  if (call.api === 'create' || call.api === 'reply')
    keys.push(...limits.lane.map((limit, i): [string, Limit] => [`lane:${i}:${call.lane}`, limit]))
  if (call.api === 'patch' && call.messageId !== undefined)
    keys.push(...limits.message.map((limit, i): [string, Limit] => [`message:${i}:${call.messageId}`, limit]))
  return keys
}

/** The first moment at which one more call keeps the limit. `times` ascending. */
function freeAt(times: readonly number[], limit: Limit): number {
  const oldest = times[times.length - limit.calls]
  return oldest === undefined ? Number.NEGATIVE_INFINITY : oldest + limit.windowMs
}

function timesOf(counters: Map<string, number[]>, key: string): number[] {
  const known = counters.get(key)
  if (known) return known
  const times: number[] = []
  counters.set(key, times)
  return times
}
