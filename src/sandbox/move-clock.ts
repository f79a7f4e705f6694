import type { SandboxOptions, ShiftableClock } from './options.ts'

/**
 * Moves the clock: at once, or past the moments the host names on the way; `shows` is awaited at each. Moves asked for
 * while one is under way come after it.
 */
export function createMover(parts: {
  clock: ShiftableClock
  onTheWay: SandboxOptions['onTheWay']
  shows(now: Date): Promise<unknown>
}): (to: Date, along?: boolean) => Promise<void> {
  const { clock, onTheWay, shows } = parts
  let before = Promise.resolve()
  const move = async (to: Date, along: boolean) => {
    const passed = along ? ((await onTheWay?.(clock.now(), to)) ?? []) : []
    for (const at of [...passed, to]) {
      clock.set(at)
      await shows(clock.now())
    }
  }
  return (to, along = false) => {
    const moved = before.then(() => move(to, along))
    before = moved.catch(() => undefined)
    return moved
  }
}
