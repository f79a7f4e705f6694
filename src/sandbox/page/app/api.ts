import type {
  CalendarRow,
  DeliveryOptions,
  Fault,
  GallerySample,
  MessageRow,
  Moment,
  NewsRow,
  PressReply,
  PressRequest,
  SendRequest,
  StateAnswer,
} from '../../contract.ts'

const base = '/_sandbox'

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(`${base}${path}`, init)
  if (!answer.ok) throw new Error(`${path.split('?')[0]}: ${answer.status}`)
  const text = await answer.text()
  const parsed: T = text === '' ? {} : JSON.parse(text)
  return parsed
}

const body = (method: 'POST' | 'PUT', value: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

/** Where the bytes of an image_key or file_key are. */
export const fileUrl = (key: string): string => `${base}/files/${encodeURIComponent(key)}`

const q = (values: Record<string, string>) => `?${new URLSearchParams(values).toString()}`

/** The fake platform as the page sees it (contract.ts). Rejects with the path and status when the answer is not 2xx. */
export const api = {
  state: (as: string) => ask<StateAnswer>(`/state${q({ as })}`),
  calendar: (as: string) => ask<CalendarRow[]>(`/calendar${q({ as })}`),
  messages: (as: string, chat: string) => ask<MessageRow[]>(`/messages${q({ as, chat })}`),
  send: (request: SendRequest) => ask<unknown>('/send', body('POST', request)),
  upload: (as: string, chat: string, kind: 'image' | 'file' | 'audio', file: File, durationMs: number) =>
    ask<unknown>(`/upload${q({ as, chat, kind, name: file.name, duration: String(durationMs) })}`, {
      method: 'POST',
      headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
      body: file,
    }),
  picture: (request: SendRequest, file: File) =>
    ask<unknown>(
      `/upload${q({
        as: request.as,
        chat: request.chatId,
        kind: 'image',
        name: file.name,
        text: request.text ?? '',
        mentions: JSON.stringify(request.mentions ?? []),
        parentId: request.parentId ?? '',
      })}`,
      { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file },
    ),
  group: (as: string, chatId: string, what: 'take_out' | 'put_in' | 'disband') =>
    ask<unknown>('/group', body('POST', { as, chatId, what })),
  hears: () => ask<{ groups: 'mentions' | 'all' }>('/hears'),
  setHears: (groups: 'mentions' | 'all') => ask<unknown>('/hears', body('PUT', { groups })),
  press: (request: PressRequest) => ask<PressReply>('/press', body('POST', request)),
  enter: (as: string, chatId: string) => ask<unknown>('/enter', body('POST', { as, chatId })),
  menu: (as: string, eventKey: string) => ask<unknown>('/menu', body('POST', { as, eventKey })),
  recall: (as: string, messageId: string) => ask<unknown>('/recall', body('POST', { as, messageId })),
  clock: (to: number, along: boolean) => ask<unknown>('/clock', body('POST', { to, along })),
  moments: () => ask<Moment[]>('/moments'),
  news: (since: number) => ask<NewsRow[]>(`/news${q({ since: String(Math.floor(since)) })}`),
  faults: () => ask<Fault[]>('/faults'),
  setFaults: (faults: Fault[]) => ask<unknown>('/faults', body('PUT', faults)),
  delivery: () => ask<DeliveryOptions>('/delivery'),
  setDelivery: (options: DeliveryOptions) => ask<unknown>('/delivery', body('PUT', options)),
  gallery: () => ask<GallerySample[]>('/gallery'),
  stream: (as: string) => new EventSource(`${base}/stream${q({ as })}`),
}
