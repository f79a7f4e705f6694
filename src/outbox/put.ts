import { and, desc, eq, isNotNull, min, ne, sql } from 'drizzle-orm'
import { outbox } from '../../drizzle/schema/outbox.ts'
import { insertMany } from '../db/insert-many.ts'
import { merged } from '../db/merged.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import type { OutboxId } from '../kernel/ids.ts'
import { sealBody } from './body.ts'
import { type Destination, destinationOf, laneOf } from './destination.ts'

export type Outgoing = Destination &
  (
    | {
        what: 'card'
        /** Card JSON 2.0. Encrypted at rest. */
        card: object
        /**
         * Names one card through its life (`draft:drf_…`) within its destination. A later put with the same slot
         * replaces an unsent one (state `superseded`) and otherwise becomes a PATCH of the message already sent.
         */
        slot?: string
        /** The slot's name is new: nothing can stand in it yet, nothing need be looked for. */
        firstOfSlot?: boolean
        /** 加急: Lark calls the reader's attention to it. Private chats only; updates of a card urge nobody. */
        urgent?: boolean
      }
    | { what: 'text'; text: string }
    | { what: 'reaction'; emoji: string }
    /** A document of at most 10 MB; encrypted at rest, uploaded when it is sent. */
    | { what: 'file'; name: string; bytes: Uint8Array }
  )

/** Writes one outgoing message into the caller's transaction; the relay sends it after commit. */
export type Put = (
  deps: Pick<Deps, 'ids' | 'vault'>,
  tx: Tx,
  at: Date,
  outgoing: Outgoing,
  cause: string,
) => Promise<OutboxId>

/** A card that stands in a chat. */
export type CardMessage = { messageId: string; chatId: string }

/**
 * One insert; with a slot, one update before it. Both are handed to the driver in this call, before anything is
 * awaited, so that a caller may run `put` next to its other statements on one pipelined connection.
 */
export const put: Put = async (deps, tx, at, outgoing, cause) => {
  const id = deps.ids.mint('outbox', at)
  const destination = destinationOf(outgoing)
  const lane = laneOf(destination)
  const slot = outgoing.what === 'card' ? outgoing.slot : undefined
  const isFirst = outgoing.what === 'card' && outgoing.firstOfSlot === true
  const body = sealBody(deps.vault, id, outgoing)
  const superseded = slot === undefined || isFirst ? undefined : supersede(tx, lane, slot, id)
  const row = {
    id,
    lane,
    destination,
    what: outgoing.what,
    slot: slot ?? null,
    urgent: outgoing.what === 'card' && outgoing.to === 'person' && outgoing.urgent === true,
    body,
    state: 'pending',
    cause,
  }
  const inserted = insertRows(tx, { ...row, createdAt: at })
  await Promise.all([superseded, inserted])
  return id
}

const insertRows = merged(async (tx, rows: readonly (typeof outbox.$inferInsert)[]) => {
  await insertMany(tx, outbox, rows)
  return rows.map(() => undefined)
})

/**
 * What nobody has seen yet is not worth sending. A row that was tried may have reached Lark without our knowing, and
 * only its own uuid tells: it stays, and the newer one follows as an update of it.
 */
function supersede(tx: Tx, lane: string, slot: string, by: string): Promise<unknown> {
  return tx
    .update(outbox)
    .set({ state: 'superseded', body: null })
    .where(
      and(
        eq(outbox.slot, slot),
        eq(outbox.lane, lane),
        sql`${outbox.state} = 'pending'`,
        eq(outbox.attempts, 0),
        ne(outbox.id, by),
      ),
    )
    .execute()
}

/** The message a slot's card stands in, or undefined while none was sent. Without a destination: the latest anywhere. */
export async function slotMessage(
  tx: Tx,
  slot: string,
  destination?: Destination,
): Promise<CardMessage | undefined> {
  const [row] = await tx
    .select({ messageId: outbox.messageId, chatId: outbox.chatId })
    .from(outbox)
    .where(
      and(
        eq(outbox.slot, slot),
        destination && eq(outbox.lane, laneOf(destination)),
        sql`${outbox.state} = 'sent'`,
        isNotNull(outbox.messageId),
      ),
    )
    .orderBy(desc(outbox.seq))
    .limit(1)
  return row?.messageId ? { messageId: row.messageId, chatId: row.chatId ?? '' } : undefined
}

/** Since when a slot's card stands in somebody's chat; undefined while none was sent. Lark lets it be changed for 14 days. */
export async function slotSince(tx: Tx, slot: string, destination: Destination): Promise<Date | undefined> {
  const [row] = await tx
    .select({ since: min(outbox.sentAt) })
    .from(outbox)
    .where(
      and(
        eq(outbox.slot, slot),
        eq(outbox.lane, laneOf(destination)),
        sql`${outbox.state} = 'sent'`,
        isNotNull(outbox.messageId),
      ),
    )
  return row?.since ?? undefined
}

/**
 * Says which message a slot's card stands in when that is known without sending: somebody pressed a card and the
 * answer put the slot's card into that same message. Later puts with this slot update it. One statement.
 */
export async function registerSlot(
  deps: Pick<Deps, 'ids'>,
  tx: Tx,
  at: Date,
  slot: string,
  destination: Destination,
  message: CardMessage,
  cause: string,
): Promise<void> {
  await tx.insert(outbox).values({
    id: deps.ids.mint('outbox', at),
    lane: laneOf(destination),
    destination,
    what: 'card',
    slot,
    state: 'sent',
    messageId: message.messageId,
    chatId: message.chatId,
    cause,
    createdAt: at,
    sentAt: at,
  })
}
