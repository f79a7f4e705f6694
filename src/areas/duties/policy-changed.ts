import { chapterOf } from '../../../bot-cards/policy/keys.ts'
import type { Tx } from '../../db/types.ts'
import { differing, type Planned, type Policy } from '../policy/index.ts'
import { lookAtAll } from './look-at-all.ts'

/** Chapters of the policy that follow what is owed, and when it is said. */
const chapters: readonly string[] = ['cadence', 'reminders', 'hours', 'returns']

/**
 * Has every key account looked at again when a new version of the policy comes into force, if what is owed or when it is
 * said hangs on what it changes. `before`: the policy that would hold then without it.
 */
export async function lookWhenPolicyHolds(tx: Tx, before: Policy, made: Planned): Promise<void> {
  if (differing(before, made.policy).some((key) => chapters.includes(chapterOf(key))))
    await lookAtAll(tx, made.effectiveFrom)
}
