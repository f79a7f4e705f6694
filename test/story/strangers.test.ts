import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people } from '../../drizzle/schema/people.ts'
import { company, liMing, zhaoMin } from '../../src/demo/company.ts'
import type { CompanySeed } from '../../src/sandbox/company.ts'
import { buttonValue } from './read-card.ts'
import { openWorld, sizes, type World } from './world.ts'

const newcomer = `ou_${'6a'.repeat(16)}`
const presser = `ou_${'7a'.repeat(16)}`
const unreached = `ou_${'a'.repeat(32)}`
const outsider = `ou_${'8a'.repeat(16)}`
const group = `oc_${'d'.repeat(32)}`

const person = (openId: string, name: string, available = true) => ({
  openId,
  unionId: openId.replace('ou_', 'on_'),
  userId: openId.slice(3, 9),
  name,
  enName: name,
  department: '销售一部',
  role: '销售',
  avatar: '#3370ff',
  locale: 'zh_cn' as const,
  available,
})

/** The demo's company, two colleagues the bot has not met, and somebody of another company in a common group. */
const withStrangers: CompanySeed = {
  ...company,
  people: [
    ...company.people,
    person(newcomer, '新来的小吴', false),
    person(presser, '新来的小郑', false),
    person(unreached, '新来的小钱', false),
    person(outsider, '外人', false),
  ],
  groups: [
    ...company.groups,
    { chatId: group, name: '项目群', members: [liMing, presser, outsider], botIn: true },
  ],
}

describe.each(sizes)('somebody the bot has not met, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size, { sandbox: { company: withStrangers } })
    // They join once the first look at the directory is over, and the event that tells of them is lost.
    await world.idle()
    for (const openId of [newcomer, presser, unreached]) world.sandbox.hideUser(openId, false)
  })
  afterAll(() => world.close())

  const known = async (openId: string) =>
    (
      await world.running.deps.db
        .select({ name: people.name, roles: people.roles, state: people.state })
        .from(people)
        .where(eq(people.openId, openId))
    )[0]

  it('a colleague who writes for the first time is looked up in the directory, and the very message that waited is handled', async () => {
    expect(await known(newcomer)).toBeUndefined()
    const agreement = await world.says(newcomer, '/拜访 万川 王总 今天上午 面谈 新人的第一条')
    expect(agreement.zh).toContain('先签保密协议')
    const draft = await world.next(newcomer, () => world.signs(newcomer))
    expect(draft.zh).toContain('新人的第一条')
    expect(await known(newcomer)).toEqual({ name: '新来的小吴', roles: ['sales'], state: 'active' })
    expect((await world.press(newcomer, draft, '确认')).zh).toContain('记好了')
    expect((await world.says(newcomer, '/我的')).zh).toContain('新人的第一条')
  })

  it('several messages sent while the directory is asked are each handled once, in their order', async () => {
    const third = `ou_${'9a'.repeat(16)}`
    const other = await openWorld(size, {
      sandbox: { company: { ...company, people: [...company.people, person(third, '新来的小孙', false)] } },
    })
    try {
      await other.idle()
      other.sandbox.hideUser(third, false)
      other.sandbox.setFaults([{ api: 'contact/v3/users', kind: '500', times: 1 }])
      for (const word of ['/帮助', '/我的', '/帮助'])
        await (await other.sandbox.sendText(third, 'bot', word)).delivered
      await other.sandbox.until(() => other.cards(third).length >= 3)
      expect(other.cards(third).map((card) => card.zh.split('\n')[0])).toHaveLength(3)
    } finally {
      await other.close()
    }
  })

  it('a press of somebody new is answered at once and done when the directory knows them', async () => {
    const shown = await world.next(
      liMing,
      () => world.sandbox.sendText(liMing, group, '@客情管家 /帮助', { mentions: ['bot'] }),
      group,
    )
    const value = buttonValue(
      shown.card,
      shown.buttons.find((caption) => caption.includes('我的')) ?? '用一下',
    )
    const answer = await world.next(presser, async () => {
      const reply = await world.sandbox.pressRaw({
        as: presser,
        messageId: shown.messageId,
        tag: 'button',
        value,
      })
      expect(reply.toast?.content).toContain('通讯录')
    })
    expect(answer.zh).not.toBe('')
    expect(await known(presser)).toMatchObject({ state: 'active' })
  })

  it('when the directory never answers, the person is told, the message is kept, and an admin can take it up again', async () => {
    world.sandbox.setFaults([{ api: 'contact/v3/users', kind: '500' }])
    await (await world.sandbox.sendText(unreached, 'bot', '/帮助')).delivered
    const told = await world.next(unreached, () => world.afterAllTries())
    expect(told.zh).toContain('什么都没有存')
    world.sandbox.setFaults([])
    const list = await world.says(zhaoMin, '/投递')
    const answer = await world.next(unreached, () => world.press(zhaoMin, list, '重新处理'))
    expect(answer.zh).not.toContain('什么都没有存')
    expect(await known(unreached)).toMatchObject({ state: 'active' })
  })

  it('an outsider in a common group is turned away politely, in the thread, and sees no client', async () => {
    const asked = () => world.sandbox.sendText(outsider, group, '@客情管家 /客户 万川', { mentions: ['bot'] })
    const first = await world.next(outsider, asked, group)
    expect(first.zh).toContain('我还不认识你')
    expect(await known(outsider)).toEqual({ name: '', roles: [], state: 'outside' })
    // Known as an outsider now: the second answer needs no directory.
    const calls = () => world.sandbox.apiCalls().filter((call) => call.path.includes(outsider)).length
    const before = calls()
    const second = await world.next(outsider, asked, group)
    expect(second.zh).toBe(first.zh)
    expect(calls()).toBe(before)
    for (const card of [first, second])
      for (const secret of ['万川置业', '李明', '玄关'])
        expect(JSON.stringify(card.card)).not.toContain(secret)
  })

  it('an outsider’s press on a card does nothing and tells them nothing', async () => {
    const mine = await world.says(liMing, '/拜访 万川 王总 今天上午 面谈 外人不该看到')
    const value = buttonValue(mine.card, '确认')
    const reply = await world.sandbox.pressRaw({
      as: outsider,
      messageId: mine.messageId,
      tag: 'button',
      value,
    })
    expect(reply.toast?.content).toContain('还不认识你')
    expect(JSON.stringify(reply)).not.toContain('外人不该看到')
    expect(world.now(mine.messageId).buttons).toContain('确认')
  })

  it('an outsider’s private message is refused; that Lark would not deliver the refusal is on the admin’s list', async () => {
    const before = world.sandbox.messages(world.sandbox.botChat(outsider)).length
    await (await world.sandbox.sendText(outsider, 'bot', '万川的报价是多少')).delivered
    await world.sandbox.until(() => world.sandbox.apiCalls().some((call) => call.code === 230013))
    expect(world.sandbox.messages(world.sandbox.botChat(outsider))).toHaveLength(before + 1)
    const list = await world.says(zhaoMin, '/投递')
    expect(list.zh).toContain('不在应用的可用范围')
    expect(list.zh).toContain('230013')
  })

  it('an hour later an outsider is looked up again, and may have become a colleague', async () => {
    world.clock.set(new Date(world.clock.now().getTime() + 3_700_000))
    const before = world.sandbox.apiCalls().length
    await world.next(
      outsider,
      () => world.sandbox.sendText(outsider, group, '@客情管家 /帮助', { mentions: ['bot'] }),
      group,
    )
    expect(
      world.sandbox
        .apiCalls()
        .slice(before)
        .some((call) => call.path.includes(outsider)),
    ).toBe(true)
  })
})
