import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientFigures, clients } from '../../drizzle/schema/clients.ts'
import { heWei, liMing, linXiao, sunLi, wangFang, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { openWorld, sizes, type World } from './world.ts'

const group = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'

describe.each(sizes)('the book of clients, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const record = async (name: string) => {
    const [row] = await world.running.deps.db.select().from(clients).where(eq(clients.name, name))
    return row
  }

  it('each standing sees its parts of a client, and the others are not there at all', async () => {
    const owner = await world.says(liMing, '/客户 万川')
    for (const word of ['战略', '基础资料', '91330106MA2CXY7T5', '合同与金额', '沟通记录', '改资料', '玄关'])
      expect(owner.zh).toContain(word)
    expect(owner.buttons).not.toContain('申请查看')
    for (const who of [wangFang, sunLi])
      expect((await world.says(who, '/客户 万川')).zh).toContain('合同与金额')
    const legal = await world.says(linXiao, '/客户 万川')
    expect(legal.zh).toContain('合同与金额')
    expect(legal.buttons).not.toContain('改资料')
    for (const who of [zhouTing, heWei, zhaoMin]) {
      const closed = await world.says(who, '/客户 万川')
      expect(closed.zh).toContain('客户经理 李明')
      expect(closed.zh).toContain('战略')
      for (const word of ['基础资料', '合同与金额', '沟通记录', '杭州 ·', '玄关', '待办', '9133'])
        expect(closed.zh.replace('万川置业（杭州）有限公司', '')).not.toContain(word)
      expect(closed.buttons).toContain('申请查看')
    }
    // Somebody who once went there still reads what they wrote themselves.
    await world.press(
      zhouTing,
      await world.says(zhouTing, '/拜访 万川 王总 今天上午 面谈 替李明送了样册'),
      '确认',
    )
    const own = await world.says(zhouTing, '/客户 万川')
    expect(own.zh).toContain('替李明送了样册')
    expect(own.zh).not.toContain('玄关')
  })

  it('in a group name and owner are said, nothing else', async () => {
    const said = await world.next(
      liMing,
      () => world.sandbox.sendText(liMing, group, '@客情管家 /客户 万川', { mentions: ['bot'] }),
      group,
    )
    expect(said.zh).toContain('李明')
    for (const word of ['玄关', '合同', '9133']) expect(JSON.stringify(said.card)).not.toContain(word)
  })

  it('scenario 4: one sentence, full-width; the letter no code has is offered as the digit, and a double is asked about', async () => {
    const form = await world.says(
      liMing,
      '新增：华岳置地（华东），代码91310115MA1K4ABCＩ8，年额２３００万，张 伟 １３８ 0013 8000',
    )
    expect(form.zh).toContain('校验没过')
    expect(form.buttons).toContain('改成 91310115MA1K4ABC18')
    const typed = {
      name: '华岳置地（华东）',
      uscc: '91310115MA1K4ABCI8',
      annual: '2300万',
      contact_name: '张伟',
      contact_phone: '138 0013 8000',
    }
    expect(JSON.stringify(form.card)).toContain('2300万')
    const asked = await world.press(liMing, form, '改成 91310115MA1K4ABC18', { form: typed })
    expect(asked.zh).toContain('像是已经有了')
    expect(asked.zh).toContain('名字一样')
    expect(asked.buttons).toContain('用已有的')
    expect(await record('华岳置地（华东）')).toBeUndefined()
    const made = await world.press(liMing, asked, '仍然新建', {
      form: { ...typed, uscc: '91310115MA1K4ABC18', anyway: '华东分公司单独签约' },
    })
    expect(made.toast).toContain('建好了')
    const row = await record('华岳置地（华东）')
    expect(row).toMatchObject({ uscc: '91310115MA1K4ABC18' })
    const [figure] = await world.running.deps.db
      .select()
      .from(clientFigures)
      .where(eq(clientFigures.clientId, row?.id ?? ''))
    expect(figure?.yuan).toBe(23_000_000)
    expect(made.zh).toContain('2,300 万元')
    expect(made.zh).toContain('待同意')
    expect(made.zh).toContain('138****8000')
    expect(made.zh).not.toContain('13800138000')
  })

  it('a code that fails is kept only with a reason, and a wrong amount is named beside its field', async () => {
    const form = await world.says(liMing, '/客户 新增 青禾置业，代码91310115MA1H8R7C6D')
    const wrong = await world.press(liMing, form, '建好', {
      form: { name: '青禾置业', uscc: '91310115MA1H8R7C6D', annual: '-5万' },
    })
    expect(wrong.zh).toContain('金额要大于零')
    const made = await world.press(liMing, wrong, '建好', {
      form: {
        name: '青禾置业',
        uscc: '91310115MA1H8R7C6D',
        uscc_reason: '对方执照上就是这样',
        annual: '',
      },
    })
    expect(made.toast).toContain('建好了')
    expect(made.zh).toContain('已说明原因')
  })

  it('a name that is there already is asked about when a visit creates its client', async () => {
    const draft = await world.says(zhouTing, '/拜访 嘉禾木业 林总 今天上午 面谈 第一次见面')
    const asked = await world.press(zhouTing, draft, '建好并选上', { form: { name: '清河置业' } })
    expect(asked.toast).toContain('很像')
    expect(asked.buttons).toContain('青禾置业')
    const chosen = await world.press(zhouTing, asked, '青禾置业')
    expect(chosen.zh).toContain('青禾置业')
  })

  it('amounts are read as people type them, signed today at the latest, and cancelled rather than deleted', async () => {
    const card = await world.says(liMing, '/金额 青禾 合同 3200万 一期精装')
    expect(JSON.stringify(card.card)).toContain('一期精装')
    const wrong = await world.press(liMing, card, '记下', {
      form: { kind: 'contract', amount: '3200', label: '一期精装', day: '2026-11-24 +0800' },
    })
    expect(wrong.zh).toContain('可能是')
    expect(wrong.zh).toContain('签约日还没到')
    const kept = await world.press(liMing, wrong, '记下', {
      form: { kind: 'contract', amount: '3200万', label: '一期精装', day: '2026-11-23 +0800' },
    })
    expect(kept.toast).toContain('3,200 万元')
    expect(kept.zh).toContain('近 12 个月签约 3,200 万元')
    const gone = await world.press(liMing, kept, '作废')
    expect(gone.zh).toContain('近 12 个月签约 0 元')
    expect(gone.zh).toContain('作废')
    expect((await world.says(zhouTing, '/金额 青禾')).zh).toContain('不在你名下')
  })

  it('a record is edited on its card; a group is named as a client of the book', async () => {
    const card = await world.says(liMing, '/客户 青禾')
    const form = await world.press(liMing, card, '改资料')
    const wrong = await world.press(liMing, form, '改好了', {
      form: { name: '青禾置业', group: '没有这个集团' },
    })
    expect(wrong.zh).toContain('客户本里没有')
    const saved = await world.press(liMing, wrong, '改好了', {
      form: { name: '青禾置业', group: '万川', aliases: '青禾、小青禾', business: '产业园', city: '宁波' },
    })
    expect(saved.toast).toBe('改好了。')
    for (const word of ['万川置业', '小青禾', '产业园', '宁波']) expect(saved.zh).toContain(word)
    const late = await world.press(liMing, card, '改资料')
    expect(late.toast ?? '').toBeDefined()
  })

  it('two records of one company are taken together with everything, and apart again; links follow', async () => {
    const old = await world.says(liMing, '/客户 云栖谷')
    const compared = await world.says(liMing, '/合并 青禾 云栖谷')
    expect(compared.zh).toContain('合并这两家')
    const merged = await world.press(liMing, compared, '留「青禾置业」')
    expect(merged.zh).toContain('2026年12月23日'.slice(5))
    expect((await world.says(liMing, '/客户 云栖谷')).zh).toContain('青禾置业')
    const log = await world.next(liMing, () => world.sandbox.press(liMing, old.messageId, '记一次拜访'))
    expect(JSON.stringify(log.card)).toContain('青禾置业')
    const apart = await world.press(liMing, merged, '拆开')
    expect(apart.zh).toContain('又是两家了')
    expect((await world.says(liMing, '/客户 云栖谷')).zh).toContain('云栖谷文化')
  })

  it('whoever is not in charge of both cannot merge them', async () => {
    expect((await world.says(zhouTing, '/合并 万川 龙澜商业')).zh).toContain('不在你名下')
    expect((await world.says(liMing, '/合并 万川 银禾')).zh).toContain('不在你名下')
  })
})
