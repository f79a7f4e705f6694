import type { HonoRequest } from 'hono'

/** The request's bytes, or undefined as soon as they exceed `maxBytes`, whether or not a length was announced. */
export async function readBody(request: HonoRequest, maxBytes: number): Promise<Uint8Array | undefined> {
  const announced = request.header('content-length')
  // With a length and no chunking Node's parser lets no more bytes through than announced.
  if (announced !== undefined && request.header('transfer-encoding') === undefined) {
    return Number(announced) > maxBytes ? undefined : new Uint8Array(await request.arrayBuffer())
  }
  const body = request.raw.body
  if (!body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
