import { z } from 'zod'
import type { Arrived } from './arrived.ts'
import type { BotEvent } from './event.ts'
import { withoutNul } from './json.ts'

const id = z.string().min(1)
const context = z.object({ open_message_id: id, open_chat_id: id })
const pressBody = z.object({
  operator: z.object({ open_id: id }),
  token: z.string(),
  action: z.looseObject({
    value: z.unknown().optional(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
})
/** The docs print the context inside the event in the table and beside it in some samples; both are read. */
const contextInside = z.object({ context })

/** What a component outside a form sends, by its own name on the wire. */
const singleValues = ['option', 'options', 'input_value', 'checked', 'timezone'] as const

/** card.action.trigger (lark-platform.md §2.3). `value` and `form` stay as they came: hostile until a schema read them. */
export function readCardPress(arrived: Arrived, body: unknown, envelope: unknown): BotEvent | undefined {
  // Over the long connection the body was not parsed by us: what a hand-made press may hold is cleaned here.
  const read = pressBody.safeParse(withoutNul(body)).data
  const where = contextInside.safeParse(body).data ?? contextInside.safeParse(envelope).data
  if (!read || !where) return undefined
  return {
    ...arrived,
    kind: 'card_press',
    operatorOpenId: read.operator.open_id,
    updateToken: read.token,
    messageId: where.context.open_message_id,
    chatId: where.context.open_chat_id,
    value: read.action.value,
    form: read.action.form_value ?? singleValue(read.action),
  }
}

function singleValue(action: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    singleValues.filter((key) => action[key] !== undefined).map((key) => [key, action[key]]),
  )
}
