import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../src/areas/approvals/index.ts'
import { chenGang, liMing, linXiao, sunLi, wangFang, zhengGuodong, zhouTing } from '../../src/demo/company.ts'
import { clientNamed, ctxOf } from '../../src/demo/find.ts'
import { buttonValue } from './read-card.ts'
import { openWorld, sizes, type World } from './world.ts'

describe.each(sizes)('a decision is asked for, made and remembered, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  /** Somebody asks; the kind is that of leave to see a client, whoever is to decide it. */
  const asks = async (who: string, roles: Parameters<typeof ask>[1]['steps'], reason: string) => {
    const { deps } = world.running
    const id = await deps.db.transaction(async (tx) => {
      const ctx = await ctxOf(deps, tx, who, world.clock.now())
      const client = await clientNamed(tx, '星桥城市更新有限公司')
      const about = { kind: 'access', entity: 'clients', entityId: `${client.id}/${ctx.actor.id}/${reason}` }
      const asked = await ask(ctx, {
        ...about,
        clientId: client.id,
        reason,
        payload: { hours: 72 },
        steps: roles,
        policyVersion: 0,
      })
      if (!asked.ok) throw new Error(asked.refusal.code)
      return asked.value
    })
    deps.queue.poke('outbox')
    await world.idle()
    return id
  }
  const cardOf = (who: string, words: string) => {
    const card = world.cards(who).findLast((one) => one.zh.includes(words))
    if (!card) throw new Error(`${who} has no card with ${words}`)
    return card
  }
  const heads = [{ role: 'head_of_sales' }] as const

  it('goes from one step to the next on the cards, each of which shows where it stands', async () => {
    await asks(liMing, [...heads, { role: 'general_manager' }], '两步都要批')
    const mine = cardOf(liMing, '两步都要批')
    expect(mine.buttons).toEqual(['撤回'])
    expect(mine.zh).toContain('第 1 步，共 2 步')
    const first = await world.press(wangFang, cardOf(wangFang, '两步都要批'), '附一句话')
    expect(first.fields).toEqual(['note'])
    const agreed = await world.press(wangFang, first, '同意', { form: { note: '只看基础资料' } })
    expect(agreed.toast).toContain('接着请 郑国栋 批')
    expect(agreed.buttons).toEqual([])
    await world.idle()
    expect(world.now(mine.messageId).zh).toContain('在等 郑国栋')
    await world.press(zhengGuodong, cardOf(zhengGuodong, '只看基础资料'), '同意')
    await world.idle()
    expect(world.now(mine.messageId).zh).toContain('最新的那张在下面')
    expect(cardOf(liMing, '两步都要批').zh).toMatch(/郑国栋 11月2\d日 .*同意了/)
    expect(cardOf(liMing, '两步都要批').en).toContain('Approved by 郑国栋, Mon, Nov 23')
    expect(cardOf(liMing, '可以看').zh).toContain('星桥')
  })

  it('the proposer who taps 同意 on their own proposal is refused in plain words', async () => {
    await asks(wangFang, [{ role: 'deputy_gm' }], '自己的提案')
    const theirs = cardOf(sunLi, '自己的提案')
    const forwarded = { messageId: theirs.messageId, tag: 'button', value: buttonValue(theirs.card, '同意') }
    const own = await world.sandbox.pressRaw({ ...forwarded, as: wangFang })
    expect(own.toast?.content).toBe('自己提的不能自己批，已经请 孙丽 来批了。')
    const other = await world.sandbox.pressRaw({ ...forwarded, as: chenGang })
    expect(other.toast?.content).toBe('这件事请的是 孙丽 来批，你不用点。')
    expect(world.now(theirs.messageId).buttons).toContain('同意')
  })

  it('it goes back only with a reason, which reaches the proposer as a new message', async () => {
    await asks(liMing, heads, '会被退回的')
    const form = await world.press(wangFang, cardOf(wangFang, '会被退回的'), '退回')
    const empty = await world.press(wangFang, form, '退回', { form: { note: ' ' } })
    expect(empty.zh).toContain('写一句为什么退回')
    const back = await world.next(liMing, () =>
      world.press(wangFang, empty, '退回', { form: { note: '星桥有保密条款，先找法务' } }),
    )
    expect(back.zh).toContain('星桥有保密条款')
    expect(back.zh).toContain('改好后重新提')
  })

  it('two approvers at once: one decides, the other reads who did', async () => {
    await asks(liMing, [{ role: 'manager' }], '谁先批都行')
    const approvers = [wangFang, zhengGuodong, sunLi].filter((who) =>
      world.cards(who).some((card) => card.zh.includes('谁先批都行')),
    )
    const [one, two] = approvers
    if (!one || !two) throw new Error('the demo has fewer than two managers')
    const answers = await Promise.all(
      [one, two].map((who) => world.press(who, cardOf(who, '谁先批都行'), '同意')),
    )
    const toasts = answers.map((answer) => answer.toast)
    expect(toasts.filter((toast) => toast === '同意了。')).toHaveLength(1)
    expect(toasts.filter((toast) => toast.includes('已经同意了，卡片帮你刷新了'))).toHaveLength(1)
    for (const { zh, buttons } of answers) {
      expect(zh).toContain('已同意')
      expect(buttons).toEqual([])
    }
  })

  it('/审批 shows what waits for me and what I asked for; a button brings the card to the end of the chat', async () => {
    await asks(zhouTing, [{ role: 'legal' }], '等林晓看')
    const list = await world.says(linXiao, '/审批')
    expect(list.zh).toContain('等我批')
    expect(list.zh).toContain('周婷')
    const before = cardOf(linXiao, '等林晓看')
    const opened = await world.next(linXiao, () => world.press(linXiao, list, '打开'))
    expect(opened.buttons).toEqual(['同意', '退回', '附一句话'])
    await world.idle()
    expect(world.now(before.messageId).buttons).toEqual([])
    const mine = await world.says(zhouTing, '/sp')
    expect(mine.zh).toContain('在等 林晓')
    const withdrawn = await world.press(zhouTing, cardOf(zhouTing, '等林晓看'), '撤回')
    expect(withdrawn.zh).toContain('已撤回')
    const late = await world.sandbox.pressRaw({
      as: linXiao,
      messageId: opened.messageId,
      tag: 'button',
      value: buttonValue(opened.card, '同意'),
    })
    expect(late.toast?.content).toContain('周婷 已经撤回了')
    expect((await world.says(linXiao, '/approvals')).zh).not.toContain('等林晓看')
  })

  it('the clock reminds, asks higher up and issues cards anew; a bot that was down makes up for it once', async () => {
    const id = await asks(zhouTing, [{ role: 'legal' }], '没人理的')
    const count = (who: string) => world.cards(who).filter((card) => card.zh.includes('没人理的')).length
    await world.passes(new Date('2026-11-24T18:00:00+08:00'))
    expect(cardOf(linXiao, '没人理的').zh).toContain('等了一阵了')
    await world.restart(async () => world.clock.set(new Date('2026-12-07T02:00:00+08:00')))
    await world.passes(new Date('2026-12-07T08:00:00+08:00'))
    expect(count(zhengGuodong)).toBe(0)
    for (const minute of ['00', '01']) await world.passes(new Date(`2026-12-07T09:${minute}:00+08:00`))
    // Everything else that waited is due as well: he gets one list, and opens this one from it.
    const lists = world.cards(zhengGuodong).filter((card) => card.zh.includes('件在等你批'))
    expect(lists).toHaveLength(1)
    expect(count(zhengGuodong)).toBe(0)
    const opens = (value: unknown) => JSON.stringify(value).includes(id)
    await world.next(zhengGuodong, () => world.sandbox.press(zhengGuodong, lists[0]?.messageId ?? '', opens))
    expect(count(zhengGuodong)).toBe(1)
    expect(count(linXiao)).toBe(1)
    expect(count(zhouTing)).toBe(1)
    const decided = await world.press(zhengGuodong, cardOf(zhengGuodong, '没人理的'), '同意')
    expect(decided.zh).toContain('已同意')
  })
})
