import { newId } from './ids.ts'

export type Resource = {
  key: string
  kind: 'image' | 'file'
  bytes: Uint8Array
  name: string
  contentType: string
  /** 'bot' or the open_id of who sent it. */
  owner: string
  /** Audio only. */
  durationMs?: number
  transcript?: string
}

const startsWith = (bytes: Uint8Array, text: string, from = 0): boolean =>
  [...text].every((character, i) => bytes[from + i] === character.charCodeAt(0))

/** The type of an image by its first bytes; undefined when it is none that Lark takes. */
export function imageType(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, '\u0089PNG\r\n\u001a\n')) return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (startsWith(bytes, 'GIF8')) return 'image/gif'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp'
  if (startsWith(bytes, 'BM')) return 'image/bmp'
  if (startsWith(bytes, 'ftyphei', 4)) return 'image/heic'
  if (startsWith(bytes, 'II*\0') || startsWith(bytes, 'MM\0*')) return 'image/tiff'
  if (startsWith(bytes, '\0\0\u0001\0')) return 'image/x-icon'
  return undefined
}

/** Width and height where the header tells them plainly (PNG, GIF). */
export function imageSize(bytes: Uint8Array, type: string): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (type === 'image/png' && bytes.length >= 24)
    return { width: view.getUint32(16), height: view.getUint32(20) }
  if (type === 'image/gif' && bytes.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  return undefined
}

const byEnding: Record<string, string> = {
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  opus: 'audio/ogg',
  ogg: 'audio/ogg',
  webm: 'audio/webm',
  mp4: 'video/mp4',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const fileType = (name: string): string =>
  byEnding[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'

export type Media = ReturnType<typeof createMedia>

/** Bytes behind image and file keys, and what speech recognition hears in voice messages. */
export function createMedia() {
  const resources = new Map<string, Resource>()
  const voices: Resource[] = []
  let speech: { text?: string; scopeMissing?: boolean } = {}
  return {
    get: (key: string) => resources.get(key),
    add(made: Omit<Resource, 'key' | 'contentType'>): Resource {
      const contentType = (made.kind === 'image' ? imageType(made.bytes) : undefined) ?? fileType(made.name)
      const resource = { ...made, contentType, key: newId(made.kind === 'image' ? 'img_v3_' : 'file_v3_') }
      resources.set(resource.key, resource)
      if (resource.durationMs !== undefined) voices.push(resource)
      return resource
    },
    setSpeech(next: { text?: string; scopeMissing?: boolean }) {
      speech = { ...next }
    },
    speechAllowed: () => speech.scopeMissing !== true,
    /**
     * What is heard in PCM of this length: the set text, else the transcript of the newest voice message that is
     * as long (within half a second), else a sentence of our own.
     */
    recognize(seconds: number): string {
      const voice = voices.findLast(
        (one) => one.transcript !== undefined && Math.abs((one.durationMs ?? 0) / 1000 - seconds) <= 0.5,
      )
      return speech.text ?? voice?.transcript ?? '今天下午给客户打了电话，约好下周三去工地看样板间。'
    },
  }
}
