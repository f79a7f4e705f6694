import { type Chain, type Due, signalOf } from './model.ts'

/** What is kept of a thing done: the names it is known by from then on, and the escalation as it goes on. */
export type Kept = { names: readonly string[]; chain: Chain | undefined }

/**
 * What doing one thing at a moment leaves behind. `nobody`: there was nobody to tell of a step, so that the next one comes at
 * once.
 */
export function kept(due: Due, live: Chain | undefined, at: Date, nobody = false): Kept {
  const name = signalOf(due, live)
  if (due.do === 'start') return { names: [name], chain: due.chain }
  if (due.do !== 'step' || !live) return { names: [name], chain: live }
  const wait = nobody ? 0 : (live.steps[due.index]?.wait ?? 0)
  return {
    names: [name, ...(due.asked === undefined ? [] : [`asked:${due.asked}`])],
    chain: { ...live, next: due.index + 1, wait, since: at },
  }
}
