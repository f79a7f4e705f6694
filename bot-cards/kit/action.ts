import { z } from 'zod'

/**
 * What a button and its handler share: a name on the wire, the schema of the value the button carries and,
 * for a form, the schema of the fields it sends. `src` attaches the handler with `defineAction`.
 */
export type CardAction<P extends z.ZodType = z.ZodType, F extends z.ZodType = z.ZodType> = {
  readonly name: string
  readonly payload: P
  readonly form: F
  /** The callback value of a button: name, payload and the version of the record it was drawn from. */
  value(payload: z.input<P>, version: number): WireValue
}

/** The callback value as it travels: `a` action, `p` payload, `v` version of the record when drawn. */
export const wireValue = z.object({ a: z.string(), p: z.unknown(), v: z.int().nonnegative() })
export type WireValue = { a: string; p: unknown; v: number }

export function cardAction<P extends z.ZodType, F extends z.ZodType = z.ZodUndefined>(
  name: string,
  schema: { payload: P; form?: F },
): CardAction<P, F> {
  const form = (schema.form ?? z.undefined()) as F
  return {
    name,
    payload: schema.payload,
    form,
    value: (payload, version) => ({ a: name, p: payload, v: version }),
  }
}
