import { z } from 'zod'
import { cardAction } from '../kit/action.ts'

/** Runs a command by its English name, as if it had been typed without arguments (help, unknown, welcome). */
export const runCommand = cardAction('system.run', { payload: z.object({ command: z.string() }) })
/** Sends one refused delivery again (admin). */
export const retryDelivery = cardAction('system.retry_delivery', {
  payload: z.object({ outbox: z.string() }),
})
/** Replays one event whose handler failed (admin). */
export const replayEvent = cardAction('system.replay_event', { payload: z.object({ event: z.string() }) })
