import type { z } from 'zod'
import type { CardAction, WireValue } from '../../bot-cards/kit/action.ts'
import type { Bilingual } from '../../bot-cards/kit/text.ts'
import type { Refusal } from '../../bot-cards/system/refusals.ts'
import type { Deps } from '../deps.ts'
import type { BotEvent, MessageEvent } from '../lark/in/event.ts'
import { type Ctx, type EventCtx, type Outcome, type Role, refused } from './context.ts'

/**
 * A slash command. One file each; the registry feeds the help card, the README's table, the bot menu and the
 * native slash commands.
 */
export type Command = {
  /** English name; also the bot menu's event key and the native slash command. */
  name: string
  zh: string
  aliases: readonly string[]
  help: Bilingual
  /** What to type, as an example. */
  usage: Bilingual
  roles: readonly Role[]
  where: 'anywhere' | 'private'
  run(ctx: Ctx, text: string): Promise<Outcome>
}

export const defineCommand = (command: Command): Command => command

/** A kind of record that buttons act on: how to load it, who may press, what its card looks like now. */
export type PressedRecord<P, R> = {
  /** Loads and locks the record; undefined when there is none. */
  load(ctx: Ctx, payload: P): Promise<R | undefined>
  version(record: R): number
  /** Why this actor may not press, if so. Checked before the version, so a stranger learns nothing. */
  forbids(ctx: Ctx, record: R): Refusal | undefined
  /** Why nothing can be done with the record in the state it is in, if so; its card is then redrawn. */
  closed?(record: R, payload: P): Refusal | undefined
  /** The record's card as it stands, shown when a press comes too late. */
  redraw(ctx: Ctx, record: R): Promise<object>
}

/** An action with its types erased: parse, load, check, run. */
export type Action = {
  name: string
  roles: readonly Role[]
  press(ctx: Ctx, value: WireValue, form: unknown): Promise<Outcome>
}

/**
 * Attaches a handler to a card action. With `record`, the press is refused when the record is gone, is somebody
 * else's, or has moved on since the card was drawn (the card is then redrawn): a forwarded or stale card can do nothing.
 */
export function defineAction<P extends z.ZodType, F extends z.ZodType, R = undefined>(
  action: CardAction<P, F>,
  spec: {
    roles: readonly Role[]
    record?: PressedRecord<z.output<P>, R>
    run(ctx: Ctx, press: { payload: z.output<P>; form: z.output<F>; record: R }): Promise<Outcome>
  },
): Action {
  return {
    name: action.name,
    roles: spec.roles,
    async press(ctx, value, rawForm) {
      const payload = action.payload.safeParse(value.p)
      const form = action.form.safeParse(action.form.type === 'undefined' ? undefined : rawForm)
      if (!payload.success || !form.success) return refused({ code: 'card_unknown', params: {} })
      const record = await spec.record?.load(ctx, payload.data)
      if (spec.record) {
        if (record === undefined) return refused({ code: 'not_found', params: {} })
        const forbidden = spec.record.forbids(ctx, record)
        if (forbidden) return refused(forbidden)
        if (spec.record.version(record) !== value.v)
          return refused({ code: 'stale_card', params: {} }, await spec.record.redraw(ctx, record))
        const closed = spec.record.closed?.(record, payload.data)
        if (closed) return refused(closed, await spec.record.redraw(ctx, record))
      }
      return spec.run(ctx, { payload: payload.data, form: form.data, record: record as R })
    },
  }
}

/** What can be done with an event that was kept: failed, or waiting for its sender to be looked up. */
export type KeptEvents = {
  /** Takes it through the handlers again. */
  replay(key: string): Promise<void>
  /** It cannot go on: its sender is told, it stays kept as failed for an admin to replay. */
  abandon(key: string, error: unknown): Promise<void>
}

/** What a task works with. */
export type TaskWorld = KeptEvents & { deps: Deps }

/** Work that runs after the commit, outside any event: downloads, directory look-ups. Its row carries ids only. */
export type AreaTask = {
  run(world: TaskWorld, payload: unknown): Promise<void>
  /** No further try will be made. Whoever waits is told. */
  giveUp?(world: TaskWorld, payload: unknown, error: unknown): Promise<void>
}

type Handled = Exclude<BotEvent['kind'], 'message' | 'card_press' | 'menu' | 'unknown'>

/** What an area brings to the bot. Listed explicitly in `src/areas.ts`. */
export type Area = {
  commands?: readonly Command[]
  actions?: readonly Action[]
  /** Reactions to events that are neither message nor press. */
  events?: { [K in Handled]?: (ctx: EventCtx, event: Extract<BotEvent, { kind: K }>) => Promise<void> }
  /** A message in a private chat that is no command: text, photo, file, voice. */
  message?: (ctx: Ctx, event: MessageEvent) => Promise<Outcome>
  tasks?: Record<string, AreaTask>
}
