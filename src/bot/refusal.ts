import type { Refusal } from '../../bot-cards/system/refusals.ts'

/**
 * A refusal read back from storage, where code and params lost their pairing. Only codes that `src` itself wrote
 * there come back, so the pair is sound.
 */
export const refusalOf = (stored: { code: string; params: Record<string, string | number> }): Refusal =>
  stored as Refusal
