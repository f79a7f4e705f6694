import type { Logger } from 'pino'

/** What the SDK's WSClient may say, word for word, as far as we repeat it. */
const harmless = [
  'ws connect failed',
  'ws error',
  'new WebSocket error',
  'connect failed',
  'send data failed',
  'handshake timeout',
  'no pong/inbound',
  'failed to merge event fragments',
  'failed to handle inbound frame',
  'invalid pong payload',
]

/**
 * The SDK's logger over ours. Its lines carry ticketed URLs, payloads and pieces of JSON that did not parse, so only
 * the phrase we know is repeated, never the rest of the line; what is not a warning is not logged at all.
 */
export function sdkLogger(log: Logger) {
  const say = (level: 'warn' | 'error') => (line: unknown) => {
    const words = [line].flat().filter((part) => typeof part === 'string')
    // Our own handler has already logged why it failed, with the ids.
    if (words.some((part) => part.startsWith('invoke event failed'))) return
    const known = harmless.find((phrase) => words.some((part) => part.startsWith(phrase)))
    log[level](`long connection: ${known ?? 'the SDK reported a problem'}`)
  }
  const nothing = () => {}
  return { error: say('error'), warn: say('warn'), info: nothing, debug: nothing, trace: nothing }
}
