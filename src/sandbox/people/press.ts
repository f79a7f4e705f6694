import type { PressReply, PressRequest } from '../contract.ts'
import { readAnswer } from '../delivery/answer.ts'
import type { Bodies, Outgoing } from '../delivery/events.ts'
import type { Pusher } from '../delivery/push.ts'
import type { PressOptions, Target } from '../options.ts'
import { inspectFor, type Platform } from '../platform/platform.ts'
import { findPart, formValues } from './card-parts.ts'

const timezone = 'Asia/Shanghai'
const zoned = new Set(['date_picker', 'picker_time', 'picker_datetime'])

/** `action` of the callback: only the keys this kind of component sends. */
function actionOf(request: PressRequest): object {
  return {
    tag: request.tag,
    ...(request.value === undefined ? {} : { value: request.value }),
    ...(request.name === undefined ? {} : { name: request.name }),
    ...(request.formValue === undefined ? {} : { form_value: request.formValue, timezone }),
    ...(request.option === undefined ? {} : { option: request.option }),
    ...(request.options === undefined ? {} : { options: request.options }),
    ...(request.inputValue === undefined ? {} : { input_value: request.inputValue }),
    ...(request.checked === undefined ? {} : { checked: request.checked }),
    ...(zoned.has(request.tag) ? { timezone } : {}),
  }
}

/** The request the client would send for using `target` on the card as it is now. */
export function pressOf(
  card: object,
  press: { as: string; messageId: string; target: Target; options: PressOptions },
): PressRequest {
  const part = findPart(card, press.target)
  if (!part) throw new Error(`the card has no component ${String(press.target)}`)
  if (part.json.disabled === true) throw new Error(`${String(press.target)} is disabled`)
  const { form = {}, ...rest } = press.options
  const request: PressRequest = { as: press.as, messageId: press.messageId, tag: part.tag, ...rest }
  if (part.value !== undefined) request.value = part.value
  if (part.form === undefined || part.tag !== 'button') {
    if (part.tag !== 'button' && part.name !== undefined) request.name = part.name
    return request
  }
  const { values, lacking, strangers } = formValues(card, part.form, form)
  if (strangers.length > 0) throw new Error(`the form has no field ${strangers.join(', ')}`)
  if (lacking.length > 0) throw new Error(`required fields are empty: ${lacking.join(', ')}`)
  return { ...request, formValue: values, ...(part.name === undefined ? {} : { name: part.name }) }
}

/**
 * Sends a press to the bot and does with its answer what the client does: toast back, new card for everybody.
 * Never retried.
 */
export async function sendPress(
  parts: {
    platform: Platform
    bodies: Bodies
    pusher: Pusher
    wrap: (type: string, event: object, kind: 'callback') => Outgoing
  },
  request: PressRequest,
): Promise<PressReply> {
  const { platform, bodies, pusher } = parts
  const message = platform.store.messages.get(request.messageId)
  const operator = platform.store.people.get(request.as)
  if (!message || !operator || message.recalled || message.msgType !== 'interactive')
    return { errorCode: 200080 }
  const token = platform.cardTokens.issue(message.messageId, platform.clock.now())
  const event = bodies.press({
    operator,
    token,
    action: actionOf(request),
    messageId: message.messageId,
    chatId: message.chatId,
  })
  const answered = await pusher.once(parts.wrap('card.action.trigger', event, 'callback'))
  platform.cardTokens.answered(token)
  if (answered.kind === 'error') return { errorCode: answered.code }
  const { reply, card } = readAnswer(answered.body, inspectFor(platform))
  if (card && !message.recalled)
    platform.store.replaceCard(
      message,
      { at: platform.clock.now(), by: 'answer', card: card.json },
      card.mentioned,
    )
  return reply
}
