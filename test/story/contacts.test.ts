import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessLog } from '../../drizzle/schema/access.ts'
import { consents } from '../../drizzle/schema/contacts.ts'
import { people } from '../../drizzle/schema/people.ts'
import { chenGang, liMing, linXiao, wangFang, zhouTing } from '../../src/demo/company.ts'
import { contactSteps, photo, worldWithoutContacts } from './contact-steps.ts'
import { buttonValue } from './read-card.ts'
import { sizes, type World } from './world.ts'

const sales = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'

describe.each(sizes)('people at a client, and their consent, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await worldWithoutContacts(size)
  })
  afterAll(() => world.close())
  const { db, list, adds, agrees, opens, idOf, stored, sets, trail } = contactSteps(() => world)

  it('a contact is 待同意 until consent is recorded: the number as typed is read, masked, and usable only then', async () => {
    const card = await adds(liMing, '万川', {
      name: '张 伟',
      role: 'decision_maker',
      phone: '１３８ 0013 8000',
    })
    expect(card.toast).toContain('拿到同意')
    expect(card.zh).toContain('待同意')
    expect(card.zh).toContain('138****8000')
    expect(card.zh).not.toContain('13800138000')
    expect(card.zh).toContain('11月30日 周一 10:0')
    const agreed = await agrees(liMing, card)
    expect(agreed.zh).toContain('13800138000')
    expect(agreed.zh).toContain('微信 · 11月23日 · 李明 记')
    expect(agreed.zh).toContain('告知书第 1 版')
    const row = await stored(idOf(agreed))
    expect(row).toMatchObject({ status: 'consented', purgeAt: null })
    expect(await trail(row.id)).toMatchObject([{ action: 'contacts.add' }, { action: 'contacts.consent' }])
    const [consent] = await db().select().from(consents).where(eq(consents.contactId, row.id))
    expect(consent).toMatchObject({
      kind: 'general',
      noticeVersion: 1,
      channel: 'wechat',
      givenOn: '2026-11-23',
    })
  })

  it('numbers that cannot be are refused beside their field, and what was typed stays', async () => {
    const form = await world.press(liMing, await list(liMing, '万川'), '新增联系人')
    const wrong = { name: '刘工', role: 'technical', phone: '138001380001', mail: 'liu@' }
    const refused = await world.press(liMing, form, '存好', { form: wrong })
    expect(refused.zh).toContain('12 位')
    expect(refused.zh).toContain('不像邮箱')
    expect(JSON.stringify(refused.card)).toContain('138001380001')
    const area = await world.press(liMing, refused, '存好', {
      form: { ...wrong, phone: '88001234', mail: '' },
    })
    expect(area.zh).toContain('区号')
  })

  it('the same number is asked about; of a client one may not see nothing is told but that', async () => {
    await adds(zhouTing, '银禾', { name: '陈冬', role: 'executive', phone: '13911112222' })
    const form = await world.press(liMing, await list(liMing, '万川'), '新增联系人')
    const fields = { name: '陈冬冬', role: 'other', phone: '139-1111-2222' }
    const asked = await world.press(liMing, form, '存好', { form: fields })
    expect(asked.zh).toContain('记在别的客户那里')
    expect(asked.zh).not.toContain('陈冬在')
    expect(asked.zh).not.toContain('银禾')
    const named = { ...fields, name: '张伟', phone: '' }
    const own = await world.press(liMing, asked, '不是同一位，照样存', { form: named })
    expect(own.zh).toContain('张伟一样')
    expect(own.buttons).toContain('看看张伟')
    const saved = await world.press(liMing, own, '不是同一位，照样存', { form: named })
    expect(saved.toast).toBe('存好了')
    await world.press(liMing, await world.press(liMing, saved, '对方撤回同意'), '没有签字，全部删除')
  })

  it('who may see what: the owner in full, a group masked, legal without numbers, others nothing, and every look is written down', async () => {
    const own = await list(liMing, '万川')
    expect(own.zh).toContain('13800138000')
    const shared = await world.next(
      liMing,
      () => world.sandbox.sendText(liMing, sales, '@客情管家 /联系人 万川', { mentions: ['bot'] }),
      sales,
    )
    expect(shared.zh).toContain('张**')
    expect(shared.zh).toContain('138****8000')
    expect(shared.zh).not.toContain('张伟')
    expect(shared.buttons).toEqual([])
    const legal = await list(linXiao, '万川')
    expect(legal.zh).toContain('张伟')
    expect(legal.zh).not.toContain('138')
    expect(legal.buttons).not.toContain('新增联系人')
    const opened = await world.press(linXiao, legal, '打开')
    expect(opened.zh).not.toContain('138')
    expect(opened.buttons).toEqual(['全部联系人'])
    for (const stranger of [zhouTing, chenGang])
      expect((await list(stranger, '万川')).zh).toContain('不在你名下')
    const [reader] = await db().select({ id: people.id }).from(people).where(eq(people.openId, linXiao))
    const seen = await db()
      .select({ fields: accessLog.fields, clientId: accessLog.clientId, purpose: accessLog.purpose })
      .from(accessLog)
      .where(and(eq(accessLog.actor, reader?.id ?? ''), eq(accessLog.entity, 'contacts')))
    expect(seen.length).toBeGreaterThan(0)
    for (const line of seen) {
      expect(line.purpose).toBe('contact card')
      expect(line.clientId).toMatch(/^cli_/)
      expect(line.fields).not.toContain('phone')
    }
  })

  it('a press by somebody without the right, and one on a card that is out of date, change nothing', async () => {
    const card = await opens(liMing, '万川')
    const value = buttonValue(card.card, '修改')
    const raw = (as: string) =>
      world.sandbox.pressRaw({ as, messageId: card.messageId, tag: 'button', value })
    expect((await raw(zhouTing)).toast?.content).toContain('不在你名下')
    const form = await world.press(liMing, card, '修改')
    await world.press(liMing, form, '存好', {
      form: { name: '张伟', role: 'decision_maker', phone: '13800138000', title: '总经理' },
    })
    expect((await raw(liMing)).toast?.content).toContain('刷新')
  })

  it('a business card and the proof of consent go where they were asked for, and the card that waits shows them', async () => {
    const card = await world.press(liMing, await opens(liMing, '万川'), '附名片')
    expect(card.zh).toContain('等你发名片')
    const told = await world.next(liMing, () => world.sandbox.sendImage(liMing, 'bot', photo))
    expect(told.zh).toContain('名片收好了，放在张伟那里')
    const shown = await world.shows(card.messageId, '照片 1 张')
    expect(shown.zh).not.toContain('等你发名片')
    const shared = await world.press(liMing, shown, '附名片')
    await world.sandbox.sendOther(liMing, 'bot', 'share_user', { user_id: zhouTing })
    await world.shows(shared.messageId, '名片 1 张')
    const proof = await world.press(liMing, world.now(card.messageId), '补凭证')
    await world.sandbox.sendFile(liMing, 'bot', Buffer.from('聊天截图'), '同意.pdf')
    expect((await world.shows(proof.messageId, '文件 1 个')).zh).toContain('附件')
  })

  it('whatever came last gets the photo: a visit told after the file was asked for', async () => {
    await world.idle()
    await world.press(liMing, await opens(liMing, '万川'), '附名片')
    const draft = await world.says(liMing, '/拜访 万川 今天上午 面谈 拍照在后面')
    await world.sandbox.sendImage(liMing, 'bot', photo)
    expect((await world.shows(draft.messageId, '照片 1 张')).zh).toContain('拍照在后面')
    await world.press(liMing, draft, '不记了')
  })

  it('birthday and likes are kept only for somebody who agreed to greetings', async () => {
    const form = await world.press(liMing, await opens(liMing, '万川'), '修改')
    expect(form.fields).not.toContain('birthday')
    const value = buttonValue(form.card, '存好')
    await world.sandbox.pressRaw({
      as: liMing,
      messageId: form.messageId,
      tag: 'button',
      value,
      formValue: { name: '张伟', role: 'decision_maker', phone: '13800138000', birthday: '3月12日' },
    })
    expect((await stored(idOf(await opens(liMing, '万川')))).birthday).toBeNull()
  })

  it('a separate consent names who may have the data, needs the general one first, and can be taken back alone', async () => {
    const pending = await adds(wangFang, '永禾', { name: '高远', role: 'finance', phone: '13722223333' })
    expect(pending.buttons).not.toContain('记单独同意')
    const agreed = await agrees(wangFang, pending)
    const form = await world.press(wangFang, agreed, '记单独同意')
    const fields = { channel: 'paper', purposes: ['business'] }
    const blank = await world.press(wangFang, form, '已告知，对方同意', {
      form: { ...fields, recipient: ' ' },
    })
    expect(blank.zh).toContain('写清可以给谁')
    const given = await world.press(wangFang, form, '已告知，对方同意', {
      form: { ...fields, recipient: '晶亮灯具 赵经理' },
    })
    expect(given.zh).toContain('晶亮灯具 赵经理')
    const ended = await world.press(wangFang, given, '撤回')
    expect(ended.zh).not.toContain('晶亮灯具')
    expect(ended.zh).toContain('13722223333')
  })

  it('where the policy wants consent in writing, spoken words are not offered and not taken', async () => {
    await sets(900, { 'consent.oral': false })
    const card = await adds(wangFang, '永禾', { name: '许可', role: 'technical', phone: '13744445555' })
    const form = await world.press(wangFang, card, '记下同意')
    expect(form.zh).toContain('口头同意不算')
    expect(form.zh).not.toContain('当面说的')
    const value = buttonValue(form.card, '已告知，对方同意')
    const spoken = { channel: 'oral', purposes: ['business'] }
    await world.sandbox.pressRaw({
      as: wangFang,
      messageId: form.messageId,
      tag: 'button',
      value,
      formValue: spoken,
    })
    expect((await stored(String(value.p.contact))).status).toBe('pending')
    await sets(901, {})
  })
})
