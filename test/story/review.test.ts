import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clients } from '../../drizzle/schema/clients.ts'
import { people } from '../../drizzle/schema/people.ts'
import { reviewItems, reviewRounds } from '../../drizzle/schema/review.ts'
import { tierChanges } from '../../drizzle/schema/tiering.ts'
import { liMing, sunLi, wangFang, zhengGuodong, zhouTing } from '../../src/demo/company.ts'
import { clientNamed } from '../../src/demo/find.ts'
import { buttonValue } from './read-card.ts'
import { type CardInChat, openWorld, type World } from './world.ts'

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const said = { data: 'right', market: '集采改成区域分散', feedback: '王总说明年预算砍半' }

describe('the half-yearly review of January 2027', () => {
  let world: World
  const db = () => world.running.deps.db
  const tiered = { 万川: 'strategic', 龙澜商业: 'important', 银禾: 'general' }
  const idOf = async (name: string) => (await clientNamed(db(), name)).id
  const itemOf = async (name: string) => {
    const [row] = await db()
      .select()
      .from(reviewItems)
      .where(eq(reviewItems.clientId, await idOf(name)))
    if (!row) throw new Error(`no review item for ${name}`)
    return row
  }
  const personOf = async (openId: string) => {
    const [row] = await db().select().from(people).where(eq(people.openId, openId))
    return row?.id ?? ''
  }
  /** The latest card in somebody's chat that says all these words. */
  const latest = (as: string, ...words: string[]): CardInChat => {
    const found = world.cards(as).findLast((card) => words.every((one) => card.zh.includes(one)))
    if (!found) throw new Error(`${as} has no card with ${words.join(', ')}`)
    return found
  }
  /** Notices of this review, not of the one the demo brings. */
  const lateCards = (as: string) =>
    world.cards(as).filter((card) => card.zh.includes('复核逾期 1 家') && card.zh.includes('2027 年上半年'))
  const opens = async (as: string, name: string) => {
    const { id } = await itemOf(name)
    const list = latest(as, '复核：你的客户')
    const pressed = (value: unknown) =>
      JSON.stringify(value).includes('"review.open"') && JSON.stringify(value).includes(id)
    return world.next(as, () => world.press(as, list, pressed))
  }

  beforeAll(async () => {
    world = await openWorld('company')
    // A company of three tiered clients, whatever else the demo brings.
    await db().delete(reviewItems)
    await db().delete(reviewRounds)
    await db().update(clients).set({ tier: null, tierSince: null })
    for (const [name, tier] of Object.entries(tiered))
      await db()
        .update(clients)
        .set({ tier, tierSince: '2026-01-01' })
        .where(eq(clients.id, await idOf(name)))
    await db()
      .delete(tierChanges)
      .where(inArray(tierChanges.status, ['applied', 'waiting', 'dropped']))
  })
  afterAll(() => world.close())

  it('opens on the first workday of January at nine, not a minute before, with one list per account owner', async () => {
    await world.passes(at('2027-01-04 08:59'))
    expect(await db().$count(reviewItems)).toBe(0)
    await world.passes(at('2027-01-04 09:00'))
    const mine = latest(liMing, '复核：你的客户')
    expect(mine.zh).toContain('还有 2 家没交')
    expect(mine.zh).toContain('万川置业')
    expect(mine.zh).toContain('龙澜商业')
    expect(mine.zh).not.toContain('银禾')
    expect(latest(zhouTing, '复核：你的客户').zh).toContain('银禾')
    expect(latest(wangFang, '复核进度').zh).toContain('没交 3')
    // Looked at again, nothing is sent twice.
    const before = world.cards(liMing).length
    await world.passes(at('2027-01-04 09:01'))
    expect(world.cards(liMing)).toHaveLength(before)
  })

  it('without the client’s feedback nothing is submitted: it is said beside the field, and what was typed stays', async () => {
    const form = await opens(liMing, '万川')
    expect(form.zh).toContain('现在是战略')
    expect(form.fields).toEqual(expect.arrayContaining(['data', 'market', 'feedback', 'tier']))
    const wrong = await world.press(liMing, form, '提交', { form: { ...said, feedback: '  ' } })
    expect(wrong.zh).toContain('没有客户反馈不能交')
    expect(JSON.stringify(wrong.card)).toContain(said.market)
    expect((await itemOf('万川')).status).toBe('open')
  })

  it('a change of tier goes to the team lead; its proposer’s own 同意 is refused; then it goes to the general manager', async () => {
    const form = await opens(liMing, '万川')
    const proposed = await world.press(liMing, form, '提交', { form: { ...said, tier: 'important' } })
    expect(proposed.toast).toContain('交上去了')
    expect(proposed.zh).toContain('战略 → 重要')
    await world.idle()
    const asked = latest(wangFang, '战略 → 重要', '万川置业')
    expect(asked.zh).toContain(said.feedback)
    expect(asked.zh).toContain('7月1日起执行')
    const own = await world.sandbox.pressRaw({
      as: liMing,
      messageId: asked.messageId,
      tag: 'button',
      value: buttonValue(asked.card, '同意'),
    })
    expect(own.toast?.type).toBe('warning')
    expect((await itemOf('万川')).status).toBe('proposed')
    await world.press(wangFang, asked, '同意')
    await world.idle()
    const last = latest(zhengGuodong, '战略 → 重要', '万川置业')
    await world.press(zhengGuodong, last, '同意')
    await world.idle()
    expect((await itemOf('万川')).status).toBe('approved')
    expect((await clientNamed(db(), '万川')).tier).toBe('strategic')
  })

  it('where the tier stays the deputy general manager decides for all of a proposer at once; sent back it is open again with the reason', async () => {
    const form = await opens(liMing, '龙澜商业')
    await world.press(liMing, form, '提交', { form: said })
    await world.idle()
    const asked = latest(sunLi, '级别不变', '龙澜商业')
    const returning = await world.press(sunLi, asked, '退回')
    await world.press(sunLi, returning, '退回', { form: { note: '反馈是谁说的？' } })
    await world.idle()
    expect((await itemOf('龙澜商业')).status).toBe('returned')
    const again = latest(liMing, '反馈是谁说的？', '市场有什么变化')
    expect(JSON.stringify(again.card)).toContain(said.feedback)
    await world.press(liMing, again, '提交', { form: { feedback: '李工说工期满意' } })
    await world.idle()
    await world.press(sunLi, latest(sunLi, '级别不变', '李工说'), '同意')
    await world.idle()
    expect((await itemOf('龙澜商业')).status).toBe('approved')
    expect(latest(liMing, '复核：你的客户').zh).toContain('你这边全部批完了')
  })

  it('the team lead sees who is how far and reminds with one tap, once a day', async () => {
    const progress = await world.says(wangFang, '/复核')
    expect(progress.zh).toContain('批了 2 / 3 家')
    expect(progress.zh).toContain('周婷')
    const reminded = await world.next(zhouTing, () => world.press(wangFang, progress, '催一下'))
    expect(reminded.zh).toContain('王芳问你进度')
    const after = world.now(progress.messageId)
    expect(after.zh).toContain('今天催过了')
    expect(after.buttons).not.toContain('催一下')
    const value = buttonValue(progress.card, '催一下')
    const twice = await world.sandbox.pressRaw({
      as: wangFang,
      messageId: progress.messageId,
      tag: 'button',
      value,
    })
    expect(twice.toast?.content).toContain('一天催一次')
    const stranger = await world.sandbox.pressRaw({
      as: liMing,
      messageId: progress.messageId,
      tag: 'button',
      value,
    })
    expect(stranger.toast?.type).toBe('warning')
  })

  it('overdue, the team lead is told on the next workday, the general manager three workdays later, each once', async () => {
    await world.passes(at('2027-01-18 18:00'))
    expect(lateCards(wangFang)).toHaveLength(0)
    for (const day of ['2027-01-19', '2027-01-20', '2027-01-21']) await world.passes(at(`${day} 09:00`))
    expect(lateCards(wangFang)).toHaveLength(1)
    expect(lateCards(zhengGuodong)).toHaveLength(0)
    for (const day of ['2027-01-22', '2027-01-26', '2027-01-29']) await world.passes(at(`${day} 09:00`))
    expect(lateCards(zhengGuodong)).toHaveLength(1)
  })

  it('handed over, the item moves with its client; everything approved, the round is over', async () => {
    await db()
      .update(clients)
      .set({ ownerId: await personOf(liMing) })
      .where(eq(clients.id, await idOf('银禾')))
    await world.passes(at('2027-01-29 10:00'))
    expect(latest(liMing, '复核：你的客户').zh).toContain('银禾')
    const form = await opens(liMing, '银禾')
    await world.press(liMing, form, '提交', { form: said })
    await world.idle()
    await world.press(sunLi, latest(sunLi, '级别不变', '银禾'), '同意')
    await world.idle()
    const [round] = await db().select().from(reviewRounds)
    expect(round?.status).toBe('closed')
    expect(latest(wangFang, '复核进度').zh).toContain('这一轮做完了')
  })

  it('the new tier and its cadence govern from July, the history keeps both, and nothing is changed before', async () => {
    await world.passes(at('2027-06-30 17:00'))
    expect((await clientNamed(db(), '万川')).tier).toBe('strategic')
    const before = await world.says(liMing, '/到期 万川')
    for (const owed of ['本月项目沟通', '本季高层面谈']) expect(before.zh).toContain(owed)
    await world.passes(at('2027-07-01 09:00'))
    const after = await world.says(liMing, '/到期 万川')
    for (const owed of ['本月面谈', '随访']) expect(after.zh).toContain(owed)
    expect(after.zh).not.toMatch(/本月项目沟通|本季高层面谈/)
    const client = await clientNamed(db(), '万川')
    expect([client.tier, client.tierSince]).toEqual(['important', '2027-07-01'])
    const changes = await db().select().from(tierChanges).where(eq(tierChanges.clientId, client.id))
    expect(changes.map(({ fromTier, toTier, effectiveFrom }) => [fromTier, toTier, effectiveFrom])).toEqual([
      ['strategic', 'important', '2027-07-01'],
    ])
  })
})
