import { HttpRefusal, NoAnswer, TooLarge } from './http-errors.ts'
import { LarkError } from './port.ts'

/** Why Lark refused for good, by names an admin's card has words for; `other` is what has no name of its own. */
export type RefusalReason =
  | 'bot_not_in_chat'
  | 'user_resigned'
  | 'user_stopped_bot'
  | 'out_of_range'
  | 'card_rejected'
  | 'too_long'
  | 'scope_missing'
  | 'recalled'
  | 'too_old'
  | 'cross_tenant'
  | 'sensitive_content'
  | 'chat_dissolved'
  | 'bad_receiver'
  | 'other'

/** lark-platform §4.2 to §4.5, §4.10 and §5. */
const reasons: ReadonlyMap<number, RefusalReason> = new Map([
  [230002, 'bot_not_in_chat'],
  [232011, 'bot_not_in_chat'],
  [230029, 'user_resigned'],
  [230053, 'user_stopped_bot'],
  [230013, 'out_of_range'],
  [41050, 'out_of_range'],
  [230099, 'card_rejected'],
  [11310, 'card_rejected'],
  [100290, 'card_rejected'],
  [200550, 'card_rejected'],
  [200570, 'card_rejected'],
  [200621, 'card_rejected'],
  [200830, 'card_rejected'],
  [200861, 'card_rejected'],
  [200914, 'card_rejected'],
  [200915, 'card_rejected'],
  [230025, 'too_long'],
  [234006, 'too_long'],
  [230027, 'scope_missing'],
  [99991672, 'scope_missing'],
  [230011, 'recalled'],
  [230019, 'recalled'],
  [230110, 'recalled'],
  [230009, 'too_old'],
  [230031, 'too_old'],
  [230075, 'too_old'],
  [230038, 'cross_tenant'],
  [230022, 'sensitive_content'],
  [230028, 'sensitive_content'],
  [232009, 'chat_dissolved'],
  [41012, 'bad_receiver'],
  [230034, 'bad_receiver'],
  [232006, 'bad_receiver'],
  [99992351, 'bad_receiver'],
  [99992354, 'bad_receiver'],
  [99992361, 'bad_receiver'],
])

/** The named reason behind one of Lark's codes (`LarkError.code` of kind permanent). */
export const refusalOf = (code: number): RefusalReason => reasons.get(code) ?? 'other'

/** The event is no longer there, or never was. */
const eventGone: ReadonlySet<number> = new Set([193000, 193001])
export const isEventGone = (error: unknown): boolean =>
  error instanceof LarkError && error.kind === 'permanent' && eventGone.has(error.code)

/** The tenant token is invalid or has expired; comes over HTTP 400 and over 200 (§5). */
export const tokenInvalid = 99991663
/** Larger than Lark takes, or than we do. */
const tooLargeCode = 234006

const rateCodes: ReadonlySet<number> = new Set([99991400, 230020, 11232])
/** 230049: the same uuid is still being sent. */
const transientCodes: ReadonlySet<number> = new Set([230049])
const defaultWaitMs = 1000
/** A reset further off than this is taken for a mistake. */
const longestWaitMs = 3_600_000

/**
 * Any failure of a call as a `LarkError`. Its message names what went wrong by code and never repeats Lark's own
 * sentence, which may quote the card or the request.
 */
export function larkErrorOf(api: string, failure: unknown): LarkError {
  if (failure instanceof LarkError) return failure
  if (failure instanceof NoAnswer) {
    return new LarkError(
      { api, kind: 'transient', code: 0, httpStatus: 0, message: failure.why },
      { cause: failure },
    )
  }
  if (failure instanceof TooLarge) {
    return new LarkError({
      api,
      kind: 'permanent',
      code: tooLargeCode,
      httpStatus: 200,
      message: 'larger than allowed',
    })
  }
  if (failure instanceof HttpRefusal) return fromRefusal(api, failure)
  // Our own mistake (a missing path value, an answer of another shape): trying again would not mend it.
  return new LarkError(
    { api, kind: 'permanent', code: 0, httpStatus: 0, message: 'not as documented' },
    { cause: failure },
  )
}

function fromRefusal(api: string, { status, code, resetSeconds, detail }: HttpRefusal): LarkError {
  const message = detail === '' ? `HTTP ${status}` : `HTTP ${status} ${detail}`
  if (status === 429 || rateCodes.has(code)) {
    const told = resetSeconds > 0 ? resetSeconds * 1000 : defaultWaitMs
    const waitMs = Math.min(told, longestWaitMs)
    return new LarkError({ api, kind: 'rate', code, httpStatus: status, waitMs, message })
  }
  const kind = status >= 500 || transientCodes.has(code) ? 'transient' : 'permanent'
  return new LarkError({ api, kind, code, httpStatus: status, message })
}
