import { grants } from '../../../drizzle/schema/access.ts'
import { approvals } from '../../../drizzle/schema/approvals.ts'
import { clientFigures, clientNames, clients } from '../../../drizzle/schema/clients.ts'
import { contacts } from '../../../drizzle/schema/contacts.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { reviewItems, reviewRounds } from '../../../drizzle/schema/review.ts'
import { teamSeats } from '../../../drizzle/schema/team.ts'
import { assessments, tierChanges } from '../../../drizzle/schema/tiering.ts'
import { actionItems, visits } from '../../../drizzle/schema/visits.ts'
import type { Db } from '../../../src/db/types.ts'
import { nameKeys } from '../../../src/kernel/text/match-names.ts'

export const at = new Date('2026-11-23T10:00:00+08:00')
const bytes = Buffer.from('sealed')

export async function seedPeople(db: Db): Promise<void> {
  await db
    .insert(people)
    .values(
      ['per_1', 'per_2'].map((id) => ({ id, openId: `ou_${id}`, name: id, roles: ['sales'], createdAt: at })),
    )
  await db.insert(reviewRounds).values({
    id: 'rvr_1',
    half: '2026H2',
    opensOn: '2026-07-01',
    proposeBy: '2026-07-14',
    approveBy: '2026-07-21',
    policyVersion: 0,
    openedAt: at,
  })
}

/** How much of everything a client has. */
export type Belongings = { rows: number; names: readonly string[]; reviewed: boolean; waits: boolean }

/** A client with so many rows in every table that belongs to clients. */
export async function seedClient(db: Db, id: string, name: string, has: Belongings): Promise<void> {
  await db
    .insert(clients)
    .values({ id, name, type: 'other', city: '', ownerId: 'per_1', createdAt: at, tier: 'general' })
  const names = [...new Map([name, ...has.names].map((one) => [nameKeys(one).norm, one])).values()]
  await db.insert(clientNames).values(
    names.map((one, n) => ({
      clientId: id,
      name: one,
      kind: n === 0 ? 'legal' : 'alias',
      ...nameKeys(one),
    })),
  )
  const tierChange = {
    clientId: id,
    effectiveFrom: '2026-07-01',
    policyVersion: 0,
    answer: {},
    decidedAt: at,
  }
  if (has.waits) await db.insert(tierChanges).values({ id: `tch_wait_${id}`, ...tierChange })
  if (has.reviewed)
    await db
      .insert(reviewItems)
      .values({ id: `rvi_${id}`, roundId: 'rvr_1', clientId: id, proposerId: 'per_1', snapshot: {} })
  for (let n = 0; n < has.rows; n++) {
    const own = `${id}_${n}`
    await db.insert(visits).values({
      id: `vis_${own}`,
      clientId: id,
      personId: 'per_1',
      kind: 'phone',
      at,
      precision: 'day',
      body: bytes,
      savedAt: at,
    })
    await db.insert(actionItems).values({
      id: `act_${own}`,
      visitId: `vis_${own}`,
      clientId: id,
      ownerId: 'per_1',
      body: bytes,
      createdAt: at,
    })
    await db.insert(clientFigures).values({
      id: `fig_${own}`,
      clientId: id,
      kind: 'contract',
      yuan: 1_000_000,
      onDay: '2026-10-01',
      label: own,
      recordedBy: 'per_1',
      recordedAt: at,
    })
    await db.insert(contacts).values({
      id: `con_${own}`,
      clientId: id,
      name: bytes,
      role: 'other',
      nameIndex: own,
      createdBy: 'per_1',
      createdAt: at,
    })
    await db
      .insert(grants)
      .values({ id: `grt_${own}`, clientId: id, personId: 'per_2', fromAt: at, until: at })
    await db.insert(teamSeats).values({
      id: `sea_${own}`,
      seat: 'designer',
      clientId: id,
      personId: 'per_2',
      fromDay: '2026-01-01',
      createdBy: 'per_1',
      createdAt: at,
    })
    await db.insert(assessments).values({
      id: `ass_${own}`,
      clientId: id,
      item: 'leader',
      result: 'pass',
      reason: bytes,
      assessorId: 'per_1',
      assessedAt: at,
      policyVersion: 0,
    })
    await db.insert(tierChanges).values({ id: `tch_${own}`, ...tierChange, status: 'applied' })
    await db.insert(approvals).values({
      id: `apr_${own}`,
      kind: 'tier',
      entity: 'clients',
      entityId: id,
      clientId: id,
      proposerId: 'per_1',
      payload: {},
      reason: bytes,
      status: 'approved',
      policyVersion: 0,
      createdAt: at,
    })
  }
}
