/**
 * Where an outgoing message goes. A private chat is always addressed by the person's open_id, so that one lane
 * keeps its order. `reply` answers a message inside its chat (in its thread when `inThread`).
 */
export type Destination =
  | { to: 'person'; openId: string }
  | { to: 'chat'; chatId: string }
  | { to: 'reply'; chatId: string; messageId: string; inThread: boolean }

/** Messages of one lane go out one after the other. */
export function laneOf(destination: Destination): string {
  return destination.to === 'person' ? `u:${destination.openId}` : `c:${destination.chatId}`
}

/** The destination alone, without the message it came with. */
export function destinationOf(outgoing: Destination): Destination {
  switch (outgoing.to) {
    case 'person':
      return { to: 'person', openId: outgoing.openId }
    case 'chat':
      return { to: 'chat', chatId: outgoing.chatId }
    case 'reply': {
      const { chatId, messageId, inThread } = outgoing
      return { to: 'reply', chatId, messageId, inThread }
    }
  }
}
