import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessLog } from '../../drizzle/schema/access.ts'
import { planItems } from '../../drizzle/schema/plans.ts'
import { liMing, zhouQiang, zhouTing } from '../../src/demo/company.ts'
import { planned } from './planned.ts'
import { openWorld, type World } from './world.ts'

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)

describe('the day of a planned meeting', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('embedded')
  }, 60_000)
  afterAll(() => w.close())

  const titled = (who: string, title: string) => w.cards(who).filter(({ zh }) => zh.includes(title))
  const statusOf = async (id: string) =>
    (await w.running.deps.db.select().from(planItems).where(eq(planItems.id, id)))[0]?.status

  test('half an hour before, everybody who goes reads what they may of the client, and the reads are logged', async () => {
    await planned(w, {
      startAt: at('2026-11-24 14:30'),
      ours: [zhouQiang],
      place: '万川总部',
      theirs: ['王总'],
    })
    await w.passes(at('2026-11-24 13:59'))
    expect(titled(liMing, '会前准备')).toHaveLength(0)
    await w.passes(at('2026-11-24 14:00'))
    await w.passes(at('2026-11-24 14:05'))
    const [brief, ...others] = titled(liMing, '会前准备')
    expect(others).toEqual([])
    expect(brief?.zh).toMatch(/11月\d+日 周. 14:30.*面谈/)
    for (const words of ['万川总部', '春季翻新', '王', '上次聊到']) expect(brief?.zh).toContain(words)
    const [colleague] = titled(zhouQiang, '会前准备')
    expect(colleague?.zh).toContain('你还看不了')
    expect(colleague?.zh).not.toMatch(/春季翻新|王总|上次聊到/)
    const reads = await w.running.deps.db.select().from(accessLog).where(eq(accessLog.purpose, 'brief'))
    expect(new Set(reads.map(({ actor }) => actor)).size).toBe(1)
  })

  test('a morning meeting is prepared the evening of the workday before; moved, once more for its new time', async () => {
    const before = titled(zhouTing, '会前准备').length
    const id = await planned(w, {
      client: '银禾餐饮连锁股份有限公司',
      owner: zhouTing,
      startAt: at('2026-11-30 09:30'),
    })
    await w.passes(at('2026-11-27 17:29'))
    expect(titled(zhouTing, '会前准备')).toHaveLength(before)
    await w.passes(at('2026-11-27 17:30'))
    expect(titled(zhouTing, '会前准备')).toHaveLength(before + 1)
    const { db } = w.running.deps
    await db
      .update(planItems)
      .set({ startAt: at('2026-12-01 15:00'), version: 2 })
      .where(eq(planItems.id, id))
    await w.passes(at('2026-11-30 09:00'))
    await w.passes(at('2026-12-01 14:30'))
    expect(titled(zhouTing, '会前准备')).toHaveLength(before + 2)
  })

  test('after an outage the brief of a meeting that is over is not sent, one ahead is', async () => {
    const before = titled(liMing, '会前准备').length
    await planned(w, { startAt: at('2026-12-02 10:30') })
    await planned(w, { startAt: at('2026-12-02 15:00') })
    await w.passes(at('2026-12-02 08:00'))
    await w.passes(at('2026-12-02 14:50'))
    expect(titled(liMing, '会前准备')).toHaveLength(before + 1)
  })

  test('in the evening each of today’s meetings becomes a visit with one tap', async () => {
    const done = await planned(w, { startAt: at('2026-12-03 10:00') })
    const open = await planned(w, {
      client: '华岳置地（华东）有限公司',
      startAt: at('2026-12-03 14:00'),
      theirs: ['张伟'],
    })
    await planned(w, { client: '云栖谷文化发展有限公司', startAt: at('2026-12-03 19:00') })
    await w.passes(at('2026-12-03 11:30'))
    await w.press(liMing, await w.says(liMing, '今天上午去万川见了王总，聊了样板间'), '确认')
    await w.passes(at('2026-12-03 17:29'))
    expect(titled(liMing, '今天的安排')).toHaveLength(0)
    await w.passes(at('2026-12-03 17:30'))
    await w.passes(at('2026-12-03 17:45'))
    const [evening] = titled(liMing, '今天的安排')
    expect(titled(liMing, '今天的安排')).toHaveLength(1)
    expect(await statusOf(done)).toBe('done')
    expect(evening?.buttons.filter((one) => one === '记成拜访')).toHaveLength(1)
    expect(evening?.zh).toMatch(/万川.*已记好/s)
    expect(evening?.zh).toMatch(/云栖谷.*还没开始/s)
    if (!evening) return
    const draft = await w.next(liMing, () => w.press(liMing, evening, '记成拜访'))
    expect(w.now(evening.messageId).zh).toContain('草稿在下面')
    expect(JSON.stringify(draft.card)).toMatch(/张伟.*2026-12-03 14:00|2026-12-03 14:00.*张伟/s)
    await w.press(liMing, draft, '记下', { form: { said: '看了二期现场，要再报一版价' } })
    await w.passes(at('2026-12-03 17:46'))
    expect(await statusOf(open)).toBe('done')
    expect(w.now(evening.messageId).zh).not.toContain('草稿在下面')
  })

  test('a visit taken back opens its meeting again; a phone call of that day is no meeting', async () => {
    const id = await planned(w, { startAt: at('2026-12-04 10:00') })
    await w.passes(at('2026-12-04 11:00'))
    await w.press(liMing, await w.says(liMing, '刚才给万川王总打了电话，改到下午'), '确认')
    await w.passes(at('2026-12-04 11:06'))
    expect(await statusOf(id)).toBe('published')
    const saved = await w.press(liMing, await w.says(liMing, '今天上午去万川见王总，看了样板间现场'), '确认')
    await w.passes(at('2026-12-04 11:12'))
    expect(await statusOf(id)).toBe('done')
    await w.press(liMing, w.now(saved.messageId), saved.buttons.find((one) => one.startsWith('撤销')) ?? '')
    await w.passes(at('2026-12-04 11:18'))
    expect(await statusOf(id)).toBe('published')
  })
})
