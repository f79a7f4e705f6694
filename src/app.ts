import { Hono } from 'hono'
import { waitingReminders } from './areas/reminders/index.ts'
import type { Deps } from './deps.ts'
import type { Receive } from './lark/in/event.ts'
import type { GateSecrets } from './lark/in/gate.ts'
import { larkWebhook } from './lark/in/webhook.ts'
import { outboxGauges } from './outbox/refused.ts'
import { readiness } from './readiness.ts'

/** The routes. A worker process has no `events` door and serves its health only. */
export function createApp(deps: Deps, events?: { secrets: GateSecrets; receive: Receive }): Hono {
  const app = new Hono()
  if (events) app.post('/lark/events', larkWebhook({ ...deps, ...events }))
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const ready = await readiness(deps)
    return c.json(ready, ready.ok ? 200 : 503)
  })
  app.get('/metrics', async (c) => {
    const { depth, oldestSeconds } = await outboxGauges(deps.db)
    deps.metrics.outboxDepth.set(depth)
    deps.metrics.outboxAgeSeconds.set(oldestSeconds)
    const waiting = await waitingReminders(deps.db, deps.clock.now(), deps.zone)
    deps.metrics.remindersDue.set(waiting.count)
    deps.metrics.remindersLateMinutes.set(waiting.minutes)
    c.header('content-type', deps.metrics.registry.contentType)
    return c.body(await deps.metrics.registry.metrics())
  })
  return app
}
