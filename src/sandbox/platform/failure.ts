/** A refusal by the platform: Lark's code over an HTTP status (400 unless said otherwise). */
export class ApiFailure extends Error {
  readonly code: number
  readonly httpStatus: 400 | 401 | 403 | 404 | 429 | 500
  readonly headers: Record<string, string>
  constructor(
    code: number,
    message: string,
    options: { httpStatus?: ApiFailure['httpStatus']; headers?: Record<string, string> } = {},
  ) {
    super(message)
    this.name = 'ApiFailure'
    this.code = code
    this.httpStatus = options.httpStatus ?? 400
    this.headers = options.headers ?? {}
  }
}

export const tooManyRequests = (limit: { waitMs: number; limit: number }): ApiFailure =>
  new ApiFailure(99991400, 'request trigger frequency limit', {
    httpStatus: 429,
    headers: {
      'x-ogw-ratelimit-limit': String(limit.limit),
      'x-ogw-ratelimit-reset': String(Math.max(1, Math.ceil(limit.waitMs / 1000))),
    },
  })
