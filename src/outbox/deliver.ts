import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { outbox } from '../../drizzle/schema/outbox.ts'
import type { Deps } from '../deps.ts'
import { errorTrace } from '../jobs/error-code.ts'
import { LarkError, type MessageBody, type Receiver } from '../lark/out/port.ts'
import { openBody } from './body.ts'
import type { Claimed } from './claim.ts'
import { pauseMs } from './pause.ts'
import type { CardMessage } from './put.ts'

export type DeliverDeps = Pick<Deps, 'db' | 'clock' | 'lark' | 'vault' | 'log' | 'metrics'>

/** What became of one call. */
type Outcome =
  | { is: 'sent'; message: CardMessage | undefined }
  /** Lark did not take it, for now. `holdsApi`: it said so to every chat. */
  | { is: 'rate'; waitMs: number; holdsApi: boolean; code: number }
  | { is: 'transient'; code: number; waitMs?: number }
  | { is: 'refused'; code: number; reason: string }

/** Lark's code for "too often in this chat"; the other limits are the whole API's. */
const laneRate = 230020

/**
 * Makes the call for one claimed row and writes down what became of it. Never rejects: when even writing fails (the
 * database is away) the lease runs out and the row is sent again under the same uuid.
 */
export async function deliver(deps: DeliverDeps, row: Claimed): Promise<void> {
  const outcome = await call(deps, row)
  deps.metrics.jobs.inc({ name: 'outbox', result: outcome.is })
  if (outcome.is === 'refused')
    deps.log.warn({ outbox: row.id, code: outcome.code }, 'message refused by Lark')
  try {
    await mark(deps, row, outcome)
  } catch (err) {
    deps.log.error(
      { outbox: row.id, outcome: outcome.is, ...errorTrace(err) },
      'outcome of a message not written down',
    )
  }
}

async function call(deps: DeliverDeps, row: Claimed): Promise<Outcome> {
  let body: string
  try {
    if (row.body === null) return { is: 'refused', code: 0, reason: 'no body' }
    body = openBody(deps.vault, row.id, row.body)
  } catch {
    return { is: 'refused', code: 0, reason: 'body cannot be decrypted' }
  }
  let message: CardMessage | undefined
  try {
    message = await send(deps, row, body)
  } catch (error) {
    if (!(error instanceof LarkError)) {
      deps.log.error({ outbox: row.id, ...errorTrace(error) }, 'unexpected failure of a call to Lark')
      return { is: 'transient', code: 0 }
    }
    const code = error.code
    switch (error.kind) {
      case 'rate':
        return {
          is: 'rate',
          code,
          waitMs: error.waitMs > 0 ? error.waitMs : 1000,
          holdsApi: code !== laneRate,
        }
      case 'transient':
        return { is: 'transient', code }
      case 'permanent':
        return { is: 'refused', code, reason: reasonOf(error.message) }
    }
  }
  return urged(deps, row, message)
}

/** Tries of urging; the message itself is there, and its uuid gives it back only for an hour. */
const mostUrges = 6

/**
 * Calls the reader's attention to what was just sent (加急), before it is marked sent: whoever is killed in between does
 * both again, and the uuid sends nothing twice. Where Lark refuses (its quota, 200 unread) the message stands without.
 */
async function urged(deps: DeliverDeps, row: Claimed, message: CardMessage | undefined): Promise<Outcome> {
  const { destination } = row
  if (!row.urgent || row.target || !message || destination.to !== 'person') return { is: 'sent', message }
  try {
    await deps.lark.urge(message.messageId, [destination.openId])
    deps.metrics.jobs.inc({ name: 'urge', result: 'done' })
  } catch (error) {
    const known = error instanceof LarkError ? error : undefined
    const code = known?.code ?? 0
    if (known?.kind !== 'permanent' && row.attempts < mostUrges)
      return { is: 'transient', code, ...(known?.kind === 'rate' ? { waitMs: known.waitMs } : {}) }
    deps.metrics.jobs.inc({ name: 'urge', result: 'refused' })
    deps.log.warn({ outbox: row.id, code }, 'message sent, urging refused by Lark')
  }
  return { is: 'sent', message }
}

async function send(deps: DeliverDeps, row: Claimed, body: string): Promise<CardMessage | undefined> {
  const { destination, target } = row
  if (row.what === 'reaction') {
    if (destination.to !== 'reply') throw noMessage(row)
    await deps.lark.react(destination.messageId, body)
    return undefined
  }
  if (target) {
    await deps.lark.patchCard(target.messageId, body)
    return target
  }
  const message = await messageOf(deps, row, body)
  if (destination.to === 'reply') {
    const { messageId, inThread } = destination
    return deps.lark.reply(messageId, message, { uuid: row.id, inThread })
  }
  const receiver: Receiver =
    destination.to === 'person'
      ? { type: 'open_id', id: destination.openId }
      : { type: 'chat_id', id: destination.chatId }
  return deps.lark.send(receiver, message, row.id)
}

/** What is sent. A file is uploaded first; a try after a failure uploads it again, and the message is still sent once. */
async function messageOf(deps: DeliverDeps, row: Claimed, body: string): Promise<MessageBody> {
  switch (row.what) {
    case 'card':
      return { msgType: 'interactive', content: body }
    case 'file': {
      const { name, data } = sealedFile.parse(JSON.parse(body))
      const fileKey = await deps.lark.uploadFile(new Uint8Array(Buffer.from(data, 'base64')), name)
      return { msgType: 'file', content: JSON.stringify({ file_key: fileKey }) }
    }
    default:
      return { msgType: 'text', content: JSON.stringify({ text: body }) }
  }
}

const sealedFile = z.object({ name: z.string(), data: z.string() })

const noMessage = (row: Claimed) =>
  new LarkError({
    api: row.api,
    kind: 'permanent',
    code: 0,
    httpStatus: 0,
    message: 'a reaction needs a message to react to',
  })

async function mark(deps: DeliverDeps, row: Claimed, outcome: Outcome): Promise<void> {
  await deps.db
    .update(outbox)
    .set(changes(deps, row, outcome))
    // Not ours any more when the lease ran out and somebody else took it up.
    .where(
      and(
        eq(outbox.id, row.id),
        eq(outbox.state, 'sending'),
        sql`${outbox.claimedAt} = ${row.claim}::text::timestamptz`,
      ),
    )
}

function changes(deps: DeliverDeps, row: Claimed, outcome: Outcome) {
  switch (outcome.is) {
    case 'sent':
      return {
        state: 'sent',
        body: null,
        sentAt: deps.clock.now(),
        messageId: outcome.message?.messageId ?? null,
        chatId: outcome.message?.chatId ?? null,
        errorCode: null,
        errorReason: null,
      }
    case 'rate':
      return {
        state: 'pending',
        nextAt: later(outcome.waitMs),
        holdsApi: outcome.holdsApi,
        // Lark surely does not have it, so this call does not stand in the way of superseding it.
        attempts: sql`${outbox.attempts} - 1`,
        errorCode: outcome.code,
      }
    case 'transient':
      return {
        state: 'pending',
        nextAt: later(outcome.waitMs || pauseMs(row.attempts)),
        errorCode: outcome.code,
      }
    case 'refused':
      return { state: 'refused', errorCode: outcome.code, errorReason: outcome.reason }
  }
}

const later = (ms: number) => sql`clock_timestamp() + ${ms}::float8 * interval '1 millisecond'`

/** Lark's words, without what they may quote of the message: values, Chinese text, numbers, addresses. */
function reasonOf(message: string): string {
  return message
    .replace(/ErrorValue:[\s\S]*/i, '')
    .replace(/[^\x20-\x7e]+/g, '…')
    .replace(/\S+@\S+/g, '…')
    .replace(/\d{7,}/g, '…')
    .trim()
    .slice(0, 300)
}
