import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grants } from '../../../drizzle/schema/access.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { absences, people } from '../../../drizzle/schema/people.ts'
import { teamSeats } from '../../../drizzle/schema/team.ts'
import type { Role } from '../../../src/bot/context.ts'
import type { PersonId } from '../../../src/kernel/ids.ts'
import { standingsTo, standingTo } from '../../../src/rights/standing.ts'
import { sizes, world } from '../outbox/support.ts'

const at = new Date('2026-11-23T10:00:00+08:00')
const hours = (n: number) => new Date(at.getTime() + n * 3_600_000)

describe.each(sizes)('how somebody stands to a client, %s', (size) => {
  let w: Awaited<ReturnType<typeof world>>
  beforeAll(async () => {
    w = await world(size)
    const person = (id: string, leader: string | null, roles: Role[] = ['sales']) => ({
      id,
      openId: `ou_${id}`,
      name: id,
      roles,
      leaderOpenId: leader,
      createdAt: at,
    })
    await w.deps.db
      .insert(people)
      .values([
        person('owner', 'ou_boss'),
        person('boss', 'ou_top', ['sales', 'manager']),
        person('top', 'ou_top', ['manager']),
        person('peer', 'ou_boss', ['sales', 'manager']),
        person('deputy', null),
        person('designer', null, ['technical']),
        person('stranger', null),
      ])
    await w.deps.db.insert(clients).values([
      { id: 'cli_1', name: '一', type: 'other', city: '', ownerId: 'owner', createdAt: at },
      { id: 'cli_2', name: '二', type: 'other', city: '', createdAt: at },
    ])
  }, 60_000)
  afterAll(() => w.close())

  const standing = (id: string, client = 'cli_1', now = at, roles: Role[] = ['sales', 'manager']) =>
    standingTo(
      {
        deps: { zone: 'Asia/Shanghai' },
        tx: w.deps.db,
        at: now,
        actor: { id: id as PersonId, openId: `ou_${id}`, name: id, roles, nda: true },
      },
      client,
    )

  it('is owner, a manager above the owner at any level, or nobody; a circle in the directory ends', async () => {
    expect(await standing('owner')).toEqual(['owner'])
    expect(await standing('boss')).toEqual(['line'])
    expect(await standing('top')).toEqual(['line'])
    expect(await standing('peer')).toEqual(['none'])
    expect(await standing('stranger')).toEqual(['none'])
    // Above the owner, but no longer a manager.
    expect(await standing('boss', 'cli_1', at, ['sales'])).toEqual(['none'])
  })

  it('a client without owner has no line, and one that does not exist has nobody', async () => {
    expect(await standing('boss', 'cli_2')).toEqual(['none'])
    expect(await standing('owner', 'cli_3')).toEqual(['none'])
  })

  it('posts stand to every client', async () => {
    expect(await standing('stranger', 'cli_2', at, ['head_of_sales'])).toEqual(['lead'])
    expect(await standing('stranger', 'cli_2', at, ['deputy_gm', 'legal'])).toEqual(['board', 'legal'])
  })

  it('a deputy stands in on the days the owner is away, [from, until)', async () => {
    await w.deps.db.insert(absences).values({
      id: 'abs_1',
      personId: 'owner',
      deputyId: 'deputy',
      fromDay: '2026-11-24',
      untilDay: '2026-11-26',
      createdBy: 'owner',
      createdAt: at,
    })
    const on = (day: string) => standing('deputy', 'cli_1', new Date(`${day}T00:00:00+08:00`))
    expect(await on('2026-11-23')).toEqual(['none'])
    expect(await on('2026-11-24')).toEqual(['owner'])
    expect(await standing('deputy', 'cli_1', new Date('2026-11-25T23:59:59+08:00'))).toEqual(['owner'])
    expect(await on('2026-11-26')).toEqual(['none'])
  })

  it('a seat on the account team counts from its first day to the day it ends', async () => {
    await w.deps.db.insert(teamSeats).values({
      id: 'sea_1',
      seat: 'designer',
      clientId: 'cli_1',
      personId: 'designer',
      deputyId: 'stranger',
      fromDay: '2026-11-23',
      untilDay: '2026-12-01',
      createdBy: 'owner',
      createdAt: at,
    })
    expect(await standing('designer')).toEqual(['team'])
    expect(await standing('stranger')).toEqual(['team'])
    expect(await standing('designer', 'cli_2')).toEqual(['none'])
    expect(await standing('designer', 'cli_1', new Date('2026-12-01T00:00:00+08:00'))).toEqual(['none'])
  })

  it('leave holds to the second it ends, and not once it was ended', async () => {
    await w.deps.db.insert(grants).values([
      { id: 'grt_1', clientId: 'cli_1', personId: 'peer', fromAt: at, until: hours(72) },
      { id: 'grt_2', clientId: 'cli_2', personId: 'peer', fromAt: at, until: hours(72), revokedAt: hours(1) },
    ])
    expect(await standing('peer')).toEqual(['grant'])
    expect(await standing('peer', 'cli_1', new Date(at.getTime() - 1))).toEqual(['none'])
    expect(await standing('peer', 'cli_1', new Date(hours(72).getTime() - 1))).toEqual(['grant'])
    expect(await standing('peer', 'cli_1', hours(72))).toEqual(['none'])
    expect(await standing('peer', 'cli_2')).toEqual(['none'])
  })

  it('many clients are asked about in one go', async () => {
    const ctx = {
      deps: { zone: 'Asia/Shanghai' },
      tx: w.deps.db,
      at,
      actor: {
        id: 'owner' as PersonId,
        openId: 'ou_owner',
        name: 'owner',
        roles: ['sales'] as Role[],
        nda: true,
      },
    }
    expect(await standingsTo(ctx, ['cli_1', 'cli_2', 'cli_3'])).toEqual(
      new Map([
        ['cli_1', ['owner']],
        ['cli_2', ['none']],
      ]),
    )
    expect(await standingsTo(ctx, [])).toEqual(new Map())
  })
})
