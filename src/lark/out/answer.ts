import { z } from 'zod'
import type { HttpAnswer } from './http.ts'
import { HttpRefusal } from './http-errors.ts'

const envelope = z.looseObject({
  code: z.number(),
  msg: z.string().optional(),
  error: z.looseObject({ log_id: z.string().optional() }).nullish(),
})
/** Lark's errors are short; anything longer that calls itself JSON is a file. */
const longestError = 16_384

/**
 * What Lark answered: the parsed envelope, or the bytes themselves of a `binary` answer. Throws `HttpRefusal` for an
 * HTTP status of 300 and above, and for 200 with a code other than 0, which the SDK would hand on as a success.
 */
export function larkAnswer({ status, headers, bytes }: HttpAnswer, binary: boolean): unknown {
  const json = headers.get('content-type')?.includes('json') ?? false
  if (status < 300 && binary && !(json && bytes.length <= longestError)) return bytes
  const read = envelope.safeParse(parsed(bytes)).data
  if (status < 300 && read?.code === 0 && !binary) return read
  // A downloaded file may happen to be JSON; only what has Lark's own two fields is an error.
  if (status < 300 && binary && (!read || read.code === 0 || read.msg === undefined)) return bytes
  throw new HttpRefusal({
    status,
    code: read?.code ?? 0,
    resetSeconds: Number(headers.get('x-ogw-ratelimit-reset') ?? 0) || 0,
    detail: cardDetail(read?.msg ?? ''),
    logId: /^\w{1,64}$/.exec(read?.error?.log_id ?? '')?.[0] ?? '',
  })
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString())
  } catch {
    return undefined
  }
}

/**
 * Where a card is wrong, out of `… ErrCode: 200621; ErrPath: ROOT -> body -> elements -> [1](tag: img); ErrMsg: …;
 * ErrorValue: …`. The rest of the sentence quotes the card's content and is left behind.
 */
function cardDetail(msg: string): string {
  const code = /ErrCode: (\d+)/.exec(msg)?.[1]
  const path = /(?:ErrPath|path): ([\w >\-[\]():]{1,300})/.exec(msg)?.[1]
  return [code, path?.trim()].filter(Boolean).join(' ')
}
