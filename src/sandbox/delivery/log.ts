/** One push of an event or callback, as the log keeps it. */
export type DeliveryRow = {
  eventId: string
  type: string
  /** 1 for the first push, up to 5. */
  attempt: number
  road: 'webhook' | 'websocket'
  /** HTTP status (or the long connection's code), or why there was none. */
  status: number | 'timeout' | 'refused' | 'dns' | 'nobody'
  ok: boolean
  at: Date
  ms: number
}
