import { z } from 'zod'
import type { checkCard } from '../card-schema/index.ts'
import type { PressReply } from '../contract.ts'

const words = z.record(z.string(), z.string())
const answer = z.object({
  toast: z
    .object({
      type: z.enum(['info', 'success', 'warning', 'error']).optional(),
      content: z.string().optional(),
      i18n: words.optional(),
    })
    .optional(),
  card: z.object({ type: z.string(), data: z.unknown() }).optional(),
})

export type ReadAnswer = { reply: PressReply; card?: { json: object; mentioned: string[] } }

/**
 * What the client makes of the bot's answer to a press: a toast, a new card, or the code of an error
 * (200672 unreadable, 200673 bad card, 200830 a 1.0 card over a 2.0 one).
 */
export function readAnswer(
  body: string,
  inspect: (card: unknown) => { problems: ReturnType<typeof checkCard>; mentioned: string[] },
): ReadAnswer {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return { reply: { errorCode: 200672 } }
  }
  const parsed = answer.safeParse(json)
  if (!parsed.success) return { reply: { errorCode: 200672 } }
  const { toast, card } = parsed.data
  const shown: PressReply = toast
    ? {
        toast: {
          type: toast.type ?? 'info',
          content: toast.content ?? '',
          ...(toast.i18n === undefined ? {} : { i18n: toast.i18n }),
        },
      }
    : {}
  if (card === undefined) return { reply: shown }
  if (card.type !== 'raw') return { reply: { errorCode: 200673 } }
  const data = z.looseObject({}).safeParse(card.data)
  if (!data.success) return { reply: { errorCode: 200673 } }
  if (data.data.schema !== '2.0') return { reply: { errorCode: 200830 } }
  const { problems, mentioned } = inspect(data.data)
  if (problems.some((problem) => !problem.warning)) return { reply: { errorCode: 200673 } }
  return { reply: shown, card: { json: data.data, mentioned } }
}
