import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people } from '../../drizzle/schema/people.ts'
import { visits } from '../../drizzle/schema/visits.ts'
import { chenGang, company, liMing, wangFang, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { buttonValue } from './read-card.ts'
import { openWorld, sizes, type World } from './world.ts'

const newGroup = `oc_${'e'.repeat(32)}`
const sales = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'
const withGroup = {
  ...company,
  groups: [
    ...company.groups,
    { chatId: newGroup, name: '新项目群', members: [wangFang, liMing], botIn: false },
  ],
}

describe.each(sizes)('greetings, groups, menu and recall, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size, { sandbox: { company: withGroup } })
  })
  afterAll(() => world.close())

  const inGroup =
    (as: string, group: string, text: string, mentions: string[] = ['bot']) =>
    () =>
      world.sandbox.sendText(as, group, text, { mentions })
  const titled = (as: string, words: string) =>
    world.cards(as).filter((card) => card.zh.includes(words)).length

  it('a person who opens the chat is greeted by name, once in a lifetime', async () => {
    const hello = await world.next(zhouTing, () => world.sandbox.enter(zhouTing))
    expect(hello.zh).toContain('你好，周婷')
    expect(hello.en).toContain('Hello')
    for (const _ of [1, 2]) await (await world.sandbox.enter(zhouTing)).delivered
    await world.says(zhouTing, '/帮助')
    expect(titled(zhouTing, '你好，周婷')).toBe(1)
    const form = await world.next(zhouTing, () =>
      world.sandbox.press(zhouTing, hello.messageId, '记一次拜访'),
    )
    expect(form.fields).toContain('said')
  })

  it('the bot introduces itself to a group once, however often it is taken out and put back', async () => {
    const hello = await world.next(wangFang, () => world.sandbox.addBotToGroup(wangFang, newGroup), newGroup)
    expect(hello.zh).toContain('大家好')
    await (await world.sandbox.removeBotFromGroup(wangFang, newGroup)).delivered
    await (await world.sandbox.addBotToGroup(liMing, newGroup)).delivered
    await world.next(liMing, inGroup(liMing, newGroup, '@客情管家 /帮助'), newGroup)
    expect(world.cards(wangFang, newGroup).filter((card) => card.zh.includes('大家好'))).toHaveLength(1)
  })

  it('an entry of the bot’s menu runs its command', async () => {
    const form = await world.next(liMing, () => world.sandbox.menu(liMing, 'visit'))
    expect(form.fields).toContain('said')
    expect((await world.next(liMing, () => world.sandbox.menu(liMing, 'mine'))).zh).toContain(
      '我的拜访和待办',
    )
    expect((await world.next(liMing, () => world.sandbox.menu(liMing, 'no-such-key'))).zh).toContain('帮助')
    expect((await world.next(chenGang, () => world.sandbox.menu(chenGang, 'deliveries'))).zh).toContain(
      '管理员',
    )
  })

  it('in a group the bot answers what mentions it, first or last, and nothing else', async () => {
    const before = world.cards(liMing, sales).length
    const aside = await world.sandbox.sendText(liMing, sales, '/帮助')
    expect(await aside.delivered).toBeUndefined()
    for (const text of ['@客情管家 /帮助', '@客情管家  ／帮助 ', '@客情管家 @周婷 /帮助']) {
      const mentions = text.includes('周婷') ? ['bot', zhouTing] : ['bot']
      expect((await world.next(liMing, inGroup(liMing, sales, text, mentions), sales)).zh).toContain(
        '能帮你做这些',
      )
    }
    expect(world.cards(liMing, sales)).toHaveLength(before + 3)
    const answers = world.sandbox.messages(sales).filter((one) => one.from === 'bot')
    expect(answers.every((one) => one.threadId !== undefined)).toBe(true)
  })

  it('what is only for the private chat is said so in the group; a colleague mentioned in a visit reads as a name', async () => {
    const refused = await world.next(liMing, inGroup(liMing, sales, '@客情管家 /我的'), sales)
    expect(refused.zh).toContain('私聊')
    await world.next(
      liMing,
      inGroup(liMing, sales, '@客情管家 /拜访 万川 王总 今天上午 面谈 和 @周婷 一起去的', ['bot', zhouTing]),
      sales,
    )
    // Who came along is read from it: a name, not the platform's placeholder.
    await world.sandbox.until(() => world.cards(liMing).some((card) => card.zh.includes('周婷')))
    expect(titled(liMing, '@_user')).toBe(0)
  })

  it('words taken back take their open draft with them', async () => {
    const sent = world.sandbox.sendText(liMing, 'bot', '/拜访 万川 王总 今天上午 面谈 说错了要撤回')
    const draft = await world.next(liMing, () => sent)
    const value = buttonValue(draft.card, '确认')
    await world.sandbox.recall(liMing, (await sent).messageId)
    const gone = await world.shows(draft.messageId, '草稿丢掉了')
    expect(gone.zh).not.toContain('说错了要撤回')
    expect(gone.buttons).toEqual([])
    const late = await world.sandbox.pressRaw({
      as: liMing,
      messageId: draft.messageId,
      tag: 'button',
      value,
    })
    expect(late.toast?.content).toContain('刷新')
    expect(
      await world.running.deps.db
        .select()
        .from(visits)
        .where(eq(visits.draftId, String(value.p.draft))),
    ).toEqual([])
  })

  it('a visit that was confirmed stays when its words are taken back', async () => {
    const sent = world.sandbox.sendText(zhouTing, 'bot', '/拜访 万川 王总 今天上午 面谈 确认过的不受影响')
    const draft = await world.next(zhouTing, () => sent)
    await world.press(zhouTing, draft, '确认')
    await (await world.sandbox.recall(zhouTing, (await sent).messageId)).delivered
    expect((await world.says(zhouTing, '/我的')).zh).toContain('确认过的不受影响')
    expect(world.now(draft.messageId).zh).toContain('记好了')
  })

  it('somebody who left the company has no way in any more: no command, no press, no menu', async () => {
    const draft = await world.says(chenGang, '/拜访 万川 王总 今天上午 面谈 走之前没确认的')
    const value = buttonValue(draft.card, '确认')
    await (await world.sandbox.deleteUser(chenGang)).delivered
    const [row] = await world.running.deps.db
      .select({ state: people.state })
      .from(people)
      .where(eq(people.openId, chenGang))
    expect(row?.state).toBe('left')
    const before = world.sandbox.messages(world.sandbox.botChat(chenGang)).length
    const press = await world.sandbox.pressRaw({
      as: chenGang,
      messageId: draft.messageId,
      tag: 'button',
      value,
    })
    expect(press.toast?.content).toContain('还不认识你')
    await (await world.sandbox.menu(chenGang, 'mine')).delivered
    await (await world.sandbox.sendText(chenGang, 'bot', '/客户 万川')).delivered
    await world.says(zhaoMin, '/帮助')
    expect(world.sandbox.messages(world.sandbox.botChat(chenGang))).toHaveLength(before + 1)
    expect(
      await world.running.deps.db
        .select()
        .from(visits)
        .where(eq(visits.draftId, String(value.p.draft))),
    ).toEqual([])
  })
})
