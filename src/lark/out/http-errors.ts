/** No answer came: nobody there, cut off, or too late. `why` is safe to log. */
export class NoAnswer extends Error {
  readonly why: 'timeout' | 'no connection'
  constructor(why: NoAnswer['why'], options: { cause: unknown }) {
    super(why, options)
    this.name = 'NoAnswer'
    this.why = why
  }
}

/** The answer's body is larger than the caller takes. */
export class TooLarge extends Error {
  constructor() {
    super('the body is larger than allowed')
    this.name = 'TooLarge'
  }
}

/** Lark answered "no": an HTTP status of 300 and above, or 200 with a code other than 0. Holds nothing of the bodies. */
export class HttpRefusal extends Error {
  readonly status: number
  /** Lark's code, 0 when the body had none (a proxy's page). */
  readonly code: number
  /** Seconds of `x-ogw-ratelimit-reset`, 0 when absent. */
  readonly resetSeconds: number
  /** A card's error code and path, '' when there is none: "200621 ROOT -> body -> elements". */
  readonly detail: string
  /** Lark's log_id, for its support; '' when absent. */
  readonly logId: string
  constructor(fields: Pick<HttpRefusal, 'status' | 'code' | 'resetSeconds' | 'detail' | 'logId'>) {
    super(`HTTP ${fields.status}, code ${fields.code}`)
    this.name = 'HttpRefusal'
    this.status = fields.status
    this.code = fields.code
    this.resetSeconds = fields.resetSeconds
    this.detail = fields.detail
    this.logId = fields.logId
  }
}
