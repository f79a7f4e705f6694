/** When a failed event is pushed again: the pause after attempt 1, 2, 3 and 4; after the fifth Lark gives up. */
const pausesMs = [15_000, 5 * 60_000, 60 * 60_000, 6 * 60 * 60_000]

/** The moment of the next push after attempt `attempt` failed at `at`; undefined when there is none. */
export function nextPush(attempt: number, at: Date): Date | undefined {
  const pause = pausesMs[attempt - 1]
  return pause === undefined ? undefined : new Date(at.getTime() + pause)
}
