import type { ShiftableClock } from './options.ts'

const halfHourMs = 30 * 60_000
/** As far as the bot is taken along half hour by half hour; what is farther is jumped to. */
const atMostMs = 45 * 86_400_000

/** The full and half hours on the way from one moment to another, and that one. */
function* onTheWay(from: number, to: number): Generator<number> {
  if (to - from <= atMostMs)
    for (let at = (Math.floor(from / halfHourMs) + 1) * halfHourMs; at < to; at += halfHourMs) yield at
  yield to
}

/**
 * Moves the clock, at once or along the full and half hours between; `shows` is awaited at each. Moves asked for while
 * one is under way come after it.
 */
export function createMover(parts: {
  clock: ShiftableClock
  shows(now: Date): Promise<unknown>
}): (to: Date, along?: boolean) => Promise<void> {
  const { clock, shows } = parts
  let before = Promise.resolve()
  const move = async (to: number, along: boolean) => {
    for (const at of along ? onTheWay(clock.now().getTime(), to) : [to]) {
      clock.set(new Date(at))
      await shows(clock.now())
    }
  }
  return (to, along = false) => {
    const moved = before.then(() => move(to.getTime(), along))
    before = moved.catch(() => undefined)
    return moved
  }
}
