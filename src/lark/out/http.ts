import { NoAnswer, TooLarge } from './http-errors.ts'

/** The part of the SDK's request options that keqing uses. */
export type HttpRequest = {
  method?: string | undefined
  url?: string | undefined
  params?: Record<string, unknown> | undefined
  headers?: Record<string, unknown> | undefined
  data?: unknown
  /** Milliseconds until the whole answer must be here. */
  timeout?: number | undefined
  /** Largest body taken, in bytes. */
  maxContentLength?: number | undefined
}

export type HttpAnswer = { status: number; headers: Headers; bytes: Uint8Array }

/**
 * One HTTP exchange over Node's own fetch. Resolves with any status; rejects with `NoAnswer` or `TooLarge`. Redirects
 * are not followed: the request carries secrets meant for one host.
 */
export async function exchange(request: HttpRequest, timeoutMs: number): Promise<HttpAnswer> {
  const { body, headers } = encoded(request)
  try {
    const response = await fetch(fullUrl(request), {
      method: (request.method ?? 'get').toUpperCase(),
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(request.timeout ?? timeoutMs),
    })
    const bytes = await limited(response, request.maxContentLength ?? Number.POSITIVE_INFINITY)
    return { status: response.status, headers: response.headers, bytes }
  } catch (error) {
    if (error instanceof TooLarge) throw error
    const late = error instanceof Error && error.name === 'TimeoutError'
    throw new NoAnswer(late ? 'timeout' : 'no connection', { cause: error })
  }
}

function fullUrl({ url = '', params = {} }: HttpRequest): URL {
  const full = new URL(url)
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) full.searchParams.append(name, String(value))
  }
  return full
}

/** JSON unless the headers ask for a form; then fetch writes the content type itself, because it knows the boundary. */
function encoded({ method, headers = {}, data }: HttpRequest): {
  body: string | FormData | undefined
  headers: Headers
} {
  const written = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) written.set(name, String(value))
  }
  if (written.get('content-type')?.startsWith('multipart/form-data')) {
    written.delete('content-type')
    return { body: formOf(data), headers: written }
  }
  const empty = typeof data !== 'object' || data === null || Object.keys(data).length === 0
  if (empty && /^(get|delete)$/i.test(method ?? 'get')) return { body: undefined, headers: written }
  written.set('content-type', 'application/json; charset=utf-8')
  return { body: JSON.stringify(data ?? {}), headers: written }
}

function formOf(data: unknown): FormData {
  const form = new FormData()
  if (typeof data !== 'object' || data === null) return form
  for (const [name, value] of Object.entries(data)) {
    if (value instanceof Blob) form.append(name, value)
    else if (value !== undefined) form.append(name, String(value))
  }
  return form
}

async function limited(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel()
    throw new TooLarge()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    // Leaving the loop cancels the rest of the body.
    if (size > maxBytes) throw new TooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
