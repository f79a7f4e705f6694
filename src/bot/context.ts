import type { Purpose } from '../../bot-cards/access/purposes.ts'
import type { Bilingual } from '../../bot-cards/kit/text.ts'
import { type Role, roles } from '../../bot-cards/rights/roles.ts'
import type { Refusal } from '../../bot-cards/system/refusals.ts'
import { audit as auditTable } from '../../drizzle/schema/bot.ts'
import { insertMany } from '../db/insert-many.ts'
import { merged } from '../db/merged.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import type { OutboxId, PersonId } from '../kernel/ids.ts'
import { put } from '../outbox/put.ts'
import { type HeldReads, readProtected } from '../vault/read.ts'
import type { Place } from '../vault/vault.ts'

export { type Role, roles }

/** A member of staff who acts: found by open_id in `people`, active. `nda`: their signature holds now. */
export type Staff = { id: PersonId; openId: string; name: string; roles: Role[]; nda: boolean }

/** Where an event came from; a menu press has no message, a press carries the card it was made on. */
export type Origin = { chatType: 'p2p' | 'group'; chatId?: string; messageId?: string }

/** What a handler works with. `tx` is the event's one transaction; nothing here can call Lark. */
export type Ctx = {
  deps: Deps
  tx: Tx
  at: Date
  actor: Staff
  origin: Origin
  /** Key of the event behind all this, for audit and outbox rows. */
  cause: string
  /** While a press loads its record, before it is known whether the presser may see it. */
  held?: HeldReads
}

/** The same without a place to answer to, for events that are neither message nor press; some have no actor. */
export type EventCtx = Pick<Ctx, 'deps' | 'tx' | 'at' | 'cause' | 'held'> & { actor?: Staff; origin?: Origin }

export type Tone = 'info' | 'success' | 'warning' | 'error'

/** How a handler ends. A refusal changes nothing; a press may bring a toast and its card's new state. */
export type Outcome =
  | { refusal: Refusal; card?: object }
  | { toast?: { tone: Tone; text: Bilingual }; card?: object }

export const done: Outcome = {}
export const refused = (refusal: Refusal, card?: object): Outcome => (card ? { refusal, card } : { refusal })

/** Answers where the event came from: the person's private chat, or the thread of the group message. */
export function reply(ctx: Ctx, card: object): Promise<OutboxId> {
  const { chatType, chatId, messageId } = ctx.origin
  if (chatType !== 'group' || !chatId || !messageId) return tell(ctx, ctx.actor.openId, card)
  const inThread = { to: 'reply', chatId, messageId, inThread: true } as const
  return put(ctx.deps, ctx.tx, ctx.at, { ...inThread, what: 'card', card }, ctx.cause)
}

/** Sends a card to somebody's private chat; in a slot (see `Outgoing`) where it is to be updated later,
 * `urgent` where Lark is to call their attention to it. */
export function tell(
  ctx: EventCtx,
  openId: string,
  card: object,
  where: { slot?: string; firstOfSlot?: boolean; urgent?: boolean } = {},
): Promise<OutboxId> {
  return put(ctx.deps, ctx.tx, ctx.at, { to: 'person', openId, what: 'card', card, ...where }, ctx.cause)
}

/**
 * One line of the audit trail, in the event's transaction. `before` and `after` name what changed; protected values
 * appear only as "changed".
 */
export async function audit(
  ctx: Pick<EventCtx, 'tx' | 'at' | 'cause' | 'actor'> & { deps: Pick<Deps, 'ids'> },
  line: { action: string; entity: string; entityId: string; before?: object; after?: object; why?: string },
): Promise<void> {
  await insertLines(ctx.tx, {
    id: ctx.deps.ids.mint('audit', ctx.at),
    at: ctx.at,
    actor: ctx.actor?.id ?? 'system',
    cause: ctx.cause,
    ...line,
  })
}

/**
 * Opens protected values for the acting person and writes the access log in the same transaction. `clientId` says
 * whose record it is, for those who may ask who saw it.
 */
export function reveal(
  ctx: EventCtx,
  purpose: Purpose,
  items: { place: Place; sealed: Uint8Array; clientId?: string }[],
): Promise<string[]> {
  const chatId = ctx.origin?.chatId
  const reader = { actor: ctx.actor?.id ?? 'system', purpose, at: ctx.at, ...(chatId ? { chatId } : {}) }
  return readProtected(ctx.deps, ctx.tx, reader, items, ctx.held)
}

const insertLines = merged(async (tx, lines: readonly (typeof auditTable.$inferInsert)[]) => {
  await insertMany(tx, auditTable, lines)
  return lines.map(() => undefined)
})
