import type { Logger } from 'pino'
import type { Db } from './db/types.ts'
import type { Queue } from './jobs/queue.ts'
import type { Clock } from './kernel/clock.ts'
import type { Ids } from './kernel/ids.ts'
import type { LarkApi } from './lark/out/port.ts'
import type { Metrics } from './metrics.ts'
import type { Vault } from './vault/vault.ts'

/** The real boundaries of the program, made once in `main.ts` and handed down. */
export type Deps = {
  db: Db
  clock: Clock
  ids: Ids
  lark: LarkApi
  queue: Queue
  vault: Vault
  log: Logger
  metrics: Metrics
  /** IANA name of the company's time zone. */
  zone: string
  /** Who becomes admin when first met. */
  adminOpenIds: readonly string[]
  /** Folder for encrypted files and, embedded, the database. */
  dataDir: string
}
