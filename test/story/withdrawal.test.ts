import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFigures, clients } from '../../drizzle/schema/clients.ts'
import { consents } from '../../drizzle/schema/contacts.ts'
import { people } from '../../drizzle/schema/people.ts'
import { purge } from '../../src/areas/contacts/purge.ts'
import { liMing, wangFang, zhouTing } from '../../src/demo/company.ts'
import { contactSteps, photo, worldWithoutContacts } from './contact-steps.ts'
import { buttonValue } from './read-card.ts'
import { monday, sizes, type World } from './world.ts'

describe.each(sizes)('forgetting somebody at a client, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await worldWithoutContacts(size)
  })
  afterAll(() => world.close())
  const { db, list, adds, agrees, idOf, stored, trail } = contactSteps(() => world)

  it('王总说别再打给他了，信息删掉: asked which, then gone at once, with a receipt, and the owner is told', async () => {
    for (const [client, name, phone] of [
      ['万川', '王建国', '13811110000'],
      ['龙澜商业', '王磊', '13811112222'],
    ] as const)
      await agrees(liMing, await adds(liMing, client, { name, role: 'executive', phone }))
    const which = await world.says(liMing, '王总说别再打给他了，信息删掉')
    expect(which.zh).toContain('是哪一位')
    const button = which.buttons.find((one) => one.includes('王建国')) ?? ''
    const asked = await world.press(liMing, which, button)
    expect(asked.zh).toContain('马上停用')
    const id = String(buttonValue(asked.card, '没有签字，全部删除').p.contact)
    expect((await stored(id)).status).toBe('consented')
    const receipt = await world.press(liMing, asked, '没有签字，全部删除')
    expect(receipt.zh).toContain('撤回办好了')
    expect(receipt.zh).toContain('王**')
    expect(receipt.zh).not.toContain('王建国')
    const row = await stored(id)
    expect(row).toMatchObject({
      status: 'withdrawn',
      phone: null,
      phoneIndex: null,
      wechat: null,
      title: null,
      nameIndex: '',
    })
    const [consent] = await db().select().from(consents).where(eq(consents.contactId, id))
    expect(consent?.withdrawnAt).not.toBeNull()
    expect((await list(liMing, '万川')).zh).not.toContain('王建国')
    const again = await world.sandbox.pressRaw({
      as: liMing,
      messageId: asked.messageId,
      tag: 'button',
      value: buttonValue(asked.card, '没有签字，全部删除'),
    })
    expect(again.toast?.content).toContain('刷新')
    // By somebody else of the team in charge: the owner learns of it.
    const told = await world.next(liMing, async () => {
      const choice = await world.says(wangFang, '龙澜商业的王磊要求删除他的个人信息')
      await world.press(wangFang, choice, '没有签字，全部删除')
    })
    expect(told.zh).toContain('撤回办好了')
    expect(told.zh).toContain('王芳')
  })

  it('somebody who signed, or whom a contract names, is locked: name and title stay out of sight, the rest is gone', async () => {
    const [client] = await db().select().from(clients).where(eq(clients.name, '永禾实业集团有限公司'))
    const [owner] = await db().select().from(people).where(eq(people.openId, wangFang))
    await db()
      .insert(clientFigures)
      .values({
        id: 'fig_story',
        clientId: client?.id ?? '',
        kind: 'contract',
        yuan: 1,
        onDay: '2026-10-01',
        label: '二期精装（方圆 签）',
        recordedBy: owner?.id ?? '',
        recordedAt: monday,
      })
    const named = await adds(wangFang, '永禾', {
      name: '方圆',
      role: 'executive',
      phone: '13766667777',
      title: '董事',
    })
    const asked = await world.press(wangFang, named, '对方撤回同意')
    expect(asked.buttons).toEqual(['撤回并锁定', '先不动'])
    const receipt = await world.press(wangFang, asked, '撤回并锁定')
    expect(receipt.zh).toContain('锁定存档')
    const row = await stored(String(buttonValue(asked.card, '撤回并锁定').p.contact))
    expect(row).toMatchObject({ status: 'locked', phone: null, phoneIndex: null })
    expect(row.title).not.toBeNull()
    const after = await list(wangFang, '永禾')
    expect(after.zh).not.toContain('方圆')
    expect(after.zh).toContain('1 位已撤回')
  })

  it('words that mean nobody we know get a way on, and nothing is made a visit of', async () => {
    const answer = await world.says(zhouTing, '牛总说不要再联系了')
    expect(answer.zh).toContain('发「/联系人 客户名」')
  })

  it('with the person goes their business card: the picture leaves the disk', async () => {
    const folder = join(world.config.dataDir, 'files')
    const card = await adds(zhouTing, '银禾', { name: '卫东', role: 'other', phone: '13755556666' })
    const waiting = await world.press(zhouTing, card, '附名片')
    await world.sandbox.sendImage(zhouTing, 'bot', photo)
    const shown = await world.shows(waiting.messageId, '照片 1 张')
    const before = (await readdir(folder)).length
    await world.press(zhouTing, await world.press(zhouTing, shown, '对方撤回同意'), '没有签字，全部删除')
    await world.idle()
    expect((await readdir(folder)).length).toBe(before - 1)
  })

  it('the day before the time is up the recorder is told once; then phone and mail are purged, once, by whichever worker', async () => {
    const card = await adds(zhouTing, '银禾', {
      name: '江南',
      role: 'finance',
      phone: '13788889999',
      mail: 'JN@example.com',
    })
    const id = idOf(card)
    const due = (await stored(id)).purgeAt?.getTime() ?? 0
    const before = world.cards(zhouTing).length
    await world.passes(new Date(due - 86_400_000 + 60_000))
    await world.passes(new Date(due - 86_400_000 + 120_000))
    const warnings = world
      .cards(zhouTing)
      .slice(before)
      .filter((one) => one.zh.includes('江南'))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.zh).toMatch(/\d+月\d+日 周. \d\d:\d\d/)
    expect((await stored(id)).phone).not.toBeNull()
    world.clock.set(new Date(due + 1000))
    await Promise.all([1, 2].map(() => purge.run(world.running.deps, world.clock.now())))
    const row = await stored(id)
    expect(row).toMatchObject({
      phone: null,
      mail: null,
      phoneIndex: null,
      mailIndex: null,
      purgeAt: null,
      status: 'pending',
    })
    expect(row.purgedAt).not.toBeNull()
    expect((await trail(id)).filter((line) => line.action === 'contacts.purge')).toEqual([
      { action: 'contacts.purge', actor: 'system' },
    ])
    const late = await world.press(zhouTing, world.now(card.messageId), '修改')
    expect(late.toast).toContain('刷新')
    expect(late.zh).toContain('没等到同意')
    expect(due).toBeGreaterThanOrEqual(monday.getTime() + 7 * 86_400_000)
  })
})
