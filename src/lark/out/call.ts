import type { Client } from '@larksuiteoapi/node-sdk'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Metrics } from '../../metrics.ts'
import { larkAnswer } from './answer.ts'
import { larkBaseUrl } from './domain.ts'
import { larkErrorOf, tokenInvalid } from './errors.ts'
import { exchange, type HttpRequest } from './http.ts'
import { HttpRefusal } from './http-errors.ts'
import { filledPath, type Operation, operations } from './operations.ts'
import { LarkError } from './port.ts'
import { httpInstance, larkSdk, silentLogger } from './sdk.ts'
import { createTokens, type Token } from './token.ts'

export type LarkApiOptions = {
  appId: string
  appSecret: string
  /** `feishu`, `lark`, or a base URL. */
  domain: string
  log: Logger
  metrics: Metrics
  /**
   * For a plain call, shorter than a stopping process has left, so that its outcome is still written down; files and
   * speech get six times as long.
   */
  timeoutMs?: number
  now: () => Date
}

export type CallRequest = {
  /** Values of the path's `:names`. */
  path?: Record<string, string>
  params?: Record<string, string>
  data?: Record<string, unknown>
  /** `data` goes as a multipart form; files in it are `File`s, which carry their names. */
  form?: boolean
  /** The answer is a file of at most this many bytes. */
  maxBytes?: number
  /** A large body travels one way or the other. */
  slow?: boolean
}

const tokenAnswer = z.object({ tenant_access_token: z.string().min(1), expire: z.number() })

/**
 * One call of the Open Platform: token, request, judgement, count, log. Resolves with the answer's envelope (or the
 * bytes, with `maxBytes`); rejects with `LarkError` only. When Lark says the token is no longer good, it is dropped
 * and the call made once more.
 */
export function createCaller(options: LarkApiOptions) {
  const { appId, appSecret, log, metrics, timeoutMs = 7_000, now } = options
  const baseUrl = larkBaseUrl(options.domain)
  const send = (request: HttpRequest) => exchange(request, timeoutMs)
  let client: Client | undefined

  const tokens = createTokens(() => counted('token', fetchToken), now)

  async function fetchToken(): Promise<Token> {
    const url = baseUrl + operations.token.path
    const data = { app_id: appId, app_secret: appSecret }
    const answer = tokenAnswer.parse(larkAnswer(await send({ method: 'post', url, data }), false))
    return { token: answer.tenant_access_token, expiresInSeconds: answer.expire }
  }

  function larkClient(): Client {
    client ??= new (larkSdk().Client)({
      appId,
      appSecret,
      domain: baseUrl,
      source: 'keqing',
      logger: silentLogger,
      httpInstance: httpInstance(send, larkAnswer),
      cache: { get: () => tokens.get(), set: async () => true },
    })
    return client
  }

  async function request(api: Operation, { path = {}, params, data, form, maxBytes, slow }: CallRequest) {
    const operation = operations[api]
    return larkClient().request<unknown>({
      method: operation.method,
      url: filledPath(operation.path, path),
      timeout: slow ? timeoutMs * 6 : timeoutMs,
      ...(params && { params }),
      ...(data && { data }),
      ...(form && { headers: { 'Content-Type': 'multipart/form-data' } }),
      ...(maxBytes !== undefined && { responseType: 'arraybuffer', maxContentLength: maxBytes }),
    })
  }

  /** Counts and logs by name and code: never a token, a secret, a payload or a body. */
  async function counted<T>(api: Operation, call: () => Promise<T>): Promise<T> {
    try {
      const answer = await call()
      metrics.larkCalls.inc({ api, code: '0' })
      return answer
    } catch (failure) {
      const error = larkErrorOf(api, failure)
      metrics.larkCalls.inc({ api, code: codeLabel(error) })
      const logId = failure instanceof HttpRefusal ? failure.logId : ''
      log.warn({ api, code: error.code, status: error.httpStatus, kind: error.kind, logId }, error.message)
      throw error
    }
  }

  return {
    async call(api: Operation, what: CallRequest = {}): Promise<unknown> {
      const token = await tokens.get()
      try {
        return await counted(api, () => request(api, what))
      } catch (error) {
        if (!(error instanceof LarkError) || error.code !== tokenInvalid) throw error
        tokens.drop(token)
        await tokens.get()
        return counted(api, () => request(api, what))
      }
    },
    async checkToken(): Promise<void> {
      await tokens.get()
    },
  }
}

/** Where Lark gave no code of its own: the HTTP status, or that no answer came. */
function codeLabel({ code, httpStatus }: LarkError): string {
  if (code !== 0) return String(code)
  return httpStatus === 0 ? 'no_answer' : `http_${httpStatus}`
}
