import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Everything `/metrics` shows. Labels carry types and codes only, never ids or words. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    /** result: done, duplicate, refused, failed, unknown, unauthorized, malformed, oversized */
    events: new Counter({
      name: 'keqing_events_total',
      help: 'Incoming events',
      labelNames: ['type', 'result'],
      registers,
    }),
    answerSeconds: new Histogram({
      name: 'keqing_answer_seconds',
      help: 'Time from the first byte of an event to its answer',
      labelNames: ['type'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
      registers,
    }),
    outboxDepth: new Gauge({ name: 'keqing_outbox_depth', help: 'Messages waiting to be sent', registers }),
    outboxAgeSeconds: new Gauge({
      name: 'keqing_outbox_age_seconds',
      help: 'Age of the oldest waiting message',
      registers,
    }),
    remindersDue: new Gauge({ name: 'keqing_reminders_due', help: 'Reminders due and not sent', registers }),
    remindersLateMinutes: new Gauge({
      name: 'keqing_reminders_late_minutes',
      help: 'Working minutes the oldest reminder has been due and unsent',
      registers,
    }),
    larkCalls: new Counter({
      name: 'keqing_lark_calls_total',
      help: 'Calls to Lark by API and code',
      labelNames: ['api', 'code'],
      registers,
    }),
    jobs: new Counter({
      name: 'keqing_jobs_total',
      help: 'Jobs by name and result',
      labelNames: ['name', 'result'],
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
