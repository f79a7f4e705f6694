import type { Tx } from '../db/types.ts'
import type { BotEvent } from '../lark/in/event.ts'
import type { Ctx, EventCtx, Staff } from './context.ts'

/**
 * How an open_id stands with the company: staff; unmet (never looked up, or looked up too long ago as an outsider);
 * outside (not in the directory, or left the company).
 */
export type Standing = { state: 'staff'; staff: Staff } | { state: 'unmet' } | { state: 'outside' }

/** Who may come in. Every event with a sender passes here before any handler sees it. */
export type Door = {
  find(tx: Tx, openId: string, at: Date): Promise<Standing>
  /** Keeps the event until the directory has said who this is. */
  meet(ctx: EventCtx, event: BotEvent, openId: string): Promise<void>
  /** Not one of us: a polite refusal without any data. */
  turnAway(ctx: EventCtx, event: BotEvent, openId: string): Promise<void>
  /** One of us, without a valid NDA: they are shown it, and what they said is kept until they have signed. */
  askToSign(ctx: Ctx, event: BotEvent): Promise<void>
}
