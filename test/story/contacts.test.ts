import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessLog } from '../../drizzle/schema/access.ts'
import { audit } from '../../drizzle/schema/bot.ts'
import { clientFigures, clients } from '../../drizzle/schema/clients.ts'
import { consents, contacts } from '../../drizzle/schema/contacts.ts'
import { people } from '../../drizzle/schema/people.ts'
import { policyVersions } from '../../drizzle/schema/policy.ts'
import { purge } from '../../src/areas/contacts/purge.ts'
import { chenGang, liMing, linXiao, wangFang, zhouTing } from '../../src/demo/company.ts'
import { buttonValue } from './read-card.ts'
import { type CardInChat, monday, openWorld, sizes, type World } from './world.ts'

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const sales = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'
const days = (count: number, minutes = 0) =>
  new Date(monday.getTime() + count * 86_400_000 + minutes * 60_000)

type Fields = Record<string, string | string[]>

describe.each(sizes)('people at a client, and their consent, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
    // The demo's own contacts would stand among those of these stories.
    await world.running.deps.db.delete(consents)
    await world.running.deps.db.delete(contacts)
  })
  afterAll(() => world.close())

  const db = () => world.running.deps.db
  const list = (as: string, client: string) => world.says(as, `/联系人 ${client}`)
  const adds = async (as: string, client: string, form: Fields) =>
    world.press(as, await world.press(as, await list(as, client), '新增联系人'), '存好', { form })
  const agrees = async (
    as: string,
    card: CardInChat,
    form: Fields = { channel: 'wechat', purposes: ['business'] },
  ) => world.press(as, await world.press(as, card, '记下同意'), '已告知，对方同意', { form })
  const opens = async (as: string, client: string) => world.press(as, await list(as, client), '看')
  const idOf = (card: CardInChat) => String(buttonValue(card.card, '附名片').p.contact)
  const stored = async (id: string) => {
    const [row] = await db().select().from(contacts).where(eq(contacts.id, id))
    if (!row) throw new Error('no such contact')
    return row
  }
  const sets = (version: number, values: Record<string, unknown>) =>
    db().insert(policyVersions).values({
      version,
      values,
      effectiveFrom: world.clock.now(),
      why: 'story',
      createdBy: 'story',
      createdAt: world.clock.now(),
    })
  const trail = async (id: string) => {
    const rows = await db()
      .select({ action: audit.action, actor: audit.actor })
      .from(audit)
      .where(and(eq(audit.entity, 'contact'), eq(audit.entityId, id)))
      .orderBy(audit.at, audit.id)
    return rows
  }

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
    expect(card.zh).toContain('下周一 10:0')
    const agreed = await agrees(liMing, card)
    expect(agreed.zh).toContain('13800138000')
    expect(agreed.zh).toContain('微信 · 今天 · 李明 记')
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
    const opened = await world.press(linXiao, legal, '看')
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
    expect(warnings[0]?.zh).toContain('明天')
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
    expect(days(7).getTime()).toBeLessThanOrEqual(due)
  })
})
