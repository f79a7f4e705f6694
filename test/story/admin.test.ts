import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people, settings } from '../../drizzle/schema/people.ts'
import { liMing, wangFang, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { openWorld, sizes, type World } from './world.ts'

const sales = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'

describe.each(sizes)('the first admin, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size, { seeded: false })
  })
  afterAll(() => world.close())

  it('is whoever sends the one-time code of the first start, in private, and nobody after them', async () => {
    const code = world.running.adminCode ?? ''
    expect(code).toMatch(/^[0-9A-F]{16}$/)
    expect(world.log()).not.toContain(code)
    const stored = await world.running.deps.db
      .select()
      .from(settings)
      .where(eq(settings.key, 'admin_claim_hash'))
    expect(JSON.stringify(stored)).not.toContain(code)

    for (const wrong of ['', '0000000000000000', `${code}0`, code.slice(1)])
      expect((await world.says(liMing, `/认领管理员 ${wrong}`)).zh).toContain('认领码不对')
    const inGroup = () =>
      world.sandbox.sendText(liMing, sales, `@客情管家 /认领管理员 ${code}`, { mentions: ['bot'] })
    expect((await world.next(liMing, inGroup, sales)).zh).toContain('私聊')
    expect((await world.says(liMing, '/投递')).zh).toContain('管理员')

    const claimed = await world.says(liMing, `／认领管理员　${code.toLowerCase()}`)
    expect(claimed.zh).toContain('你是管理员了')
    expect((await world.says(liMing, '/投递')).zh).toContain('都送到了')
    expect((await world.says(zhouTing, `/认领管理员 ${code}`)).zh).toContain('已经有管理员')
    expect((await world.says(liMing, `/认领管理员 ${code}`)).zh).toContain('已经有管理员')
    expect((await world.says(zhouTing, '/投递')).zh).toContain('管理员')
    expect(
      await world.running.deps.db.select().from(settings).where(eq(settings.key, 'admin_claim_hash')),
    ).toEqual([])
  })

  it('once there is an admin, the next start offers no code', async () => {
    await world.restart()
    expect(world.running.adminCode).toBeUndefined()
  })

  it('colleagues named in the configuration are admins: those who were known before, and those who come later', async () => {
    await world.says(zhouTing, '/帮助')
    world.config.adminOpenIds.push(zhouTing, wangFang)
    await world.restart()
    for (const admin of [zhouTing, wangFang])
      expect((await world.says(admin, '/投递')).zh).toContain('都送到了')
    const rows = await world.running.deps.db
      .select({ roles: people.roles })
      .from(people)
      .where(eq(people.openId, zhouTing))
    expect(rows).toEqual([{ roles: ['sales', 'admin'] }])
  })
})

describe.each(sizes)('what Lark refuses to deliver, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  it('is kept, shown to the admin with its reason and no words of it, and goes out when it is sent again', async () => {
    const asked = await world.sandbox.sendText(liMing, sales, '@客情管家 /帮助', { mentions: ['bot'] })
    world.sandbox.setFaults([{ api: 'im/v1/messages', kind: '500', times: 1 }])
    await asked.delivered
    await world.sandbox.removeBotFromGroup(wangFang, sales)
    await world.sandbox.until(() => world.log().includes('message refused by Lark'))

    const list = await world.says(zhaoMin, '/投递')
    expect(list.zh).toContain('机器人不在这个群里')
    expect(list.zh).toContain('230002')
    // Still out of the group: tried again, refused again, on the list again.
    const early = await world.press(zhaoMin, list, '重发')
    expect(early.zh).toContain('已重发')
    await world.sandbox.until(() => world.log().split('message refused by Lark').length > 2)

    await world.sandbox.addBotToGroup(wangFang, sales)
    const again = await world.says(zhaoMin, '/投递')
    const delivered = await world.next(liMing, () => world.press(zhaoMin, again, '重发'), sales)
    expect(delivered.zh).toMatch(/能帮你做这些|大家好/)
    await world.sandbox.until(() =>
      world.cards(liMing, sales).some((card) => card.zh.includes('能帮你做这些')),
    )
    expect((await world.says(zhaoMin, '/投递')).zh).toContain('都送到了')
    expect(world.cards(liMing, sales).filter((card) => card.zh.includes('能帮你做这些'))).toHaveLength(1)
  })

  it('retrying what is no longer there, or by somebody who is no admin, does nothing', async () => {
    const card = await world.says(zhaoMin, '/投递')
    const value = { a: 'system.retry_delivery', p: { outbox: 'out_none' }, v: 0 }
    const raw = (as: string) =>
      world.sandbox.pressRaw({ as, messageId: card.messageId, tag: 'button', value })
    expect((await raw(zhaoMin)).toast?.content).toContain('没找到')
    expect((await raw(liMing)).toast?.content).toContain('管理员')
  })
})
