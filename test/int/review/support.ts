import { asc, eq } from 'drizzle-orm'
import { clients } from '../../../drizzle/schema/clients.ts'
import { outbox } from '../../../drizzle/schema/outbox.ts'
import { reviewItems, reviewRounds } from '../../../drizzle/schema/review.ts'
import { findPerson, savePerson } from '../../../src/areas/people/index.ts'
import { reviewSchedule } from '../../../src/areas/review/index.ts'
import type { Deps } from '../../../src/deps.ts'
import { type Size, world } from '../outbox/support.ts'

export const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
export const opening = at('2027-01-04 09:00')

const staff = { ou_li: ['sales'], ou_zhou: ['sales'], ou_wang: ['head_of_sales'] } as const

/** A company with an account owner, another one and a head of sales, and clients by id: owner and first day of the tier. */
export async function company(size: Size) {
  const w = await world(size)
  const deps: Deps = {
    ...w.deps,
    queue: { poke: () => {}, check: async () => {} },
    zone: 'Asia/Shanghai',
    adminOpenIds: [],
    dataDir: '/nowhere',
  }
  for (const [openId, roles] of Object.entries(staff))
    await savePerson(deps.db, deps.ids, at('2026-01-05 09:00'), {
      openId,
      name: openId,
      roles,
      state: 'active',
      ndaVersion: 1,
    })
  const idOf = async (openId: keyof typeof staff) => {
    const found = await findPerson(deps.db, openId, opening)
    if (found.state !== 'staff') throw new Error(`${openId} is not staff`)
    return found.staff.id
  }
  return {
    deps,
    idOf,
    close: () => w.close(),
    runs: (when: Date) => reviewSchedule.run(deps, when),
    async client(id: string, owner: keyof typeof staff | undefined, since = '2026-01-01') {
      await deps.db.insert(clients).values({
        id,
        name: id,
        type: 'other',
        city: '',
        ownerId: owner ? await idOf(owner) : null,
        tier: 'important',
        tierSince: since,
        createdAt: at('2026-01-05 09:00'),
      })
    },
    rounds: () => deps.db.select().from(reviewRounds).orderBy(asc(reviewRounds.opensOn)),
    items: async (half: string) => {
      const [round] = await deps.db.select().from(reviewRounds).where(eq(reviewRounds.half, half))
      return deps.db
        .select()
        .from(reviewItems)
        .where(eq(reviewItems.roundId, round?.id ?? ''))
        .orderBy(asc(reviewItems.clientId))
    },
    /** How often a list or progress card was sent to somebody, replaced ones included. */
    sent: async (openId: keyof typeof staff, card: 'list' | 'progress') => {
      const rows = await deps.db
        .select({ slot: outbox.slot })
        .from(outbox)
        .where(eq(outbox.lane, `u:${openId}`))
      return rows.filter((row) => row.slot?.startsWith(`review-${card}`)).length
    },
  }
}
