/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomOf(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const upTo = (n: number): number => Math.floor(next() * n)
  return {
    next,
    /** With a probability of so many percent. */
    chance: (percent: number): boolean => next() * 100 < percent,
    /** A whole number, both ends included. */
    between: (min: number, max: number): number => min + upTo(max - min + 1),
    of<const T>(list: readonly [T, ...T[]]): T {
      return list[upTo(list.length)] ?? list[0]
    },
  }
}
export type Random = ReturnType<typeof randomOf>
