import type { Tier } from '../../../bot-cards/rights/roles.ts'
import type { TierSpan } from './model.ts'

/** A change of tier that took hold on a day; without a tier: no longer one. */
export type TierChange = { since: string; tier?: Tier }

/** The tiers of a client one after the other, the oldest first, from what was decided and what holds `now`. */
export function spansOf(
  changes: readonly TierChange[],
  now: { tier: Tier; since: string } | undefined,
): TierSpan[] {
  const before = now ? changes.filter((one) => one.since < now.since) : changes
  const all: TierChange[] = now ? [...before, now] : [...before]
  const spans = all.flatMap(({ tier, since }, place): TierSpan[] => {
    const next = all[place + 1]
    if (!tier || next?.since === since) return []
    return [{ tier, since, ...(next ? { until: next.since } : {}) }]
  })
  // No tier now, and nobody wrote down since when: what the last one asked for is over.
  return !now && all.at(-1)?.tier ? spans.slice(0, -1) : spans
}
