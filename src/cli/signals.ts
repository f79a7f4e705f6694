import type { Logger } from 'pino'

/** Lark and orchestrators give a process ten seconds to go. */
const graceMs = 10_000

/** Closes once on SIGTERM or SIGINT, then exits: 0 when done in time, 1 when not. A second signal exits at once. */
export function closeOnSignal(log: Logger, close: () => Promise<void>): void {
  let closing = false
  const stop = (signal: NodeJS.Signals) => {
    if (closing) process.exit(1)
    closing = true
    log.info({ signal }, 'stopping: no new events, finishing what runs')
    setTimeout(() => {
      log.warn('not finished within 10 s, stopping anyway')
      process.exit(1)
    }, graceMs).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
