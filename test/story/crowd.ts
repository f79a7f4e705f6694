import { createClient } from '../../src/areas/clients/index.ts'
import { savePerson } from '../../src/areas/people/index.ts'
import type { Db } from '../../src/db/types.ts'
import type { Deps } from '../../src/deps.ts'
import { ids } from '../../src/kernel/ids.ts'
import type { CompanySeed } from '../../src/sandbox/company.ts'

const openId = (n: number) => `ou_${String(n).padStart(32, '0')}`

/** Fifty salespeople who all talk at once. */
export const crowd: CompanySeed = {
  tenantKey: '2df7a1b2c3d4e5f6',
  bot: { openId: `ou_${'b'.repeat(32)}`, unionId: `on_${'b'.repeat(32)}`, name: '客情管家' },
  people: Array.from({ length: 50 }, (_, n) => ({
    openId: openId(n + 1),
    unionId: `on_${String(n + 1).padStart(32, '0')}`,
    userId: `u${n + 1}`,
    name: `销售${n + 1}`,
    enName: `Sales ${n + 1}`,
    department: '销售部',
    role: '销售',
    avatar: '#3370ff',
    locale: 'zh_cn' as const,
  })),
  groups: [],
}

/** Makes them staff and gives them one client to talk about. */
export async function seedCrowd(db: Db): Promise<void> {
  const at = new Date('2026-01-05T09:00:00+08:00')
  for (const person of crowd.people)
    await savePerson(db, ids, at, {
      openId: person.openId,
      name: person.name,
      roles: ['sales'],
      state: 'active',
      ndaVersion: 1,
    })
  // Creating a client needs ids and a transaction; nothing it does not have here.
  const deps = { ids } as Deps
  await db.transaction(async (tx) => {
    await createClient(
      { deps, tx, at, cause: 'seed' },
      { name: '万川置业（杭州）有限公司', aliases: ['万川'], type: 'developer', city: '杭州' },
    )
  })
}
