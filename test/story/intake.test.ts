import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachments } from '../../drizzle/schema/files.ts'
import { ticketDrafts, tickets } from '../../drizzle/schema/tickets.ts'
import {
  chenGang,
  company,
  liMing,
  mengTao,
  serviceGroup,
  wangFang,
  xuNuo,
  zhaoMin,
  zhouTing,
} from '../../src/demo/company.ts'
import { openWorld, type World } from './world.ts'

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const stranger = `ou_${'f'.repeat(32)}`

/** The demo's company, with an outsider and one who has nothing to do with clients in the after-sales group. */
const withGuests = {
  ...company,
  people: [
    ...company.people,
    {
      openId: stranger,
      unionId: stranger.replace('ou_', 'on_'),
      userId: 'guest',
      name: '外人',
      enName: 'Guest',
      department: '销售一部',
      role: '销售',
      avatar: '#3370ff',
      locale: 'zh_cn' as const,
      available: false,
    },
  ],
  groups: company.groups.map((group) =>
    group.chatId === serviceGroup
      ? {
          ...group,
          members: [...new Set([...group.members, liMing, zhouTing, xuNuo, chenGang, mengTao, stranger])],
        }
      : group,
  ),
}

describe('a client’s words become a ticket (制度三(二), 场景 7)', () => {
  let w: World
  beforeAll(async () => {
    w = await openWorld('company', { sandbox: { company: withGuests, groupMessages: 'all' } })
  }, 120_000)
  afterAll(() => w.close())

  const cardsIn = (chat: string) => w.cards(chenGang, chat)
  const inGroup = async (as: string, text: string) => {
    await w.idle()
    return w.next(as, () => w.sandbox.sendText(as, serviceGroup, text, { mentions: ['bot'] }), serviceGroup)
  }
  const latest = async () => {
    const [row] = await w.running.deps.db.select().from(tickets).orderBy(desc(tickets.number)).limit(1)
    if (!row) throw new Error('no ticket')
    return row
  }
  const count = () => w.running.deps.db.$count(tickets)

  test('one sentence and a picture in the group become a draft: the building tells the project, guesses are marked', async () => {
    const before = await count()
    const draft = await w.next(
      mengTao,
      () =>
        w.sandbox.sendPicture(mengTao, serviceGroup, photo, '@客情管家 3号楼大堂顶上漏水 急！！！', {
          mentions: ['bot'],
        }),
      serviceGroup,
    )
    expect(draft.zh).toContain('万川云庭二期精装')
    expect(draft.zh).toContain('猜的')
    expect(draft.zh).toContain('紧急')
    expect(draft.zh).toContain('防水')
    await w.idle()
    expect(w.now(draft.messageId).zh).toContain('照片和文件 1 个')
    expect(await count()).toBe(before)

    const opened = await w.press(mengTao, w.now(draft.messageId), '开工单')
    await w.idle()
    expect(opened.zh).toContain('已开工单')
    const ticket = await latest()
    expect(ticket).toMatchObject({ level: 'p1', part: '3号楼', chatId: serviceGroup, work: 'waterproofing' })
    const card = cardsIn(serviceGroup).findLast((one) => one.zh.includes(`工单 ${ticket.number} ·`))
    expect(card?.zh).toContain('照片和文件 1 个')
    expect(card?.buttons).toContain('我来')
  })

  test('the client’s account manager reads of it in private and opens the card from there', async () => {
    const note = w.cards(liMing).findLast((card) => card.zh.includes('你的客户有急事'))
    if (!note) throw new Error('李明 was not told')
    await w.next(liMing, () => w.sandbox.press(liMing, note.messageId, '看工单'))
    expect(w.cards(liMing).at(-1)?.zh).toContain(`工单 ${(await latest()).number} ·`)
  })

  test('大堂滴水有人管吗 five minutes later: offered to join, and there is one ticket', async () => {
    const before = await count()
    w.clock.set(new Date(w.clock.now().getTime() + 5 * 60_000))
    const draft = await inGroup(chenGang, '@客情管家 大堂滴水有人管吗')
    expect(draft.zh).toContain('像是同一件事')
    const { number } = await latest()
    const joined = await w.press(chenGang, draft, `加到工单 ${number}`)
    await w.idle()
    expect(joined.zh).toContain(`已加到工单 ${number}`)
    expect(await count()).toBe(before)
    const card = cardsIn(serviceGroup).findLast((one) => one.zh.includes(`工单 ${number} ·`))
    expect(card?.zh).toContain('大堂滴水有人管吗')
  })

  test('a number in the group is masked on the draft and on the ticket', async () => {
    const draft = await inGroup(chenGang, '@客情管家 三院门诊楼走廊灯不亮 后勤孙科长13700137042')
    expect(draft.zh).toContain('三院门诊楼走廊翻新')
    expect(draft.zh).not.toContain('13700137042')
    expect(draft.zh).toContain('137****7042')
    await w.press(chenGang, draft, '不要了')
    expect(w.now(draft.messageId).zh).toContain('草稿丢掉了')
  })

  test('a salesperson forwards a client’s words in private: a draft with the caller, and a picture sent after it goes along', async () => {
    const draft = await w.says(liMing, '龙澜物业刘工说大堂电梯坏了，电话13800138000，挺急的')
    expect(draft.zh).toContain('龙澜中心大堂改造')
    expect(draft.zh).toContain('13800138000')
    expect(draft.zh).toContain('刘工')
    expect(draft.buttons).toContain('记成拜访')
    await w.sandbox.sendImage(liMing, 'bot', photo)
    await w.idle()
    expect(w.now(draft.messageId).zh).toContain('照片和文件 1 个')
    await w.press(liMing, w.now(draft.messageId), '开工单')
    const ticket = await latest()
    expect(ticket.work).toBe('equipment')
    expect(await w.running.deps.db.$count(attachments, eq(attachments.entityId, ticket.id))).toBe(1)
  })

  test('what tells of a meeting stays a visit, though something leaked', async () => {
    const draft = await w.says(liMing, '今天上午拜访万川王总，聊了二期漏水的事')
    expect(draft.buttons).not.toContain('开工单')
    await w.idle()
  })

  test('the same words may be a visit after all: one press', async () => {
    const draft = await w.says(liMing, '万川那边说大堂地砖松了')
    const visit = await w.next(liMing, () => w.sandbox.press(liMing, draft.messageId, '记成拜访'))
    expect(visit.zh).toContain('万川')
    expect(w.now(draft.messageId).zh).toContain('草稿丢掉了')
  })

  test('several projects fit: they are asked with buttons, no client is invented', async () => {
    const draft = await w.says(liMing, '卫生间马桶堵了，不急')
    expect(draft.zh).toContain('是哪个项目')
    expect(draft.buttons).not.toContain('开工单')
    const chosen = await w.press(liMing, draft, '龙澜中心大堂改造')
    expect(chosen.buttons).toContain('开工单')
    await w.press(liMing, chosen, '不要了')
  })

  test('/报修 without words is a form; what is wrong is said at its field; then it is seen before it is opened', async () => {
    const form = await w.says(zhouTing, '/报修')
    expect(form.fields).toContain('description')
    const wrong = await w.press(zhouTing, form, 'save', {
      form: { description: '门锁坏了', phone: '1380013800' },
    })
    expect(wrong.toast).toContain('要改')
    const seen = await w.press(zhouTing, w.now(form.messageId), 'save', {
      form: { description: '门锁坏了', client_typed: '三院', place: '护士站', phone: '13700137042' },
    })
    expect(seen.zh).toContain('护士站')
    const opened = await w.press(zhouTing, seen, '开工单')
    expect(opened.zh).toContain('已开工单')
  })

  test('a grave complaint is one, with its own times', async () => {
    const draft = await w.says(liMing, '/投诉 万川云庭一期精装 返工三次还没好，要找总经理')
    expect(draft.zh).toContain('重大投诉')
    await w.press(liMing, draft, '开工单')
    expect(await latest()).toMatchObject({ kind: 'complaint', level: 'major' })
  })

  test('pressed twice, or by two at once, one ticket is opened', async () => {
    const before = await count()
    const draft = await inGroup(mengTao, '@客情管家 1号楼配电间跳闸')
    const both = await Promise.all([w.press(mengTao, draft, '开工单'), w.press(chenGang, draft, '开工单')])
    await w.idle()
    expect(await count()).toBe(before + 1)
    expect(both.some((one) => one.reply.toast?.type === 'warning')).toBe(true)
  })

  test('words taken back take their open draft along; a ticket stays and its history says so', async () => {
    await w.idle()
    const sent = w.sandbox.sendText(mengTao, serviceGroup, '@客情管家 1号楼大堂地砖开裂', {
      mentions: ['bot'],
    })
    const draft = await w.next(mengTao, () => sent, serviceGroup)
    await w.sandbox.recall(mengTao, (await sent).messageId)
    expect((await w.shows(draft.messageId, '草稿丢掉了')).buttons).toEqual([])

    await w.idle()
    const again = w.sandbox.sendText(mengTao, serviceGroup, '@客情管家 1号楼露台开裂', { mentions: ['bot'] })
    const second = await w.next(mengTao, () => again, serviceGroup)
    await w.press(mengTao, second, '开工单')
    const { number } = await latest()
    await w.sandbox.recall(mengTao, (await again).messageId)
    await w.idle()
    const card = cardsIn(serviceGroup).findLast((one) => one.zh.includes(`工单 ${number} ·`))
    expect(card?.zh).toContain('被撤回了')
  })

  test('the same words twice make one draft', async () => {
    await inGroup(mengTao, '@客情管家 1号楼阳台玻璃松动')
    const second = await inGroup(mengTao, '@客情管家 1号楼阳台玻璃松动')
    expect(second.zh).toContain('已经有一张草稿')
  })

  test('what colleagues say to each other, and what a stranger says, is passed over', async () => {
    const before = w.sandbox.messages(serviceGroup).length
    for (const as of [xuNuo, chenGang, stranger]) {
      const said = await w.sandbox.sendText(as, serviceGroup, '楼上又漏水了，中午吃什么')
      expect(await said.delivered).toBeDefined()
    }
    // A reply and a picture are looked at; an outsider's are not answered either.
    const last = w.sandbox.messages(serviceGroup).at(-1)
    if (!last) throw new Error('nobody said anything')
    await w.sandbox.sendText(stranger, serviceGroup, '我也看到了', { parentId: last.messageId })
    await w.sandbox.sendImage(stranger, serviceGroup, photo)
    await w.idle()
    expect(w.sandbox.messages(serviceGroup)).toHaveLength(before + 5)
  })

  test('a picture sent before the words goes with them; nobody mentioned anybody', async () => {
    await w.sandbox.sendImage(chenGang, serviceGroup, photo)
    await w.idle()
    const draft = await inGroup(chenGang, '@客情管家 1号楼次卧墙面发霉')
    await w.idle()
    expect(w.now(draft.messageId).zh).toContain('照片和文件 1 个')
    await w.press(chenGang, w.now(draft.messageId), '不要了')
  })

  test('who has nothing to do with the client is told whom to ask', async () => {
    await w.says(xuNuo, '你好')
    await w.signs(xuNuo)
    await w.idle()
    const refused = await w.says(xuNuo, '万川云庭二期精装3号楼漏水了')
    expect(refused.zh).toContain('李明')
    expect(refused.buttons).not.toContain('开工单')
  })

  test('hostile and endless words do no harm', async () => {
    const draft = await inGroup(chenGang, '@客情管家 漏水 <at id=all></at> **粗** $')
    expect(draft.buttons.length).toBeGreaterThan(0)
    const long = await w.says(chenGang, `漏水${'急'.repeat(2100)}`)
    expect(long.zh).toContain('太长')
  })

  test('a reader of English gets the same in English', async () => {
    const draft = await w.says(liMing, 'Building 3: lobby ceiling is leaking, urgent')
    expect(draft.en).toContain('Open ticket')
    expect(draft.en).toContain('3号楼')
    await w.press(liMing, draft, '不要了')
  })

  test('the bot is taken out of the group: open tickets go on in private, an admin is told once what to do', async () => {
    await (await w.sandbox.removeBotFromGroup(chenGang, serviceGroup)).delivered
    await w.idle()
    const told = w.cards(zhaoMin).filter((card) => card.zh.includes('售后群没了'))
    expect(told.length).toBe(1)
    expect(told[0]?.zh).toContain('/售后群')
    const { number } = await latest()
    expect(w.cards(chenGang).some((card) => card.zh.includes(`工单 ${number} ·`))).toBe(true)
    const [open] = await w.running.deps.db
      .select()
      .from(ticketDrafts)
      .where(eq(ticketDrafts.status, 'open'))
      .limit(1)
    expect(open).toBeDefined()
  })

  test('/售后群 in a group says what comes there; by city it does from then on, until it is taken off', async () => {
    await w.sandbox.sendText(wangFang, 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7', '@客情管家 /售后群 苏州', {
      mentions: ['bot'],
    })
    await w.idle()
    const card = w.cards(wangFang, 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7').at(-1)
    expect(card?.zh).toContain('城市 苏州')
    if (!card) throw new Error('no card')
    const taken = await w.press(wangFang, card, '默认群')
    expect(taken.zh).toContain('其他所有工单')
    const off = await w.press(wangFang, taken, '不再接')
    expect(off.toast).toBe('不再往这里发了')
    expect((await w.says(wangFang, '/售后群')).zh).toContain('其他所有工单')
  })
})
