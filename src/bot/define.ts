import type { SQL } from 'drizzle-orm'
import type { z } from 'zod'
import type { FileKind } from '../../bot-cards/files/views.ts'
import type { CardAction, WireValue } from '../../bot-cards/kit/action.ts'
import type { Bilingual } from '../../bot-cards/kit/text.ts'
import type { Refusal } from '../../bot-cards/system/refusals.ts'
import type { Deps } from '../deps.ts'
import type { BotEvent, MessageEvent } from '../lark/in/event.ts'
import { may } from '../rights/standing.ts'
import type { Right } from '../rights/table.ts'
import type { HeldReads } from '../vault/read.ts'
import type { ApprovalKind } from './approval.ts'
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
  /** Shows no client data: works before the NDA is signed. */
  open?: true
  /** What it takes towards the client it is about (`defineClientCommand`). */
  right?: Right
  run(ctx: Ctx, text: string): Promise<Outcome>
  /** The same once the client was chosen among several; `rest` is what else was typed. */
  runFor?(ctx: Ctx, clientId: string, rest: string): Promise<Outcome>
}

export const defineCommand = (command: Command): Command => command

/** A kind of record that buttons act on: how to load it, who may press, what its card looks like now. */
export type PressedRecord<P, R> = {
  /** Loads and locks the record; undefined when there is none. */
  load(ctx: Ctx, payload: P): Promise<R | undefined>
  version(record: R): number
  /** Why this actor may not press, if so. Checked before the version, so a stranger learns nothing. */
  forbids(ctx: Ctx, record: R): Refusal | undefined | Promise<Refusal | undefined>
  /** Why a press comes too late, where the record has moved on; `stale_card` where this says nothing. */
  stale?(ctx: Ctx, record: R): Refusal
  /** Why nothing can be done with the record in the state it is in, if so; its card is then redrawn. */
  closed?(record: R, payload: P): Refusal | undefined
  /** The record's card as it stands, shown when a press comes too late. */
  redraw(ctx: Ctx, record: R): Promise<object>
}

/** An action with its types erased: parse, load, check, run. */
export type Action = {
  name: string
  roles: readonly Role[]
  /** Shows no client data: works before the NDA is signed. */
  open?: true
  /** What it takes towards the client it is about. */
  right?: Right
  press(ctx: Ctx, value: WireValue, form: unknown): Promise<Outcome>
}

type ActionSpec<P extends z.ZodType, F extends z.ZodType, R> = {
  roles: readonly Role[]
  open?: true
  right?: { needs: Right; client(payload: z.output<P>, record: R): string | undefined }
  record?: PressedRecord<z.output<P>, R>
  run(ctx: Ctx, press: { payload: z.output<P>; form: z.output<F>; record: R }): Promise<Outcome>
}

/**
 * Attaches a handler to a card action. With `right`, the presser needs it towards the client the press is about
 * (none: nothing to protect). With `record`, the press is refused when the record is gone, is somebody
 * else's, or has moved on since the card was drawn (the card is then redrawn): a forwarded or stale card can do nothing.
 */
export function defineAction<P extends z.ZodType, F extends z.ZodType>(
  action: CardAction<P, F>,
  spec: ActionSpec<P, F, undefined> & { record?: undefined },
): Action
export function defineAction<P extends z.ZodType, F extends z.ZodType, R>(
  action: CardAction<P, F>,
  spec: ActionSpec<P, F, R> & { record: PressedRecord<z.output<P>, R> },
): Action
export function defineAction<P extends z.ZodType, F extends z.ZodType, R = undefined>(
  action: CardAction<P, F>,
  spec: ActionSpec<P, F, R>,
): Action {
  return {
    name: action.name,
    roles: spec.roles,
    ...(spec.open ? { open: spec.open } : {}),
    ...(spec.right ? { right: spec.right.needs } : {}),
    async press(ctx, value, rawForm) {
      const payload = action.payload.safeParse(value.p)
      const form = action.form.safeParse(action.form.type === 'undefined' ? undefined : rawForm)
      if (!payload.success || !form.success) return refused({ code: 'card_unknown', params: {} })
      // Whoever is refused saw nothing: what loading opened is entered as read only once they may.
      const held: HeldReads = []
      const record = await spec.record?.load({ ...ctx, held }, payload.data)
      if (spec.record && record === undefined) return refused({ code: 'not_found', params: {} })
      const clientId = spec.right?.client(payload.data, record as R)
      if (spec.right && clientId && !(await may(ctx, spec.right.needs, clientId)))
        return refused({ code: 'not_your_client', params: {} })
      if (spec.record && record !== undefined) {
        const forbidden = await spec.record.forbids(ctx, record)
        if (forbidden) return refused(forbidden)
        for (const enter of held) await enter()
        if (spec.record.version(record) !== value.v)
          return refused(
            spec.record.stale?.(ctx, record) ?? { code: 'stale_card', params: {} },
            await spec.record.redraw(ctx, record),
          )
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

/**
 * "What is due at `at`?", asked about every 15 s in one of the processes, or several at once, and after an outage of
 * any length. Claims what is due by conditional updates, in transactions of its own; a tick with nothing due costs one
 * indexed look.
 */
export type Schedule = {
  name: string
  /**
   * Whether there may be something to do, as one condition that costs a look at an index. A tick asks those of all
   * schedules at once, and where all say no none of them is run. Without it the schedule is always run.
   */
  waits?(at: Date, zone: string): SQL
  run(deps: Deps, at: Date): Promise<void>
}

/**
 * A plain sentence, without a command, that an area understands (把万川王总电话发给灯具老赵). `hears` is pure and sure of
 * itself: what it takes, no visit is made of.
 */
export type Sentence = {
  name: string
  roles: readonly Role[]
  hears(text: string): boolean
  run(ctx: Ctx, text: string, event: MessageEvent): Promise<Outcome>
}

/**
 * Where files of one kind of record are shown. Told, in the transaction that settles a file, that it is here or that Lark
 * did not give it: tells its sender (`ctx.actor`) where it went and shows the record's card anew.
 */
export type FileHome = (
  ctx: Ctx,
  file: { id: string; entityId: string; kind: FileKind; arrived: boolean },
) => Promise<void>

type Handled = Exclude<BotEvent['kind'], 'message' | 'card_press' | 'menu' | 'unknown'>

/** What an area brings to the bot. Listed explicitly in `src/areas.ts`. */
export type Area = {
  commands?: readonly Command[]
  actions?: readonly Action[]
  /** Reactions to events that are neither message nor press. */
  events?: { [K in Handled]?: (ctx: EventCtx, event: Extract<BotEvent, { kind: K }>) => Promise<void> }
  /** A message in a private chat that is no command: text, photo, file, voice. */
  message?: (ctx: Ctx, event: MessageEvent) => Promise<Outcome>
  /**
   * A message in a thread of a group, asked first and before the gate: whoever may not (no NDA, no right) this area refuses
   * itself, and quietly where nobody spoke to the bot (`event.aside`). undefined: the thread is none of this area's.
   */
  thread?: (ctx: Ctx, event: MessageEvent) => Promise<Outcome | undefined>
  /**
   * A message that brings pictures or files without words, in private or in a group, there also when the bot was not
   * mentioned. undefined: it belongs to nothing of this area's. Past the gate.
   */
  photo?: (ctx: Ctx, event: MessageEvent) => Promise<Outcome | undefined>
  /** Tried in the registry's order before `message`. */
  sentences?: readonly Sentence[]
  tasks?: Record<string, AreaTask>
  /** Records that files may belong to, by table. */
  files?: Record<string, FileHome>
  schedules?: readonly Schedule[]
  /** Kinds of request this area has decided (areas/approvals). */
  approvals?: readonly ApprovalKind[]
}
