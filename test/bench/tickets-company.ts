import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { clients } from '../../drizzle/schema/clients.ts'
import { people } from '../../drizzle/schema/people.ts'
import { ticketEvents, tickets } from '../../drizzle/schema/tickets.ts'
import { insertMany } from '../../src/db/insert-many.ts'
import type { Company } from '../../src/db/open.ts'
import { placeOf } from '../../src/vault/place.ts'
import type { Vault } from '../../src/vault/vault.ts'

/** However many there ever were, so many are open. */
export const openTickets = 2_000

export type TicketBench = { id: string; chatId: string }
export type TicketCompany = { all: number; open: TicketBench[]; workers: string[] }

const idOf = (prefix: string, n: number) => `${prefix}_${String(n).padStart(26, '0')}`
const openIdOf = (n: number) => `ou_${String(n).padStart(32, '0')}`

/**
 * After-sales of a company: 20 colleagues, 500 clients, `all` tickets with what happened to them. The open ones lie all over
 * the book; of the others each was taken, solved and closed.
 */
export async function seedTicketCompany(
  { db }: Company,
  vault: Vault,
  all: number,
  now: Date,
): Promise<TicketCompany> {
  // Everything written here refers to what was written before: no need to have each reference looked up.
  await db.execute(sql`set session_replication_role = replica`)
  async function insert<T extends PgTable>(table: T, rows: readonly T['$inferInsert'][]): Promise<void> {
    for (let from = 0; from < rows.length; from += 2000)
      await insertMany(db, table, rows.slice(from, from + 2000))
  }
  const createdAt = new Date(now.getTime() - 900 * 86_400_000)
  const staff = Array.from({ length: 20 }, (_, n) => ({
    id: idOf('per', n),
    openId: openIdOf(n),
    name: `售后${n}`,
    roles: n === 0 ? ['after_sales', 'manager'] : n === 1 ? ['general_manager'] : ['after_sales'],
    state: 'active',
    ndaVersion: 1,
    leaderOpenId: openIdOf(n === 0 ? 1 : 0),
    createdAt,
  }))
  await insert(people, staff)
  await insert(
    clients,
    Array.from({ length: 500 }, (_, n) => ({
      id: idOf('cli', n),
      name: `客户${n}置业有限公司`,
      type: 'developer',
      city: '杭州',
      ownerId: idOf('per', n % 20),
      tier: 'general',
      createdAt,
    })),
  )
  const every = Math.floor(all / openTickets)
  const body = JSON.stringify({
    description: '3号楼大堂顶上漏水，一直在滴，地上放了桶',
    place: '大堂',
    reporter: '物业刘工',
    phone: '13800138000',
  })
  const open: TicketBench[] = []
  for (let from = 0; from < all; from += 10_000) {
    const some = Array.from({ length: Math.min(10_000, all - from) }, (_, n) => from + n)
    await insert(
      tickets,
      some.map((n) => {
        const id = idOf('tkt', n)
        const isOpen = n % every === 0 && open.length < openTickets
        const chatId = `oc_${String(n % 8).padStart(32, '0')}`
        if (isOpen) open.push({ id, chatId })
        const openedAt = isOpen ? now : new Date(createdAt.getTime() + n * 60_000)
        return {
          id,
          clientId: idOf('cli', n % 500),
          kind: 'repair',
          level: 'p1',
          part: '3号楼',
          status: isOpen ? 'new' : 'closed',
          assigneeId: isOpen ? null : idOf('per', n % 20),
          openedAt,
          solvedAt: isOpen ? null : openedAt,
          closedAt: isOpen ? null : openedAt,
          returnKept: !isOpen,
          coverage: 'unknown',
          chatId,
          // What is closed is not opened by anything measured here.
          body: isOpen ? vault.seal(placeOf(tickets.body, id), body) : Buffer.alloc(120, 0xa5),
          createdBy: idOf('per', 0),
          createdAt: openedAt,
        }
      }),
    )
    const isOpen = new Set(open.map((one) => one.id))
    await insert(
      ticketEvents,
      some.flatMap((n) => {
        const id = idOf('tkt', n)
        const at = isOpen.has(id) ? now : new Date(createdAt.getTime() + n * 60_000)
        const did = isOpen.has(id)
          ? (['opened'] as const)
          : (['opened', 'taken', 'resolved', 'closed'] as const)
        return did.map((what, k) => ({
          id: idOf('tke', n * 4 + k),
          ticketId: id,
          at,
          recordedAt: at,
          actorId: idOf('per', n % 20),
          what: what === 'opened' ? { did: what, level: 'p1' } : { did: what },
        }))
      }),
    )
  }
  await db.execute(sql`vacuum analyze`)
  return { all, open, workers: staff.slice(2).map((one) => one.openId) }
}
