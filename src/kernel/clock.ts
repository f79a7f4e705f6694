/** The only place that reads the system clock. Everything else takes `at` as an argument. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/**
 * A clock that runs with the real one but can be set to another moment: the demo's, the sandbox's and
 * the tests'. `set` may go forwards or backwards; time goes on from there.
 */
export function shiftableClock(start?: Date): Clock & { set(to: Date): void } {
  let offset = start ? start.getTime() - Date.now() : 0
  return {
    now: () => new Date(Date.now() + offset),
    set: (to) => {
      offset = to.getTime() - Date.now()
    },
  }
}

/** A clock that stands still until it is moved. */
export function fixedClock(at: Date): Clock & { set(to: Date): void } {
  let now = at
  return {
    now: () => now,
    set: (to) => {
      now = to
    },
  }
}
