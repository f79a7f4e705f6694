import { z } from 'zod'
import { strangerCard } from '../../../bot-cards/system/stranger.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import type { AreaTask } from '../../bot/define.ts'
import { dropKept, keepWaiting, readKept } from '../../bot/inbox.ts'
import { putTask } from '../../jobs/tasks.ts'
import type { BotEvent } from '../../lark/in/event.ts'
import { put } from '../../outbox/put.ts'
import { readPerson } from './ask-directory.ts'
import { deriveRoles, writePeople } from './directory.ts'
import { saveOutsider } from './repo.ts'

const payload = z.object({ key: z.string(), openId: z.string() })

/** Somebody writes for the first time: their event waits while the directory is asked, then goes on. */
export async function meetStranger(ctx: EventCtx, event: BotEvent, openId: string): Promise<void> {
  await keepWaiting(ctx.deps, ctx.tx, event)
  await putTask(ctx.tx, ctx.deps, ctx.at, 'people.meet', { key: event.key, openId })
}

/** Not one of us: a polite refusal without any data. Only words get an answer; opening the chat does not. */
export async function turnAway(ctx: EventCtx, event: BotEvent, openId: string): Promise<void> {
  if (event.kind !== 'message' || event.aside) return
  const card = strangerCard.render({})
  if (event.chatType === 'p2p') return void (await tell(ctx, openId, card))
  // In a group the answer stands where the question was: the bot may not write to an outsider in private.
  const { chatId, messageId } = event
  const thread = { to: 'reply' as const, chatId, messageId, inThread: true }
  await put(ctx.deps, ctx.tx, ctx.at, { ...thread, what: 'card', card }, ctx.cause)
}

/** Asks Lark's directory who this is, writes it down, and takes the waiting event up again. */
export const meet: AreaTask = {
  async run({ deps, replay }, raw) {
    const { key, openId } = payload.parse(raw)
    const user = await readPerson(deps, openId)
    const at = deps.clock.now()
    if (user) {
      await deps.db.transaction(async (tx) => {
        const ctx = { deps, tx, at, cause: key }
        await writePeople(ctx, [user])
        await deriveRoles(ctx, openId)
      })
      deps.queue.poke('tasks')
      return replay(key)
    }
    await saveOutsider(deps.db, deps.ids, at, openId)
    const event = await readKept(deps, deps.db, key)
    await deps.db.transaction(async (tx) => {
      if (event && (await dropKept(tx, key))) await turnAway({ deps, tx, at, cause: key }, event, openId)
    })
    deps.queue.poke('outbox')
  },
  /** The directory does not answer, or the app may not ask it. */
  giveUp: ({ abandon }, raw, error) => abandon(payload.parse(raw).key, error),
}
