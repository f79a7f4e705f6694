import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessLog, disclosures } from '../../drizzle/schema/access.ts'
import { audit } from '../../drizzle/schema/bot.ts'
import { liMing, linXiao, zhouTing } from '../../src/demo/company.ts'
import { optionsOf } from './read-card.ts'
import { openWorld, sizes, type World } from './world.ts'

const scan = Buffer.from('%PDF-1.4 scan of the written consent')

describe.each(sizes)('giving a client away (scenario 10), %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const fields = (more: object = {}) => ({
    recipient: '晶亮灯具 赵经理',
    purpose: '二期灯具深化',
    items: ['profile'],
    until: '2026-12-31 +0800',
    ...more,
  })

  it('a sentence that gives a phone to an outsider is refused, with the way that leads there, and is on record', async () => {
    const denied = await world.says(liMing, '把万川王总电话发给灯具老赵')
    expect(denied.zh).toContain('不能直接给灯具老赵')
    expect(denied.en).toContain('cannot simply be given')
    expect(denied.zh).not.toMatch(/1\d{10}/)
    const rows = await world.running.deps.db
      .select({ action: audit.action })
      .from(audit)
      .where(eq(audit.action, 'disclosure.denied'))
    expect(rows).toHaveLength(1)
    const form = await world.next(liMing, () =>
      world.sandbox.press(liMing, denied.messageId, '写对外提供申请'),
    )
    expect(form.fields).toContain('recipient')
    expect(form.zh).toContain('对外提供')
  })

  it('nothing goes to legal before the client’s written consent is there', async () => {
    const list = await world.says(liMing, '/对外提供 万川')
    const form = await world.next(liMing, () => world.sandbox.press(liMing, list.messageId, '写一份申请'))
    const wrong = await world.press(liMing, form, '下一步', { form: fields({ until: '2026-11-01 +0800' }) })
    expect(wrong.zh).toContain('选一个今天以后的日子')
    const request = await world.press(liMing, world.now(form.messageId), '下一步', { form: fields() })
    expect(request.zh).toContain('客户书面同意：还没有')
    const early = await world.press(liMing, request, '交法务')
    expect(early.toast).toContain('材料还没齐')

    const awaited = await world.press(liMing, world.now(form.messageId), '传同意书')
    expect(awaited.zh).toContain('等你发文件')
    await world.sandbox.sendFile(liMing, 'bot', scan, '同意书.pdf')
    const here = await world.shows(form.messageId, '客户书面同意：已收到')

    const asked = await world.next(linXiao, () => world.press(liMing, here, '交法务'))
    expect(asked.zh).toContain('晶亮灯具 赵经理')
    expect(asked.zh).toContain('二期灯具深化')
    expect(world.now(form.messageId).zh).toContain('等法务批')

    await world.press(linXiao, asked, '同意')
    await world.idle()
    const copy = world.cards(liMing).findLast((card) => card.zh.includes('对外副本'))
    expect(copy?.zh).toContain('仅供 晶亮灯具 赵经理 用于 二期灯具深化')
    expect(copy?.zh).toContain('李明 · 11月23日 周一')
    expect(copy?.zh).toContain('万川置业（杭州）有限公司')
    expect(JSON.stringify(copy?.card)).toContain('"enable_forward":false')
    expect(world.now(form.messageId).zh).toContain('已批准')
    const looks = await world.running.deps.db
      .select({ purpose: accessLog.purpose })
      .from(accessLog)
      .where(and(eq(accessLog.purpose, 'disclosure'), eq(accessLog.entity, 'disclosures')))
    expect(looks.length).toBeGreaterThan(0)
  })

  it('a person’s phone needs that person’s own consent to this recipient as well', async () => {
    const list = await world.says(liMing, '/对外提供 万川')
    const form = await world.next(liMing, () => world.sandbox.press(liMing, list.messageId, '写一份申请'))
    const [contact = ''] = optionsOf(form.card, 'contacts')
    expect(contact).toMatch(/^con_/)
    const nobody = await world.press(liMing, form, '下一步', { form: fields({ items: ['contact_details'] }) })
    expect(nobody.zh).toContain('就要选是哪些人')
    const request = await world.press(liMing, world.now(form.messageId), '下一步', {
      form: fields({ items: ['contact_details'], contacts: [contact] }),
    })
    expect(request.zh).toContain('单独同意：还没有')
    await world.press(liMing, request, '传同意书')
    await world.sandbox.sendFile(liMing, 'bot', scan, '同意书.pdf')
    const here = await world.shows(form.messageId, '客户书面同意：已收到')
    expect((await world.press(liMing, here, '交法务')).toast).toContain('材料还没齐')

    const name = /✗ (\S+) 单独同意/.exec(world.now(form.messageId).zh)?.[1] ?? ''
    const consent = await world.next(liMing, () =>
      world.press(liMing, world.now(form.messageId), `记 ${name} 的同意`),
    )
    expect(consent.zh).toContain(`${name}的单独同意`)
    expect(JSON.stringify(consent.card)).toContain('晶亮灯具 赵经理')
    await world.press(liMing, consent, '已告知，对方同意', {
      form: { recipient: '晶亮灯具 赵经理', channel: 'mail', purposes: ['business'] },
    })
    await world.shows(form.messageId, `${name} 单独同意：有`)
  })

  it('somebody who may not see the client may not ask for it either', async () => {
    const closed = await world.says(zhouTing, '/对外提供 万川')
    expect(closed.zh).toContain('不在你名下')
    const ask = await world.next(zhouTing, () => world.press(zhouTing, closed, '申请查看'))
    expect(ask.zh).toContain('为什么要看')
  })

  it('the day after its last an approved disclosure ends and the recipient is to delete it', async () => {
    await world.passes(new Date('2026-12-31T23:59:00+08:00'))
    const status = async () =>
      (await world.running.deps.db.select({ status: disclosures.status }).from(disclosures)).map(
        (row) => row.status,
      )
    expect(await status()).toContain('approved')
    await world.passes(new Date('2027-01-01T00:00:10+08:00'))
    expect(await status()).not.toContain('approved')
    expect(world.cards(liMing).at(-1)?.zh).toContain('请对方删掉')
  })
})
