import type { Handler } from 'hono'
import { readBody } from './body.ts'
import { createDeliver, type DeliverDeps } from './deliver.ts'
import { type GateSecrets, openEnvelope } from './gate.ts'

/**
 * The handler of `POST /lark/events`: events and card callbacks at one address. Answers the address check, events
 * with `{}`, presses with their `PressAnswer`; 400, 401, 413 and 500 with an empty body. Throws when made without
 * both secrets: without them anybody could speak for Lark.
 */
export function larkWebhook(
  options: DeliverDeps & { secrets: GateSecrets /** Largest body taken, in bytes. */; maxBytes?: number },
): Handler {
  const { secrets, clock, metrics, log, maxBytes = 1024 * 1024 } = options
  if (secrets.encryptKey === '' || secrets.verificationToken === '') {
    throw new Error('the webhook needs both the Encrypt Key and the Verification Token')
  }
  const deliver = createDeliver(options)
  return async (c) => {
    const answered = metrics.answerSeconds.startTimer()
    const raw = await readBody(c.req, maxBytes)
    if (!raw) {
      metrics.events.inc({ type: 'none', result: 'oversized' })
      return c.body(null, 413)
    }
    const headers = {
      timestamp: c.req.header('x-lark-request-timestamp'),
      nonce: c.req.header('x-lark-request-nonce'),
      signature: c.req.header('x-lark-signature'),
    }
    const opened = openEnvelope(raw, headers, secrets, clock.now())
    switch (opened.outcome) {
      case 'challenge':
        metrics.events.inc({ type: 'url_verification', result: 'done' })
        return c.json({ challenge: opened.challenge })
      case 'refused':
        metrics.events.inc({ type: 'none', result: opened.status === 401 ? 'unauthorized' : 'malformed' })
        log.warn({ why: opened.why }, 'a request to the webhook was refused')
        return c.body(null, opened.status)
      case 'event': {
        const delivered = await deliver(opened.envelope, answered)
        return delivered.status === 200 ? c.json(delivered.answer) : c.body(null, delivered.status)
      }
    }
  }
}
