import type { OutboxId } from '../kernel/ids.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'

/**
 * Where an outgoing message goes. A private chat is always addressed by the person's open_id, so that one lane
 * keeps its order. `reply` answers a message inside its chat (in its thread when `inThread`).
 */
export type Destination =
  | { to: 'person'; openId: string }
  | { to: 'chat'; chatId: string }
  | { to: 'reply'; chatId: string; messageId: string; inThread: boolean }

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
      }
    | { what: 'text'; text: string }
    | { what: 'reaction'; emoji: string }
  )

/** Writes one outgoing message into the caller's transaction; the relay sends it after commit. */
export type Put = (deps: Pick<Deps, 'ids' | 'vault'>, tx: Tx, at: Date, outgoing: Outgoing, cause: string) => Promise<OutboxId>
