import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../../drizzle/schema/bot.ts'
import { clients } from '../../drizzle/schema/clients.ts'
import { people } from '../../drizzle/schema/people.ts'
import { actionItems, visits } from '../../drizzle/schema/visits.ts'
import { ownedBy } from '../../src/areas/clients/index.ts'
import { addContact } from '../../src/areas/contacts/index.ts'
import { chenGang, liMing, wangFang, zhouQiang, zhouTing } from '../../src/demo/company.ts'
import { ctxOf } from '../../src/demo/find.ts'
import { optionsOf } from './read-card.ts'
import { type CardInChat, openWorld, type World } from './world.ts'

describe('promises, and who was there', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company')
  }, 60_000)
  afterAll(() => w.close())

  const db = () => w.running.deps.db
  const visitAt = async (client: string) => {
    const [row] = await db()
      .select({
        id: visits.id,
        ours: visits.ours,
        executive: visits.executive,
        alsoSync: visits.alsoSync,
        kind: visits.kind,
      })
      .from(visits)
      .innerJoin(clients, eq(clients.id, visits.clientId))
      .where(and(eq(clients.name, client), eq(visits.status, 'saved')))
      .orderBy(desc(visits.savedAt), desc(visits.id))
      .limit(1)
    if (!row) throw new Error(`nobody was at ${client}`)
    const team = await db().select({ id: people.id, openId: people.openId }).from(people)
    return { ...row, ours: row.ours.map((id) => team.find((one) => one.id === id)?.openId) }
  }
  const facingsOf = async (visitId: string) =>
    (
      await db()
        .select({ facing: actionItems.facing, owner: people.openId })
        .from(actionItems)
        .innerJoin(people, eq(people.id, actionItems.ownerId))
        .where(and(eq(actionItems.visitId, visitId), eq(actionItems.status, 'open')))
        .orderBy(actionItems.id)
    ).map((row) => row.facing)
  const saves = async (as: string, text: string): Promise<CardInChat> =>
    w.press(as, await w.says(as, text), '确认')
  const wanchuan = '万川置业（杭州）有限公司'

  it('who came along is heard, shown, kept, and can be changed in the form', async () => {
    const draft = await w.says(liMing, '今天上午带上周工和陈刚去了万川见王总，聊了机电点位，他们下周给图纸')
    expect(draft.zh).toContain('同去 周强、陈刚')
    expect(draft.zh).toContain('等对方')
    const saved = await w.press(liMing, draft, '确认')
    const visit = await visitAt(wanchuan)
    expect(new Set(visit.ours)).toEqual(new Set([zhouQiang, chenGang]))
    expect(visit).toMatchObject({ executive: false, alsoSync: false })
    expect(await facingsOf(visit.id)).toEqual(['theirs'])
    const form = await w.next(liMing, () => w.sandbox.press(liMing, saved.messageId, '修改'))
    expect(form.fields).toEqual(expect.arrayContaining(['ours', 'also_sync', 'next_facing']))
    expect(optionsOf(form.card, 'ours')).toContain(zhouTing)
    const edited = await w.press(liMing, form, '改好了', {
      form: { ours: [zhouTing], also_sync: 'yes', next_facing: 'internal' },
    })
    expect(edited.zh).toContain('同去 周婷')
    expect(edited.zh).toContain('兼项目专项')
    expect(await visitAt(wanchuan)).toMatchObject({ ours: [zhouTing], alsoSync: true })
    expect(await facingsOf(visit.id)).toEqual(['internal'])
  })

  it('a name that several of us have is asked about', async () => {
    const draft = await w.says(liMing, '今天上午带上小周去了万川见王总，聊了收口')
    expect(draft.zh).toContain('「小周」是哪位')
    const answered = await w.press(liMing, draft, '同事 周婷')
    expect(answered.zh).toContain('同去 周婷')
    expect((await w.press(liMing, answered, '不记了')).zh).toContain('没记')
  })

  it('高层面谈: head of sales or above met somebody who decides, face to face; the card says so or what is missing', async () => {
    // 万川 is strategic; 王建国 decides there, 何志强 does not.
    const team = await saves(liMing, '今天上午去了万川见何工，聊了机电')
    expect(team.zh).toContain('还不算高层面谈：我方缺销售负责人以上')
    expect(team.zh).toContain('对方缺决策人或高层')
    const low = await saves(wangFang, '今天上午去了万川见何工，聊了收口')
    expect(low.zh).toContain('还不算高层面谈：对方缺决策人或高层')
    const held = await saves(wangFang, '今天上午去了万川见王总，谈明年集采')
    expect(held.zh).toContain('高层面谈')
    expect(held.zh).not.toContain('还不算')
    expect(await visitAt(wanchuan)).toMatchObject({ executive: true })
    const video = await saves(wangFang, '刚才视频会议万川王总，谈明年集采')
    expect(video.zh).not.toContain('高层面谈')
    expect(await visitAt(wanchuan)).toMatchObject({ kind: 'video', executive: false })
  })

  it('with the head of sales along it is one as well, and no longer when the form takes her out', async () => {
    const saved = await saves(liMing, '今天上午和王芳一起去了万川见王总，谈二期')
    expect(saved.zh).toContain('同去 王芳')
    expect(await visitAt(wanchuan)).toMatchObject({ executive: true })
    const form = await w.next(liMing, () => w.sandbox.press(liMing, saved.messageId, '修改'))
    const edited = await w.press(liMing, form, '改好了', { form: { ours: [] } })
    expect(edited.zh).toContain('还不算高层面谈')
    expect(await visitAt(wanchuan)).toMatchObject({ executive: false, ours: [] })
  })

  it('written as one person of a family name that two have there, it is said which name to write', async () => {
    const { deps } = w.running
    const [client] = await db().select().from(clients).where(eq(clients.name, wanchuan))
    await db().transaction(async (tx) => {
      const ctx = await ctxOf(deps, tx, liMing, w.clock.now())
      const added = await addContact(ctx, { clientId: client?.id ?? '', name: '王小川', role: 'technical' })
      expect(added.ok).toBe(true)
    })
    expect((await saves(wangFang, '今天上午去了万川见王总，看样板间')).zh).toContain('同姓的不止一位')
    const form = await w.says(wangFang, '/拜访')
    const whole = { client_typed: '万川', kind: 'face_to_face', people: '王建国', said: '看样板间' }
    expect((await w.press(wangFang, form, '记下', { form: whole })).zh).not.toContain('还不算')
    expect(await visitAt(wanchuan)).toMatchObject({ executive: true })
  })

  it('/待办: what I owe and what clients owe us, overdue first, five at a time, done on the card', async () => {
    await saves(zhouTing, '今天上午 银禾 陈总 电话 聊翻新，他们周五给图纸')
    const card = await w.says(zhouTing, '/待办')
    expect(card.zh).toContain('我的待办')
    expect(card.zh).toContain('等对方')
    expect(card.zh.indexOf('逾期')).toBeGreaterThan(-1)
    expect(card.buttons).toContain('到了')
    const done = await w.press(zhouTing, card, '到了')
    expect(done.zh).not.toContain('等对方 ·')
    expect(done.buttons).toContain('恢复')
    const back = await w.press(zhouTing, done, '恢复')
    expect(back.buttons).toContain('到了')
    for (const n of [1, 2, 3, 4, 5, 6])
      await saves(zhouTing, `今天上午 银禾 陈总 电话 聊第${n}项，周五前发第${n}版报价`)
    const many = await w.says(zhouTing, '/待办')
    expect(many.buttons.filter((one) => one === '完成' || one === '到了')).toHaveLength(5)
    const next = await w.press(zhouTing, many, '下五件')
    expect(next.zh).toContain('第 2 页')
    expect((await w.says(zhouTing, '/我的')).buttons).toContain('全部待办')
  })

  it('/待办: a promise is moved to another day and handed to a colleague on the card, who is told', async () => {
    const card = await w.says(zhouTing, '/待办')
    const [promise] = await db()
      .select()
      .from(actionItems)
      .innerJoin(people, eq(people.id, actionItems.ownerId))
      .where(and(eq(people.openId, zhouTing), eq(actionItems.status, 'open')))
      .orderBy(actionItems.due, actionItems.id)
      .limit(1)
    const id = promise?.action_items.id ?? ''
    const now = async () => (await db().select().from(actionItems).where(eq(actionItems.id, id)))[0]
    const form = await w.press(zhouTing, card, '改')
    expect(form.fields).toEqual(['due', 'owner'])
    expect(form.en).toContain('Hand it to')
    const past = await w.press(zhouTing, form, '改好了', { form: { due: '2026-11-02 +0800' } })
    expect(past.zh).toContain('这天已经过了')
    expect(past.fields).toEqual(['due', 'owner'])
    const moved = await w.press(zhouTing, past, '改好了', { form: { due: '2026-12-04 +0800' } })
    expect(moved.toast).toBe('改到下周五了')
    expect(await now()).toMatchObject({ due: '2026-12-04', status: 'open' })

    const opens = (value: unknown) =>
      /promises\.edit/.test(JSON.stringify(value)) && JSON.stringify(value).includes(id)
    let list = await w.says(zhouTing, '/待办')
    while (!JSON.stringify(list.card).includes(id)) list = await w.press(zhouTing, list, '下五件')
    const open = await w.press(zhouTing, list, opens)
    const handed = await w.next(liMing, () =>
      w.sandbox.press(zhouTing, open.messageId, '改好了', { form: { owner: liMing } }),
    )
    expect(handed.zh).toContain('有件事转给你了')
    expect(handed.zh).toContain('周婷 转来的')
    const [li] = await db().select().from(people).where(eq(people.openId, liMing))
    expect(await now()).toMatchObject({ due: '2026-12-04', ownerId: li?.id })
    const kept = await db()
      .select({ before: audit.before, after: audit.after })
      .from(audit)
      .where(and(eq(audit.entityId, id), eq(audit.action, 'promises.change')))
      .orderBy(audit.at)
    expect(kept.at(-1)?.after).toEqual({ due: '2026-12-04', owner: li?.id })
    // Neither hers any more, nor a stranger's, nor changed by a card from before.
    const raw = (as: string, v: number) =>
      w.sandbox.pressRaw({
        as,
        messageId: open.messageId,
        tag: 'button',
        value: { a: 'promises.change', p: { item: id, page: 0 }, v },
        formValue: { due: '2026-12-11 +0800' },
      })
    await raw(zhouTing, promise?.action_items.version ?? 1)
    expect(await now()).toMatchObject({ due: '2026-12-04' })
    await raw(zhouQiang, (await now())?.version ?? 1)
    expect(await now()).toMatchObject({ due: '2026-12-04' })
  })

  it('the READMEs’ example of a command counts right', async () => {
    const [me] = await db().select().from(people).where(eq(people.openId, liMing))
    expect(await db().transaction((tx) => ownedBy(tx, me?.id ?? ''))).toHaveLength(5)
  })
})
