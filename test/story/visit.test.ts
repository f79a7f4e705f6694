import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chenGang, liMing, wangFang, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { optionsOf } from './read-card.ts'
import { openWorld, sizes, type World } from './world.ts'

describe.each(sizes)('a visit in ten seconds, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  it('one sentence becomes a draft with client, kind, time, people and next step, and is saved only on 确认', async () => {
    const draft = await world.says(liMing, '/拜访 万川 王总 今天上午 面谈 聊了二期样板间，周五前发报价')
    expect(draft.zh).toContain('万川置业')
    expect(draft.zh).toContain('面谈')
    expect(draft.zh).toContain('今天 上午')
    expect(draft.zh).toContain('王总')
    expect(draft.zh).toContain('发报价')
    expect(draft.zh).toContain('周五')
    expect(draft.buttons).toContain('确认')
    const before = await world.says(liMing, '/我的')
    expect(before.zh).not.toContain('二期样板间')

    const saved = await world.press(liMing, draft, '确认')
    expect(saved.toast).toContain('记好了')
    expect(saved.zh).toContain('记好了')
    const mine = await world.says(liMing, '/我的')
    expect(mine.zh).toContain('二期样板间')
    expect(mine.zh).toContain('发报价')
  })

  it('plain words in the private chat are a draft as well', async () => {
    const draft = await world.says(zhouTing, '下午三点打电话给银禾陈总，门头材料样板明天寄')
    expect(draft.zh).toContain('银禾')
    expect(draft.zh).toMatch(/电话/)
  })

  it('three visits told in one breath are three drafts on one card', async () => {
    world.clock.set(new Date('2026-11-23T17:40:00+08:00'))
    const draft = await world.says(
      liMing,
      '今天上午去了万川见王总聊二期精装预算卡在三千八一平下午又跑了龙澜跟李工对点位图周四前把报价发他还有华岳打了个电话说月底付款',
    )
    for (const word of ['万川', '龙澜', '华岳', '王总', '李工', '发']) expect(draft.zh).toContain(word)
    expect(draft.zh).toContain('3,800 元/㎡')
    expect(draft.zh).toMatch(/周四/)
  })

  it('the same words within the hour ask before they make a second draft', async () => {
    const text = '华岳 董经理 刚才电话 付款计划周三给'
    await world.says(liMing, text)
    const again = await world.says(liMing, text)
    expect(again.zh).toContain('一模一样')
    const open = await world.press(liMing, again, '再记一次')
    expect(open.buttons).toContain('确认')
  })

  it('/拜访 alone is a form; a field left empty is named beside it and what was typed stays', async () => {
    const form = await world.says(liMing, '/bf')
    expect(form.fields).toEqual(expect.arrayContaining(['client', 'client_typed', 'kind', 'said']))
    const wrong = await world.press(liMing, form, '记下', {
      form: { kind: 'face_to_face', said: '看了样板间' },
    })
    expect(wrong.zh).toContain('还没说是哪家客户')
    expect(JSON.stringify(wrong.card)).toContain('看了样板间')
    const saved = await world.press(liMing, wrong, '记下', {
      form: { client_typed: '万川', kind: 'face_to_face', said: '看了样板间' },
    })
    expect(saved.zh).toContain('记好了')
  })

  it('a saved visit can be taken back for ten minutes and not later', async () => {
    const draft = await world.says(zhouTing, '/拜访 鹿鸣 小沈 昨天下午 电话 客房翻新价格偏高')
    const saved = await world.press(zhouTing, draft, '确认')
    const undo = saved.buttons.find((caption) => caption.startsWith('撤销')) ?? ''
    const undone = await world.press(zhouTing, saved, undo)
    expect(undone.zh).toContain('已撤销')
    const mine = await world.says(zhouTing, '/我的')
    expect(mine.zh).not.toContain('价格偏高')

    const second = await world.press(
      zhouTing,
      await world.says(zhouTing, '/拜访 鹿鸣 小沈 昨天下午 电话 客房翻新想分两期'),
      '确认',
    )
    world.clock.set(new Date(world.clock.now().getTime() + 10 * 60_000))
    const late = await world.press(
      zhouTing,
      second,
      second.buttons.find((caption) => caption.startsWith('撤销')) ?? '',
    )
    expect(late.toast).toContain('过了可以撤销的时间')
    expect((await world.says(zhouTing, '/我的')).zh).toContain('想分两期')
  })

  it('a saved visit can be edited and says so', async () => {
    const saved = await world.press(
      liMing,
      await world.says(liMing, '/拜访 泊岸 林总 今天上午 面谈 中庭效果图第二稿'),
      '确认',
    )
    const form = await world.next(liMing, () => world.sandbox.press(liMing, saved.messageId, '修改'))
    expect(JSON.stringify(form.card)).toContain('中庭效果图第二稿')
    const edited = await world.press(liMing, form, '改好了', { form: { said: '中庭效果图第二稿，林总满意' } })
    expect(edited.zh).toContain('林总满意')
    expect(edited.zh).toContain('改过 1 次')
  })

  it('every next step of a visit can be changed in the form, and given to a colleague', async () => {
    const draft = await world.says(
      liMing,
      '/拜访 万川 王总 今天上午 面谈 聊了大堂，周五前发报价，下周三约设计看现场',
    )
    const form = await world.press(liMing, draft, '修改')
    expect(form.zh).toContain('下一步 2')
    expect(optionsOf(form.card, 'next_owner_2')).toContain(zhouTing)
    const changed = await world.press(liMing, form, '改好了', {
      form: { next_step_2: '约设计小吴看现场', next_owner_2: zhouTing },
    })
    expect(changed.zh).toContain('发报价')
    expect(changed.zh).toContain('约设计小吴看现场')
    expect((await world.press(liMing, changed, '确认')).zh).toContain('记好了')
    expect((await world.says(zhouTing, '/我的')).zh).toContain('约设计小吴看现场')
    // The next form offers first whom the last step was given to.
    const next = await world.says(liMing, '/拜访')
    expect(optionsOf(next.card, 'next_owner')[0]).toBe(zhouTing)
  })

  it('a colleague cannot press somebody else’s draft, and an old card is refreshed instead of obeyed', async () => {
    const draft = await world.says(liMing, '/拜访 万川 孙经理 今天上午 微信 约了周五看现场')
    const value = pressed(draft.card, '确认')
    const raw = { messageId: draft.messageId, tag: 'button', value }
    const foreign = await world.sandbox.pressRaw({ ...raw, as: zhouTing })
    expect(foreign.toast?.content).toContain('李明')
    await world.press(liMing, draft, '确认')
    const stale = await world.sandbox.pressRaw({ ...raw, as: liMing })
    expect(stale.toast?.content).toContain('刷新')
    expect(world.now(draft.messageId).zh).toContain('记好了')
  })

  it('an ambiguous client is asked about, an unknown one is created on the same card', async () => {
    const draft = await world.says(liMing, '/拜访 龙蓝 李工 今天上午 面谈 对点位图')
    expect(draft.zh).toContain('龙澜')
    const unknown = await world.says(liMing, '/拜访 嘉木 胡总 今天上午 面谈 第一次见面，聊了展厅')
    expect(unknown.zh).toContain('嘉木')
    const created = await world.press(liMing, unknown, '建好并选上', {
      form: { name: '嘉木家居（杭州）有限公司', type: 'other', city: '杭州' },
    })
    expect(created.zh).toContain('嘉木家居')
    expect((await world.press(liMing, created, '确认')).zh).toContain('记好了')
    expect((await world.says(liMing, '/客户 嘉木')).zh).toContain('展厅')
  })

  it('a visit in the future, a day that does not exist and one older than a week are held up with the reason', async () => {
    expect((await world.says(liMing, '/拜访 万川 王总 明天上午 面谈 聊预算')).zh).toContain('还没到')
    expect((await world.says(liMing, '/拜访 万川 王总 2月30号 面谈 聊预算')).zh).toContain('2月30号')
    const old = await world.says(liMing, '/拜访 万川 王总 11月2号上午 面谈 补记一次预算会')
    const asked = await world.press(liMing, old, '确认')
    expect(asked.toast).toContain('原因')
    expect(asked.fields).toContain('reason')
  })

  it('in a group the full card goes to the private chat and the thread sees no words of it', async () => {
    const group = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'
    const inThread = await world.next(
      zhouTing,
      () =>
        world.sandbox.sendText(
          zhouTing,
          group,
          '@客情管家 /拜访 星桥 叶工 今天上午 面谈 加固报告有保密条款',
          { mentions: ['bot'] },
        ),
      group,
    )
    expect(inThread.zh).toContain('周婷')
    expect(JSON.stringify(inThread.card)).not.toContain('保密条款')
    const inPrivate = await world.sandbox.until(() => {
      const last = world.sandbox.lastCard(world.sandbox.botChat(zhouTing))
      return last && JSON.stringify(last.card).includes('保密条款') ? last : undefined
    })
    expect(inPrivate.card).toHaveProperty('config.enable_forward', false)
  })

  it('a client card shows owner, last touch, next steps and visits; what a colleague may not read is absent', async () => {
    const own = await world.says(liMing, '/客户 万川')
    expect(own.zh).toContain('李明')
    expect(own.zh).toContain('玄关')
    const other = await world.says(zhouTing, '/客户 wanchuan')
    expect(other.zh).toContain('万川置业')
    expect(other.zh).not.toContain('玄关收纳再加一组')
    expect((await world.says(wangFang, '/kh wc')).zh).toContain('玄关')
  })

  it('a next step is ticked off on the card', async () => {
    const mine = await world.says(zhouTing, '/我的')
    expect(mine.zh).toContain('寄门头材料样板到南京')
    const done = await world.press(zhouTing, mine, '完成')
    expect(done.zh).toMatch(/恢复|完成/)
  })

  it('help shows each person only what they may use; a mistyped command offers the closest', async () => {
    expect((await world.says(chenGang, '/帮助')).zh).not.toContain('投递')
    expect((await world.says(zhaoMin, '/help')).zh).toContain('投递')
    const unknown = await world.says(chenGang, '/拜仿')
    expect(unknown.buttons.some((caption) => caption.includes('拜访'))).toBe(true)
    const opened = await world.next(chenGang, () =>
      world.sandbox.press(chenGang, unknown.messageId, (value) => JSON.stringify(value).includes('visit')),
    )
    expect(opened.fields).toContain('said')
  })
})

/** The callback value of the button with this caption, for a press the client would no longer offer. */
function pressed(card: object, caption: string): unknown {
  const found = JSON.stringify(card).match(
    new RegExp(`"content":"${caption}".*?"value":(\\{"a":.*?"v":\\d+\\})`),
  )
  return JSON.parse(found?.[1] ?? 'null')
}
