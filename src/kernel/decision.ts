/** What a rule answers: either what to do, or why not, as a code with parameters (never a sentence). */
export type Decision<T, R extends Refused = Refused> = { ok: true; value: T } | { ok: false; refusal: R }

/** A refusal: a code whose text exists in both languages, and the values the text needs. */
export type Refused<C extends string = string> = { code: C; params: Record<string, string | number> }

export const accept = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refuse = <C extends string, P extends Record<string, string | number>>(code: C, params: P) => ({
  ok: false as const,
  refusal: { code, params },
})
