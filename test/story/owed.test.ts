import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clients } from '../../drizzle/schema/clients.ts'
import { dutyViews } from '../../src/areas/duties/index.ts'
import { liMing } from '../../src/demo/company.ts'
import { openWorld, type World } from './world.ts'

describe('what is owed, as people see it', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('embedded')
  }, 60_000)
  afterAll(() => w.close())

  const views = async (client: string) => {
    const { db, zone } = w.running.deps
    const [row] = await db.select({ id: clients.id }).from(clients).where(eq(clients.name, client))
    return dutyViews(db, { clientIds: [row?.id ?? ''] }, w.clock.now(), zone)
  }
  const why = async (client: string) => (await views(client)).map((one) => one.why.zh)

  test('each duty says in one line why it stands as it does', async () => {
    const client = '龙澜商业管理（苏州）有限公司'
    expect(await why(client)).toEqual(['随访：距上次 9 天，4 天后到期', '本月面谈：11-14 已完成'])
    const draft = await w.says(liMing, '今天上午去龙澜商业见李工，对了点位图')
    await w.press(liMing, draft, '确认')
    await w.idle()
    expect(await why(client)).toEqual(['随访：今天联系过，14 天后到期', '本月面谈：11-14 已完成'])
  })
})
