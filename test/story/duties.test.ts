import { and, eq, ne } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clients } from '../../drizzle/schema/clients.ts'
import { duties, reminders } from '../../drizzle/schema/duties.ts'
import { liMing } from '../../src/demo/company.ts'
import { openWorld, sizes, type World } from './world.ts'

describe.each(sizes)('what is owed to a key account, %s', (size) => {
  let w: World
  beforeAll(async () => {
    w = await openWorld(size)
  }, 60_000)
  afterAll(() => w.close())

  const owed = async (client: string) => {
    const rows = await w.running.deps.db
      .select({
        id: duties.id,
        kind: duties.kind,
        from: duties.fromDay,
        due: duties.dueDay,
        done: duties.doneDay,
        status: duties.status,
      })
      .from(duties)
      .innerJoin(clients, eq(clients.id, duties.clientId))
      .where(and(eq(clients.name, client), ne(duties.status, 'dropped'), eq(duties.subjectId, '')))
      .orderBy(duties.kind, duties.fromDay)
    return rows.map(({ id, ...one }) => ({ id, text: Object.values(one).join(' ') }))
  }
  const steps = async (dutyId: string) =>
    (
      await w.running.deps.db
        .select()
        .from(reminders)
        .where(eq(reminders.dutyId, dutyId))
        .orderBy(reminders.onDay, reminders.step)
    ).map(({ step, onDay, state }) => `${step} ${onDay} ${state}`)

  test('a visit fulfils what it is of the kind for; taken back, it is owed again', async () => {
    const client = '龙澜商业管理（苏州）有限公司'
    const before = await owed(client)
    expect(before.at(-1)?.text).toBe('follow_up 2026-11-14 2026-11-27  open')
    const draft = await w.says(liMing, '今天上午去龙澜商业见李工，对了点位图')
    const saved = await w.press(liMing, draft, '确认')
    await w.idle()
    const [was, next] = (await owed(client)).slice(-2)
    expect(was?.text).toBe('follow_up 2026-11-14 2026-11-27 2026-11-23 done')
    expect(next?.text).toBe('follow_up 2026-11-23 2026-12-07  open')
    // The first was said this morning and is acted upon; the others need not be said.
    await expect
      .poll(() => steps(was?.id ?? ''))
      .toEqual([
        'before_7 2026-11-20 acted',
        'before_3 2026-11-24 superseded',
        'before_0 2026-11-27 superseded',
        'manager 2026-11-30 superseded',
        'lead 2026-12-02 superseded',
      ])
    await w.press(liMing, saved, '撤销（10:10 前）')
    await w.idle()
    expect(await owed(client)).toEqual(before)
    await expect
      .poll(async () => (await steps(was?.id ?? '')).slice(0, 2))
      .toEqual(['before_7 2026-11-20 seen', 'before_3 2026-11-24 pending'])
    expect((await steps(next?.id ?? '')).every((step) => step.endsWith('superseded'))).toBe(true)
  })
})
