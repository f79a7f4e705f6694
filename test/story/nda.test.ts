import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndaSignatures } from '../../drizzle/schema/nda.ts'
import { people } from '../../drizzle/schema/people.ts'
import { liMing, linXiao, wangFang, xuNuo, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { openWorld, sizes, type World } from './world.ts'

const sales = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'

describe.each(sizes)('the confidentiality agreement, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const agreement = (as: string) => {
    const card = world.cards(as).findLast((one) => one.zh.includes('协议全文'))
    if (!card) throw new Error('no agreement in the chat')
    return card
  }

  it('until it is signed nothing about clients can be seen, and every try says so with the button', async () => {
    const asked = await world.says(xuNuo, '/客户 万川')
    expect(asked.zh).toContain('先签保密协议')
    expect(asked.en).toContain('Client data is for those who signed')
    expect(asked.buttons).toEqual(['我已阅读并签署'])
    expect(asked.zh).toContain('刚才发的我留着')
    for (const typed of ['/我的', '/拜访', '今天上午去万川见王总，聊样板间'])
      await (await world.sandbox.sendText(xuNuo, 'bot', typed)).delivered
    await world.idle()
    expect(world.cards(xuNuo).filter((card) => card.zh.includes('万川'))).toEqual([])
    // Not everything is about clients.
    expect((await world.says(xuNuo, '/帮助')).zh).toContain('保密协议')
  })

  it('what was said meanwhile is not lost: signed with one press, it goes on in order', async () => {
    const before = world.cards(xuNuo).length
    const signed = await world.press(xuNuo, agreement(xuNuo), '我已阅读并签署')
    expect(signed.toast).toBe('签好了。')
    expect(signed.zh).toContain('已签署')
    expect(signed.zh).toContain('刚才那 4 条我接着办')
    await world.sandbox.until(() => world.cards(xuNuo).length >= before + 4)
    const fresh = world.cards(xuNuo).slice(before)
    expect(fresh[0]?.zh).toContain('万川')
    expect(fresh.at(-1)?.zh).toContain('样板间')
    const proof = await world.running.deps.db
      .select({ version: ndaSignatures.version, messageId: ndaSignatures.messageId })
      .from(ndaSignatures)
      .innerJoin(people, eq(people.id, ndaSignatures.personId))
      .where(and(eq(people.openId, xuNuo), eq(ndaSignatures.kind, 'nda')))
    expect(proof).toEqual([{ version: 1, messageId: signed.messageId }])
  })

  it('admins and legal see who has not signed; others do not', async () => {
    const mine = await world.says(liMing, '/保密协议')
    expect(mine.buttons).toEqual([])
    const keeper = await world.says(linXiao, '/保密协议')
    const list = await world.next(linXiao, () => world.sandbox.press(linXiao, keeper.messageId, '谁还没签'))
    expect(list.zh).toContain('都签了')
  })

  it('a new version asks everybody again with its date; until then the old signature holds, from then on not', async () => {
    const keeper = await world.says(zhaoMin, '/保密协议')
    const form = await world.next(zhaoMin, () => world.sandbox.press(zhaoMin, keeper.messageId, '发布新版'))
    const wrong = await world.press(zhaoMin, form, '发布', {
      form: { zh: '新版', en: 'New', from: '2026-11-01 +0800' },
    })
    expect(wrong.zh).toContain('要选今天或以后的日子')
    const published = await world.press(zhaoMin, world.now(form.messageId), '发布', {
      form: {
        zh: '新版协议，第七条：外出带图纸要登记。',
        en: 'New: 7. Drawings taken out are signed for.',
        from: '2026-12-01 +0800',
      },
    })
    expect(published.zh).toContain('第 2 版发布了')
    await world.idle()
    const renew = agreement(zhouTing)
    expect(renew.zh).toContain('有新版本')
    expect(renew.zh).toContain('登记')
    expect((await world.says(zhouTing, '/客户 银禾')).zh).toContain('银禾')

    await world.passes(new Date('2026-11-30T23:59:00+08:00'))
    expect((await world.says(zhouTing, '/客户 银禾')).zh).toContain('银禾')
    await world.passes(new Date('2026-12-01T00:00:10+08:00'))
    const refused = await world.says(zhouTing, '/客户 银禾')
    expect(refused.zh).toContain('先签保密协议')
    const signed = await world.press(zhouTing, agreement(zhouTing), '我已阅读并签署')
    expect(signed.zh).toContain('已签署')
    expect((await world.says(zhouTing, '/客户 银禾')).zh).toContain('银禾')
  })

  it('the card of an older version signs nothing', async () => {
    const current = agreement(liMing)
    const old = { a: 'nda.sign', p: { version: 1 }, v: 1 }
    const reply = await world.sandbox.pressRaw({
      as: liMing,
      messageId: current.messageId,
      tag: 'button',
      value: old,
    })
    expect(reply.toast?.i18n?.zh_cn).toContain('更新的样子')
    const [row] = await world.running.deps.db
      .select({ version: people.ndaVersion })
      .from(people)
      .where(eq(people.openId, liMing))
    expect(row?.version).toBe(1)
  })

  it('in a group only a short word is said; the agreement stands in the private chat', async () => {
    await world.running.deps.db.update(people).set({ ndaVersion: null }).where(eq(people.openId, wangFang))
    const ask = () => world.sandbox.sendText(wangFang, sales, '@客情管家 /客户 万川', { mentions: ['bot'] })
    const inGroup = await world.next(wangFang, ask, sales)
    expect(inGroup.zh).toContain('先签一下保密协议')
    expect(inGroup.buttons).toEqual([])
    await world.idle()
    expect(agreement(wangFang).buttons).toContain('我已阅读并签署')
  })
})
