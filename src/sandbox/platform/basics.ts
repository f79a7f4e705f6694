import type { Context } from 'hono'
import { z } from 'zod'
import { readCard } from './content.ts'
import { ApiFailure, tooManyRequests } from './failure.ts'
import { jsonBody, type Platform, type Route } from './platform.ts'

const credentials = z.object({ app_id: z.string(), app_secret: z.string() })

async function token(platform: Platform, c: Context) {
  const body = credentials.safeParse(await jsonBody(c))
  if (!body.success) throw new ApiFailure(99992402, 'field validation failed')
  if (body.data.app_id !== platform.app.appId) throw new ApiFailure(10003, 'invalid param: app_id')
  if (body.data.app_secret !== platform.app.appSecret) throw new ApiFailure(10014, 'app secret invalid')
  const issued = platform.tokens.issue()
  return { code: 0, msg: 'ok', tenant_access_token: issued.token, expire: issued.expire }
}

const bot = ({ store }: Platform) => ({
  code: 0,
  msg: 'ok',
  bot: {
    activate_status: 2,
    app_name: store.company.bot.name,
    avatar_url: '',
    ip_white_list: [],
    open_id: store.company.bot.openId,
  },
})

const speechBody = z.object({
  speech: z.object({ speech: z.base64() }),
  config: z.object({
    file_id: z.string().regex(/^\w{16}$/),
    format: z.literal('pcm'),
    engine_type: z.literal('16k_auto'),
  }),
})
const bytesPerSecond = 16_000 * 2

async function recognize(platform: Platform, c: Context) {
  if (!platform.media.speechAllowed())
    throw new ApiFailure(
      99991672,
      'Access denied. One of the following scopes is required: [speech_to_text:speech].',
    )
  const over = platform.limits.speech('tenant')
  if (over) throw tooManyRequests(over)
  const body = speechBody.safeParse(await jsonBody(c))
  if (!body.success)
    throw new ApiFailure(99992402, `field validation failed: ${body.error.issues[0]?.path.join('.')}`)
  const seconds = Buffer.from(body.data.speech.speech, 'base64').length / bytesPerSecond
  if (seconds === 0 || seconds > 60)
    throw new ApiFailure(99992402, 'field validation failed: at most 60 s of speech')
  return { recognition_text: platform.media.recognize(seconds) }
}

const updateBody = z.object({ token: z.string(), card: z.looseObject({}) })

/** The delayed update after a card press. */
async function updateCard(platform: Platform, c: Context) {
  const body = updateBody.safeParse(await jsonBody(c))
  if (!body.success) throw new ApiFailure(10002, 'card param is wrong')
  if (Buffer.byteLength(JSON.stringify(body.data.card)) > 30 * 1024)
    throw new ApiFailure(100000, 'card is too big')
  const at = platform.clock.now()
  const used = platform.cardTokens.use(body.data.token, at)
  if ('code' in used) throw new ApiFailure(used.code, used.message)
  const message = platform.store.messages.get(used.messageId)
  if (!message || message.recalled) throw new ApiFailure(200000, 'the message was recalled')
  let read: ReturnType<typeof readCard>
  try {
    read = readCard(platform, body.data.card)
  } catch (error) {
    throw new ApiFailure(11311, error instanceof Error ? error.message : 'bad card')
  }
  platform.store.replaceCard(message, { at, by: 'update', card: read.card }, read.mentioned)
  return { code: 0, msg: 'ok' }
}

export const basicRoutes: Route[] = [
  {
    method: 'POST',
    path: '/open-apis/auth/v3/tenant_access_token/internal',
    handle: token,
    open: true,
    whole: true,
  },
  { method: 'GET', path: '/open-apis/bot/v3/info', handle: bot, whole: true },
  { method: 'POST', path: '/open-apis/speech_to_text/v1/speech/file_recognize', handle: recognize },
  { method: 'POST', path: '/open-apis/interactive/v1/card/update', handle: updateCard, whole: true },
]
