import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../kernel/clock.ts'
import type { DeliveryOptions } from '../contract.ts'
import { boundedLog } from '../platform/calls.ts'
import type { Outgoing } from './events.ts'
import type { DeliveryRow } from './log.ts'
import type { Road } from './road.ts'
import { nextPush } from './schedule.ts'

type Pending = { event: Outgoing; attempt: number; due: Date }

export type Pusher = ReturnType<typeof createPusher>

/** How long events are collected before they go out in random order. */
const shuffleMs = 60
/** How often the clock is looked at while re-pushes wait. */
const lookMs = 250

/**
 * Brings events to the bot at least once: pushes, and pushes again after 15 s, 5 min, 1 h and 6 h of the platform's
 * clock while the bot does not answer 200 within 3 s. Can duplicate, delay and reorder.
 */
export function createPusher(options: { clock: Clock; road: Road; onIdle: () => void }) {
  const { clock, road } = options
  const log = boundedLog<DeliveryRow>()
  let how: DeliveryOptions = { duplicate: false, delayMs: 0, shuffle: false }
  let pending: Pending[] = []
  let bucket: (() => void)[] = []
  let underway = 0
  let closed = false
  let timer: NodeJS.Timeout | undefined

  async function attempt(event: Outgoing, count: number): Promise<DeliveryRow> {
    const at = clock.now()
    const started = performance.now()
    const result = await road.deliver(event)
    const row: DeliveryRow = {
      eventId: event.eventId,
      type: event.type,
      attempt: count,
      road: result.road,
      status: result.status,
      ok: result.status === 200,
      at,
      ms: Math.round(performance.now() - started),
    }
    log.add(row)
    return row
  }

  async function pushOnce(event: Outgoing, count: number): Promise<DeliveryRow> {
    const row = await attempt(event, count)
    const due = row.ok ? undefined : nextPush(count, clock.now())
    if (due !== undefined && !closed) {
      pending.push({ event, attempt: count + 1, due })
      watch()
    }
    return row
  }

  /** Counts work under way, so that tests can wait for quiet. */
  async function counted<T>(work: () => Promise<T>): Promise<T> {
    underway += 1
    try {
      return await work()
    } finally {
      underway -= 1
      if (underway === 0) options.onIdle()
    }
  }

  /** Sends what came due; resolves when the answers are in. */
  async function fireDue(): Promise<void> {
    const now = clock.now()
    const due = pending.filter((one) => one.due <= now)
    pending = pending.filter((one) => one.due > now)
    await counted(() => Promise.all(due.map((one) => pushOnce(one.event, one.attempt))))
  }

  function watch(): void {
    if (timer !== undefined || pending.length === 0 || closed) return
    timer = setTimeout(() => {
      timer = undefined
      void fireDue().finally(watch)
    }, lookMs)
    timer.unref()
  }

  const turn = () =>
    new Promise<void>((resolve) => {
      bucket.push(resolve)
      if (bucket.length > 1) return
      setTimeout(() => {
        const all = bucket
        bucket = []
        for (let i = all.length; i > 0; i -= 1) all.splice(Math.floor(Math.random() * i), 1)[0]?.()
      }, shuffleMs)
    })

  return {
    /** Resolves with the row of the first push. */
    push: (event: Outgoing): Promise<DeliveryRow> =>
      counted(async () => {
        const { duplicate, delayMs, shuffle } = how
        if (delayMs > 0) await sleep(delayMs)
        if (shuffle) await turn()
        const first = pushOnce(event, 1)
        if (duplicate) {
          if (shuffle) await turn()
          await attempt(event, 1)
        }
        return first
      }),
    /** One try, no second one: callbacks. */
    once: (event: Outgoing) => counted(() => road.call(event, log.add)),
    fireDue: async () => {
      await fireDue()
      watch()
    },
    set(next: Partial<DeliveryOptions>) {
      how = { ...how, ...next }
    },
    options: (): DeliveryOptions => ({ ...how }),
    log,
    busy: () => underway > 0,
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}
