const seconds = [1, 2, 5, 15, 30, 60, 120, 300]

/**
 * How long to wait after the `attempt`-th failure (counted from 1), in ms: growing, at most 5 minutes, and up to a fifth
 * longer by chance, so that what failed together does not come back together.
 */
export function pauseMs(attempt: number, random: () => number = Math.random): number {
  const base = seconds[Math.min(Math.max(attempt, 1), seconds.length) - 1] ?? 300
  return Math.round(base * 1000 * (1 + random() / 5))
}
