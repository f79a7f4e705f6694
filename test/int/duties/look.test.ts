import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { duties, pauses } from '../../../drizzle/schema/duties.ts'
import { lookAgain } from '../../../src/areas/clients/index.ts'
import { sizes } from '../outbox/support.ts'
import { at, company } from './support.ts'

describe.each(sizes)('a client is looked at, %s', (size) => {
  let c: Awaited<ReturnType<typeof company>>
  beforeAll(async () => {
    c = await company(size)
  }, 120_000)
  afterAll(() => c.close())
  afterEach(() => c.clear())

  test('fourteen days to the minute: a call at 23:59 of the fourteenth is in time, one at midnight is not', async () => {
    await c.client('cli_1', 'important', '2026-11-01')
    await c.client('cli_2', 'important', '2026-11-01')
    for (const client of ['cli_1', 'cli_2'])
      await c.visit(`vis_${client}`, client, '2026-11-10 00:00', 'phone')
    await c.visit('vis_in_time', 'cli_1', '2026-11-24 23:59', 'phone')
    await c.visit('vis_late', 'cli_2', '2026-11-25 00:00', 'phone')
    await c.look('2026-11-25 09:00')
    const followUps = (await c.owed()).filter(
      (one) => one.includes('follow_up 2026-11-1') || one.includes('follow_up 2026-11-2'),
    )
    expect(followUps).toEqual([
      'cli_1 follow_up 2026-11-10 2026-11-24 done 2026-11-24',
      'cli_1 follow_up 2026-11-24 2026-12-08 open',
      'cli_2 follow_up 2026-11-10 2026-11-24 done 2026-11-25',
      'cli_2 follow_up 2026-11-25 2026-12-09 open',
    ])
    const late = await c.deps.db.select().from(duties).where(eq(duties.doneDay, '2026-11-25'))
    expect(late.map((one) => one.untilDay)).toEqual(['2026-11-25'])
  })

  test('it is looked at next when a month begins, a pause begins or ends, or what was excused is over', async () => {
    await c.client('cli_1', 'important', '2026-11-01')
    await c.look('2026-11-02 09:00')
    const next = async (moment: string) => {
      await lookAgain(c.deps.db, { clientId: 'cli_1', at: at(moment) })
      await c.look(moment)
      return (await c.looks()).map((one) => one.replace('cli_1 ', '').replace('T16:00:00.000Z', ''))
    }
    // Midnight in Shanghai is 16:00 of the day before.
    expect(await c.looks()).toEqual(['cli_1 2026-11-30T16:00:00.000Z'])
    await c.deps.db.update(duties).set({ status: 'excused' }).where(eq(duties.kind, 'follow_up'))
    expect(await next('2026-11-03 09:00')).toEqual(['2026-11-14', '2026-11-30'])
    await c.deps.db.insert(pauses).values({
      id: 'pau_1',
      clientId: 'cli_1',
      fromDay: '2026-11-09',
      untilDay: '2026-11-12',
      reason: new Uint8Array([1]),
      status: 'active',
      askedBy: c.li,
      createdAt: at('2026-11-04 09:00'),
    })
    expect(await next('2026-11-04 09:00')).toEqual(['2026-11-08', '2026-11-14', '2026-11-30'])
    expect(await next('2026-11-09 09:00')).toEqual(['2026-11-11', '2026-11-14', '2026-11-30'])
    expect(await next('2026-11-16 09:00')).toEqual(['2026-11-30'])
  })

  test('visits written down late are judged in the months they took place in, by one look', async () => {
    await c.client('cli_1', 'strategic', '2026-10-01')
    await c.visit('vis_1', 'cli_1', '2026-10-12 10:00', 'project_sync', '2026-11-23 09:00')
    await c.visit('vis_2', 'cli_1', '2026-11-12 10:00', 'project_sync', '2026-11-23 09:00')
    await c.look('2026-11-23 09:00')
    expect(await c.owed()).toEqual([
      'cli_1 executive_meeting 2026-10-01 2026-12-31 open',
      'cli_1 project_sync 2026-10-01 2026-10-30 done 2026-10-12',
      'cli_1 project_sync 2026-11-01 2026-11-30 done 2026-11-12',
    ])
    expect(await c.looks()).toEqual(['cli_1 2026-11-30T16:00:00.000Z'])
  })
})
