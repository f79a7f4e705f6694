import { isDatabaseAway } from '../db/away.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import type { BotEvent, PressAnswer, Receive } from '../lark/in/event.ts'
import { put } from '../outbox/put.ts'
import { bugCard, noticeOf, pressAnswer } from './answers.ts'
import { createEars, mayConcern } from './aside.ts'
import { type Ctx, done, type Outcome, refused, reply } from './context.ts'
import type { Area, KeptEvents } from './define.ts'
import type { Door } from './door.ts'
import { claim, failedAgain, keepFailed, readKept, reclaim } from './inbox.ts'
import { react, route } from './route.ts'
import { createTogether } from './together.ts'

export type Pipeline = KeptEvents & { receive: Receive }

type Result = 'done' | 'overheard' | 'duplicate' | 'refused' | 'unknown' | 'waiting'
type Handled = { result: Result; outcome: Outcome }

/** How many finished keys one process remembers, to answer a duplicate without asking the database. */
const remembered = 10_000

/**
 * One incoming event, one transaction: de-duplication, the handler's result, audit and outgoing messages commit
 * together, then the answer goes out. A bug rolls everything back, keeps the event and tells the person.
 */
export function createPipeline(deps: Deps, areas: readonly Area[], door: Door): Pipeline {
  const ears = createEars(deps)
  const together = createTogether(deps.db)
  const finished = new Set<string>()
  const remember = (key: string) => {
    finished.add(key)
    const [oldest] = finished.size > remembered ? finished : []
    if (oldest) finished.delete(oldest)
  }

  async function handle(
    tx: Tx,
    event: BotEvent,
    at: Date,
    claiming: Promise<boolean>,
    again: boolean,
  ): Promise<Handled> {
    const overheard = event.kind === 'message' && event.aside === true
    if (overheard && !mayConcern(event))
      return { result: (await claiming) ? 'overheard' : 'duplicate', outcome: done }
    const openId = senderOf(event)
    const [fresh, sender] = await Promise.all([claiming, openId ? door.find(tx, openId, at) : undefined])
    if (!fresh) return { result: 'duplicate', outcome: done }
    if (event.kind === 'unknown') return { result: 'unknown', outcome: done }
    const ctx = { deps, tx, at, cause: event.key }
    if (openId && sender?.state === 'unmet') {
      await door.meet(ctx, event, openId)
      return { result: 'waiting', outcome: refused({ code: 'checking_you', params: {} }) }
    }
    if (openId && sender?.state === 'outside') {
      await door.turnAway(ctx, event, openId)
      return { result: 'refused', outcome: refused({ code: 'stranger', params: {} }) }
    }
    const actor = sender?.state === 'staff' ? sender.staff : undefined
    if (event.kind !== 'message' && event.kind !== 'card_press' && event.kind !== 'menu') {
      await react({ ...ctx, ...(actor ? { actor } : {}) }, event, areas)
      return { result: 'done', outcome: done }
    }
    if (!actor) throw new Error('an event with a sender came without one')
    const here = { ...ctx, actor, origin: originOf(event) }
    const outcome = await route(here, event, areas)
    // Taken up again, a press has no answer left to go into: what it would have shown becomes a message.
    const pressed = event.kind === 'card_press' && !again
    if ('refusal' in outcome) {
      const unsigned = outcome.refusal.code === 'nda_unsigned'
      if (unsigned) await door.askToSign(here, event)
      // In private the agreement itself says it.
      if (!pressed && !(unsigned && here.origin.chatType === 'p2p'))
        // A press that came too late for an answer has a card that stood somewhere else: the words alone.
        await reply(here, (event.kind !== 'card_press' && outcome.card) || noticeOf(outcome.refusal))
      if (unsigned && event.kind === 'message') return { result: 'waiting', outcome }
      return { result: 'refused', outcome }
    }
    if (again && event.kind === 'card_press' && outcome.card) await reply(here, outcome.card)
    return { result: 'done', outcome }
  }

  /** Keeps the event for replay and tells the person; rejects when even that cannot be stored. */
  async function failed(event: BotEvent, at: Date, error: unknown, again: boolean): Promise<PressAnswer> {
    const trace = deps.ids.mint('trace', at)
    const name = error instanceof Error ? error.name : 'unknown'
    deps.log.error(
      { trace, type: event.type, key: event.key, error: name, stack: stackOf(error) },
      'a handler failed',
    )
    const openId = senderOf(event)
    await deps.db.transaction(async (tx) => {
      const failure = { trace, error: name }
      const kept = await (again
        ? failedAgain(tx, event.key, failure)
        : keepFailed(deps, tx, event, at, failure))
      if (kept && openId && event.kind !== 'card_press')
        await put(deps, tx, at, { to: 'person', openId, what: 'card', card: bugCard(trace) }, event.key)
    })
    deps.metrics.events.inc({ type: event.type, result: 'failed' })
    deps.queue.poke('outbox')
    return event.kind === 'card_press' ? pressAnswer(refused({ code: 'failed', params: { trace } })) : {}
  }

  async function run(
    event: BotEvent,
    at: Date,
    claiming: (tx: Tx) => Promise<boolean>,
    again = false,
  ): Promise<PressAnswer> {
    let handled: Handled
    try {
      handled = await together((tx) => handle(tx, event, at, claiming(tx), again))
    } catch (error) {
      // The database being away is Lark's to repeat; anything else is our bug, kept and told.
      if (isDatabaseAway(error)) throw error
      return failed(event, at, error, again)
    }
    remember(event.key)
    deps.metrics.events.inc({ type: event.type, result: handled.result })
    if (handled.result !== 'duplicate') deps.queue.poke('outbox')
    if (handled.result !== 'duplicate') deps.queue.poke('tasks')
    if (handled.result !== 'duplicate') deps.queue.poke('duties')
    return event.kind === 'card_press' ? pressAnswer(handled.outcome) : {}
  }

  return {
    async receive(arrived) {
      const event = await ears(arrived)
      if (!finished.has(event.key)) {
        const at = deps.clock.now()
        return run(event, at, (tx) => claim(tx, event, at))
      }
      deps.metrics.events.inc({ type: event.type, result: 'duplicate' })
      return {}
    },
    async replay(key) {
      const event = await readKept(deps, deps.db, key)
      if (event) await run(event, deps.clock.now(), (tx) => reclaim(tx, key), true)
    },
    async abandon(key, error) {
      const event = await readKept(deps, deps.db, key)
      if (event) await failed(event, deps.clock.now(), error, true)
    },
  }
}

function senderOf(event: BotEvent): string | undefined {
  switch (event.kind) {
    case 'message':
      return event.senderOpenId
    case 'card_press':
    case 'menu':
    case 'chat_entered':
      return event.operatorOpenId
    default:
      return undefined
  }
}

/** A press answers its presser in private, wherever the card hangs; so does a menu entry, which has no chat. */
function originOf(event: BotEvent): Ctx['origin'] {
  if (event.kind === 'message')
    return { chatType: event.chatType, chatId: event.chatId, messageId: event.messageId }
  if (event.kind === 'card_press')
    return { chatType: 'p2p', chatId: event.chatId, messageId: event.messageId }
  return { chatType: 'p2p' }
}

/** Frames of the stack without the message, which may quote somebody's words. */
function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .join('\n')
}
