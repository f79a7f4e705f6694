import { newId } from './ids.ts'

const lifeMs = 7200_000
const renewBelowMs = 30 * 60_000

export type Tokens = ReturnType<typeof createTokens>

/** Tenant access tokens. They age in real time: moving the platform's clock must not log the bot out. */
export function createTokens(now: () => number = () => performance.now()) {
  const ends = new Map<string, number>()
  let current: string | undefined
  return {
    /** The same token while at least 30 minutes remain, then a new one; the old one stays good to its end. */
    issue(): { token: string; expire: number } {
      const at = now()
      const left = current === undefined ? 0 : (ends.get(current) ?? 0) - at
      if (current !== undefined && left >= renewBelowMs)
        return { token: current, expire: Math.floor(left / 1000) }
      current = newId('t-')
      ends.set(current, at + lifeMs)
      return { token: current, expire: lifeMs / 1000 }
    },
    good: (token: string): boolean => (ends.get(token) ?? 0) > now(),
    expireAll() {
      ends.clear()
      current = undefined
    },
  }
}
