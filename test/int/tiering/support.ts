import { clientFigures, clients } from '../../../drizzle/schema/clients.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { defaultPolicy } from '../../../src/areas/policy/index.ts'
import { tierAnswer } from '../../../src/areas/tiering/index.ts'
import type { Staff } from '../../../src/bot/context.ts'
import type { Tx } from '../../../src/db/types.ts'
import type { Deps } from '../../../src/deps.ts'
import type { PersonId } from '../../../src/kernel/ids.ts'
import { type Size, world } from '../outbox/support.ts'

export { sizes } from '../outbox/support.ts'

export const at = new Date('2026-11-23T10:00:00+08:00')
export const day = (text: string) => new Date(`${text}T10:00:00+08:00`)

export const owner: Staff = {
  id: 'owner' as PersonId,
  openId: 'ou_owner',
  name: '李明',
  roles: ['sales'],
  nda: true,
}

/** A database with one owner, and everything a handler works with. */
export async function tierWorld(size: Size) {
  const w = await world(size)
  const deps: Deps = {
    ...w.deps,
    zone: 'Asia/Shanghai',
    dataDir: '',
    adminOpenIds: [],
    queue: { poke: () => undefined, check: async () => undefined },
  }
  const { db } = deps
  const ctx = (now = at, tx: Tx = db, actor = owner) => ({ deps, tx, at: now, cause: 'test', actor })
  await db
    .insert(people)
    .values({ ...owner, ndaVersion: 1, createdAt: at })
    .onConflictDoNothing()
  const client = async (id: string, more: Partial<typeof clients.$inferInsert> = {}) => {
    await db
      .insert(clients)
      .values({ id, name: id, type: 'other', city: '', ownerId: owner.id, createdAt: at, ...more })
  }
  let count = 0
  const figure = async (
    clientId: string,
    kind: string,
    yuan: number,
    onDay: string,
    cancelledOn?: string,
  ) => {
    count += 1
    const more = { label: 'x', recordedBy: owner.id, recordedAt: new Date(at.getTime() + count) }
    const cancelled = cancelledOn ? { cancelledOn } : {}
    const id = `fig_${count}`
    await db.insert(clientFigures).values({ id, clientId, kind, yuan, onDay, ...more, ...cancelled })
  }
  return { deps, db, ctx, client, figure, close: () => w.close() }
}

/** An answer to keep with a decision whose content does not matter. */
export const anyAnswer = tierAnswer({ day: '2026-11-23', annualYuan: 0, judged: {} }, defaultPolicy)
