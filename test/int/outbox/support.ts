import { pino } from 'pino'
import type { Db } from '../../../src/db/types.ts'
import { fixedClock } from '../../../src/kernel/clock.ts'
import { ids } from '../../../src/kernel/ids.ts'
import { createMetrics } from '../../../src/metrics.ts'
import type { Vault } from '../../../src/vault/vault.ts'
import { freshDatabase, freshEmbedded } from '../../services/database.ts'
import { fakeLark } from './fake-lark.ts'

export const sizes = ['embedded', 'company'] as const
export type Size = (typeof sizes)[number]

export const at = new Date('2026-03-02T01:00:00Z')

/** A migrated database of this test file's own. */
async function openFresh(size: Size): Promise<{ db: Db; close(): Promise<void> }> {
  if (size === 'embedded') return freshEmbedded()
  const { db, drop } = await freshDatabase()
  return { db, close: drop }
}

/** Everything `put`, `drain` and `runTasks` need, over a fresh database and a Lark that only remembers. */
export async function world(size: Size) {
  const opened = await openFresh(size)
  return { ...worldOver(opened.db), close: () => opened.close() }
}

export function worldOver(db: Db) {
  const lark = fakeLark()
  const deps = {
    db,
    clock: fixedClock(at),
    ids,
    lark: lark.api,
    vault: reversingVault,
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
  }
  return { lark, deps }
}

/** Not encryption, but not the plain text either, and it keeps values in their place. */
export const reversingVault: Vault = {
  seal: (place, plain) => Buffer.from(`${place.row}|${[...plain].reverse().join('')}`),
  open: (place, sealed) => {
    const [row, text = ''] = Buffer.from(sealed).toString().split('|')
    if (row !== place.row) throw new Error('moved')
    return [...text].reverse().join('')
  },
  sealBytes: (_place, plain) => plain,
  openBytes: (_place, sealed) => sealed,
  blind: (purpose, text) => `${purpose}:${text}`,
  isOld: () => false,
}
