const hourMs = 60 * 60_000

export type Repeats = ReturnType<typeof createRepeats>

/** `uuid`s of successful sends, shared by create and reply: within an hour a repeat is the first message again. */
export function createRepeats() {
  const sent = new Map<string, { messageId: string; at: number }>()
  return {
    find(uuid: string, at: Date): string | undefined {
      const first = sent.get(uuid)
      return first !== undefined && Math.abs(at.getTime() - first.at) < hourMs ? first.messageId : undefined
    },
    keep(uuid: string, messageId: string, at: Date) {
      sent.set(uuid, { messageId, at: at.getTime() })
    },
  }
}
