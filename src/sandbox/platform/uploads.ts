import type { Context } from 'hono'
import { ApiFailure } from './failure.ts'
import { imageSize, imageType, type Resource } from './media.ts'
import { messageOf, type Platform, type Route } from './platform.ts'

const megabyte = 1024 * 1024

type Part = { bytes: Uint8Array; name: string }

/** The file part of a multipart body; 234001 unless it carries a file name. */
async function part(value: unknown, what: string): Promise<Part> {
  if (!(value instanceof File) || value.name === '')
    throw new ApiFailure(234001, `Invalid request param: ${what} is not a file with a name`)
  const bytes = new Uint8Array(await value.arrayBuffer())
  if (bytes.length === 0) throw new ApiFailure(234010, 'File size can not be 0.')
  return { bytes, name: value.name }
}

async function form(c: Context): Promise<Record<string, unknown>> {
  if (!(c.req.header('content-type') ?? '').startsWith('multipart/form-data'))
    throw new ApiFailure(234001, 'Invalid request param: multipart/form-data is expected')
  try {
    return await c.req.parseBody()
  } catch {
    throw new ApiFailure(234001, 'Invalid request param: the form does not parse')
  }
}

async function uploadImage(platform: Platform, c: Context) {
  const body = await form(c)
  if (body.image_type !== 'message' && body.image_type !== 'avatar')
    throw new ApiFailure(234001, 'Invalid request param: image_type')
  const { bytes, name } = await part(body.image, 'image')
  if (bytes.length > 10 * megabyte) throw new ApiFailure(234006, 'The file size exceed the max value.')
  const type = imageType(bytes)
  if (type === undefined) throw new ApiFailure(234011, "Can't regonize the image format.")
  const size = imageSize(bytes, type)
  const most = type === 'image/gif' ? 2000 : 12000
  if (size && (size.width > most || size.height > most))
    throw new ApiFailure(234039, 'Image resolution exceeds limit.')
  return { image_key: platform.media.add({ kind: 'image', bytes, name, owner: 'bot' }).key }
}

const fileTypes = ['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream']

async function uploadFile(platform: Platform, c: Context) {
  const body = await form(c)
  const { file_type, file_name } = body
  if (typeof file_type !== 'string' || !fileTypes.includes(file_type))
    throw new ApiFailure(234001, 'Invalid request param: file_type')
  if (typeof file_name !== 'string' || file_name === '')
    throw new ApiFailure(234001, 'Invalid request param: file_name')
  const { bytes } = await part(body.file, 'file')
  if (bytes.length > 30 * megabyte) throw new ApiFailure(234006, 'The file size exceed the max value.')
  return { file_key: platform.media.add({ kind: 'file', bytes, name: file_name, owner: 'bot' }).key }
}

const download = (resource: Resource): Response =>
  new Response(Buffer.from(resource.bytes), {
    headers: {
      'content-type': resource.contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(resource.name)}`,
    },
  })

const own = (kind: 'image' | 'file') => (platform: Platform, c: Context) => {
  const resource = platform.media.get(c.req.param('key') ?? '')
  if (resource?.kind !== kind) throw new ApiFailure(234003, 'File not in msg.')
  if (resource.owner !== 'bot')
    throw new ApiFailure(234002, 'Unauthorized. You do not have access.', { httpStatus: 401 })
  return download(resource)
}

/** A file somebody sent, through the message it came in. */
function resourceOfMessage(platform: Platform, c: Context): Response {
  const type = c.req.query('type')
  if (type !== 'image' && type !== 'file') throw new ApiFailure(234001, 'Invalid request param: type')
  const message = messageOf(platform, c.req.param('message_id'))
  if (
    message.msgType === 'interactive' ||
    message.msgType === 'sticker' ||
    message.msgType === 'merge_forward'
  )
    throw new ApiFailure(234043, 'Unsupported message type.')
  if (!platform.store.chats.get(message.chatId)?.botIn)
    throw new ApiFailure(230002, 'Bot is NOT in the chat.')
  const key = c.req.param('file_key') ?? ''
  const resource = platform.media.get(key)
  const inside = key !== '' && message.content.includes(JSON.stringify(key))
  if (!resource || !inside || resource.kind !== type || message.recalled)
    throw new ApiFailure(234003, 'File not in msg.')
  return download(resource)
}

const base = '/open-apis/im/v1'
export const uploadRoutes: Route[] = [
  { method: 'POST', path: `${base}/images`, handle: uploadImage },
  { method: 'POST', path: `${base}/files`, handle: uploadFile },
  { method: 'GET', path: `${base}/images/:key`, handle: own('image') },
  { method: 'GET', path: `${base}/files/:key`, handle: own('file') },
  { method: 'GET', path: `${base}/messages/:message_id/resources/:file_key`, handle: resourceOfMessage },
]
