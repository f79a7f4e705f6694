import { z } from 'zod'

/** What a form's fields send (lark-platform.md §11): a field left empty comes absent, as "", [] or false alike. */

/** Text, a select's option, a picker's value; undefined when left empty. */
export const sentText = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional()

/** The options of a multi-select; none when left empty. */
export const sentMany = z
  .union([z.array(z.string()), z.literal(''), z.literal(false)])
  .optional()
  .transform((value) => (Array.isArray(value) ? value : []))

/** A day as a date picker sends it, `2026-11-27 +0800`, without its zone. */
export const sentDay = sentText.transform((text) => /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0])
