import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyAt } from '../../src/areas/policy/index.ts'
import { liMing, zhaoMin } from '../../src/demo/company.ts'
import { openWorld, sizes, type World } from './world.ts'

/** The component whose callback value holds this text. */
const carries =
  (text: string) =>
  (value: unknown): boolean =>
    (JSON.stringify(value) ?? '').includes(text)

describe.each(sizes)('the company policy, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const top = async () =>
    (await policyAt(world.running.deps.db, world.clock.now())).policy['tiering.top_yuan']
  /** From the home card to the form of the value with this name, in its chapter. */
  const formOf = async (chapter: string, key: string) => {
    const home = await world.says(zhaoMin, '/政策')
    const opened = await world.press(zhaoMin, home, chapter)
    return world.press(zhaoMin, opened, carries(`"key":"${key}"`))
  }

  it('is for admins only', async () => {
    expect((await world.says(liMing, '/政策')).zh).toContain('管理员')
    const home = await world.says(zhaoMin, '/政策')
    expect(home.zh).toContain('公司政策')
    expect(home.en).toContain('ompany policy')
  })

  it('a wrong value is refused beside its field, with the reason, and nothing is changed', async () => {
    const form = await formOf('客户分级', 'tiering.top_yuan')
    for (const typed of ['五千来万', '很多', '1万']) {
      const wrong = await world.press(zhaoMin, form, carries('policy.submit'), {
        form: { value: typed },
      })
      expect(wrong.zh, typed).not.toContain('确认修改')
      expect(wrong.fields).toContain('value')
    }
    expect(await top()).toBe(50_000_000)
  })

  it('a change shows whose tier would move, is confirmed with a reason, and holds from its day on', async () => {
    const form = await formOf('客户分级', 'tiering.top_yuan')
    const draft = await world.press(zhaoMin, form, carries('policy.submit'), {
      form: { value: '9000万', from: '2026-12-01 +0800' },
    })
    expect(draft.zh).toContain('9,000 万元')
    expect(draft.zh).toMatch(/战略/)
    const bare = await world.press(zhaoMin, draft, carries('policy.confirm'), {
      form: { why: '   ' },
    })
    expect(bare.fields).toContain('why')
    const saved = await world.press(zhaoMin, world.now(draft.messageId), carries('policy.confirm'), {
      form: { why: '行业涨价' },
    })
    expect(saved.toast).toContain('1')
    expect(await top()).toBe(50_000_000)
    await world.passes(new Date('2026-12-01T00:00:01+08:00'))
    expect(await top()).toBe(90_000_000)
    const history = await world.says(zhaoMin, '/政策 历史')
    expect(history.zh).toContain('行业涨价')
    expect(history.zh).toContain('赵敏')
  })

  it('the whole policy goes out as one commented file and comes back changed; wrong lines are named', async () => {
    const chat = world.sandbox.botChat(zhaoMin)
    await (await world.sandbox.sendText(zhaoMin, 'bot', '/政策 导出')).delivered
    const sent = await world.sandbox.until(() =>
      world.sandbox.messages(chat).find((message) => message.from === 'bot' && message.msgType === 'file'),
    )
    expect(sent.content).toContain('file_key')

    await world.says(zhaoMin, '/政策 导入')
    const broken = await world.next(zhaoMin, () =>
      world.sandbox.sendFile(
        zhaoMin,
        'bot',
        Buffer.from('tiering:\n  base_yuan: viel\n  no_such_key: 1\n'),
        'policy.yaml',
      ),
    )
    expect(broken.zh).toContain('第 2 行')
    expect(broken.zh).toContain('第 3 行')
    expect((await policyAt(world.running.deps.db, world.clock.now())).policy['tiering.base_yuan']).toBe(
      5_000_000,
    )

    await world.says(zhaoMin, '/政策 导入')
    const draft = await world.next(zhaoMin, () =>
      world.sandbox.sendFile(zhaoMin, 'bot', Buffer.from('tiering:\n  base_yuan: 6000000\n'), 'policy.yaml'),
    )
    expect(draft.zh).toContain('600 万元')
  })
})
