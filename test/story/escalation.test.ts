import { asc, desc, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Level } from '../../bot-cards/tickets/kinds.ts'
import { absences } from '../../drizzle/schema/people.ts'
import { ticketRota, ticketSignals, tickets } from '../../drizzle/schema/tickets.ts'
import { calendarDays } from '../../drizzle/schema/workdays.ts'
import { happen, lockTicket, openTicket } from '../../src/areas/tickets/index.ts'
import { setTier } from '../../src/areas/tiering/decide.ts'
import { chenGang, liMing, mengTao, serviceGroup, sunLi, zhengGuodong } from '../../src/demo/company.ts'
import { clientNamed, ctxOf, staffOf } from '../../src/demo/find.ts'
import { openWorld, sizes, type World } from './world.ts'

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)

describe.each(sizes)('a ticket nobody looks after (制度三(二), 七), %s', (size) => {
  let w: World
  beforeAll(async () => {
    w = await openWorld(size)
    // What the demo begins with is another story.
    await w.running.deps.db.update(tickets).set({ lookAt: null, status: 'cancelled' })
  }, 120_000)
  afterAll(() => w.close())
  afterEach(async () => {
    await w.running.deps.db.update(tickets).set({ lookAt: null, status: 'cancelled' })
    await w.running.deps.db.delete(ticketRota)
  })

  let said = 0
  /** A ticket as somebody of sales wrote it down at a moment, by the words it is known by. */
  const opens = async (when: string, level: Level, client = '临湖城建') => {
    w.clock.set(at(when))
    const description = `${['漏水', '灯不亮', '门卡住', '返工三次'][said % 4]}第${++said}回`
    const { deps } = w.running
    await deps.db.transaction(async (tx) => {
      const ctx = await ctxOf(deps, tx, liMing, at(when))
      await openTicket(ctx, {
        id: deps.ids.mint('ticket', at(when)),
        clientId: (await clientNamed(tx, client)).id,
        kind: level === 'major' || level === 'ordinary' ? 'complaint' : 'repair',
        level,
        part: '3号楼',
        otherCity: false,
        body: { description, place: '大堂', reporter: '物业刘工', phone: '13800138000' },
      })
    })
    deps.queue.poke('outbox')
    await w.passes(at(when))
    return description
  }
  const comes = (when: string) => w.passes(at(when))
  const alerts = (to: string, description: string, chat?: string) =>
    w.cards(to, chat).filter((card) => card.zh.includes(description) && !/工单 \d+ · /.test(card.zh))
  const told = (to: string, description: string, words: string) =>
    alerts(to, description).filter((card) => card.zh.includes(words))
  const inGroup = (description: string, words: string) =>
    alerts(chenGang, description, serviceGroup).filter((card) => card.zh.includes(words))
  const urged = (to: string) =>
    w.sandbox.messages(w.sandbox.botChat(to)).filter((one) => one.urged.includes(to)).length
  const ticket = async () => {
    const [row] = await w.running.deps.db.select().from(tickets).orderBy(desc(tickets.number)).limit(1)
    if (!row) throw new Error('no ticket')
    return row
  }
  const signals = async () => {
    const { id } = await ticket()
    const rows = await w.running.deps.db
      .select({ name: ticketSignals.name })
      .from(ticketSignals)
      .where(eq(ticketSignals.ticketId, id))
      .orderBy(asc(ticketSignals.at), asc(ticketSignals.name))
    return rows.map((row) => row.name)
  }
  const does = async (who: string, when: string, what: Parameters<typeof happen>[2]) => {
    const { deps } = w.running
    w.clock.set(at(when))
    const { id } = await ticket()
    await deps.db.transaction(async (tx) => {
      const locked = await lockTicket(tx, id)
      if (!locked) throw new Error('no ticket')
      const actor = await staffOf(tx, who, at(when))
      await happen({ ...(await ctxOf(deps, tx, who, at(when))), actor }, locked, what)
    })
    await comes(when)
  }

  test('the after-sales lead sets who is on duty; a colleague reads it and cannot change it', async () => {
    await comes('2026-11-28 22:00')
    const card = await w.says(chenGang, '/值班')
    expect(card.zh).toContain('没排')
    const open = await w.press(chenGang, card, (value) => JSON.stringify(value).includes('2026-11-28'))
    const saved = await w.press(chenGang, open, '保存', { form: { people: [mengTao] } })
    expect(saved.toast).toContain('排好了')
    expect(saved.zh).toMatch(/11月28日[\s\S]*孟涛/)
    const read = await w.says(mengTao, '/值班')
    expect(read.zh).toContain('孟涛')
    expect(read.buttons).not.toContain('改')
  })

  test('Saturday night, P1, nobody takes it: on duty, lead, manager, general manager, each once and urgently', async () => {
    await w.running.deps.db.insert(ticketRota).values({
      day: '2026-11-28',
      personId: (await staffOf(w.running.deps.db, mengTao, at('2026-11-28 22:00'))).id,
      setBy: (await staffOf(w.running.deps.db, chenGang, at('2026-11-28 22:00'))).id,
      setAt: at('2026-11-28 22:00'),
    })
    const leak = await opens('2026-11-28 22:40', 'p1')
    const before = [mengTao, chenGang, sunLi, zhengGuodong].map(urged)
    expect(alerts(mengTao, leak)).toHaveLength(0)
    await comes('2026-11-28 22:55')
    expect(told(mengTao, leak, '时间过半')).toHaveLength(1)
    await comes('2026-11-28 23:03')
    expect(inGroup(leak, '快到时间了')).toHaveLength(1)
    await comes('2026-11-28 23:11')
    expect(told(mengTao, leak, '超时了')).toHaveLength(1)
    expect(told(chenGang, leak, '超时了')).toHaveLength(0)
    await comes('2026-11-28 23:27')
    expect(told(chenGang, leak, '超时了')).toHaveLength(1)
    await comes('2026-11-28 23:43')
    expect(told(sunLi, leak, '超时了')).toHaveLength(1)
    await comes('2026-11-29 00:14')
    expect(told(zhengGuodong, leak, '超时了')).toHaveLength(1)
    await comes('2026-11-29 01:30')
    const after = [mengTao, chenGang, sunLi, zhengGuodong].map(urged)
    expect(after.map((count, n) => count - (before[n] ?? 0))).toEqual([1, 1, 1, 1])
    expect(await signals()).toContain('answer:missed')
  })

  test('whoever takes it ends it; silent, they are asked, then it is free again and the next is told', async () => {
    const leak = await opens('2026-11-28 22:40', 'p1')
    await comes('2026-11-28 23:11')
    const [card] = told(chenGang, leak, '超时了')
    if (!card) throw new Error('the lead stands in where nobody is on duty')
    expect((await w.press(chenGang, card, '我来')).toast).toContain('你接了')
    await comes('2026-11-28 23:50')
    expect(told(sunLi, leak, '超时了')).toHaveLength(0)
    await comes('2026-11-29 00:12')
    const [ask] = told(chenGang, leak, '还在处理吗')
    if (!ask) throw new Error('not asked')
    const still = await w.press(chenGang, ask, '还在处理')
    expect(still.zh).toContain('好，继续')
    await comes('2026-11-29 01:13')
    expect(told(chenGang, leak, '分钟内没回')).toHaveLength(1)
    await comes('2026-11-29 01:44')
    expect(inGroup(leak, '没有回音')).toHaveLength(1)
    expect((await ticket()).assigneeId).toBeNull()
    expect(told(sunLi, leak, '又没人了')).toHaveLength(1)
  })

  test('an answer that comes after it was taken away is told so', async () => {
    const leak = await opens('2026-11-28 22:40', 'p1')
    await does(mengTao, '2026-11-28 22:50', { did: 'taken' })
    await comes('2026-11-28 23:51')
    await comes('2026-11-29 00:22')
    const [ask] = told(mengTao, leak, '还在处理吗')
    if (!ask) throw new Error('not asked')
    const late = await w.press(mengTao, ask, '还在处理')
    expect(late.toast).toContain('不在你手里')
  })

  test('a visit agreed for later and a pause are progress', async () => {
    const leak = await opens('2026-11-23 10:00', 'p1')
    await does(mengTao, '2026-11-23 10:05', { did: 'taken' })
    await does(mengTao, '2026-11-23 10:06', { did: 'scheduled', visitAt: at('2026-11-23 13:00') })
    await comes('2026-11-23 12:50')
    expect(told(mengTao, leak, '还在处理吗')).toHaveLength(0)
    await does(mengTao, '2026-11-23 12:55', { did: 'paused', for: 'client' })
    await comes('2026-11-23 20:00')
    expect(told(mengTao, leak, '还在处理吗')).toHaveLength(0)
    expect((await ticket()).dueAt).toBeNull()
  })

  test('P2 is chased in working hours only', async () => {
    const lamp = await opens('2026-11-27 17:00', 'p2')
    await comes('2026-11-28 15:00')
    expect(alerts(chenGang, lamp)).toHaveLength(0)
    await comes('2026-11-30 10:01')
    expect(told(chenGang, lamp, '超时了').length + told(mengTao, lamp, '超时了').length).toBe(2)
    expect(await signals()).toContain('answer:missed')
  })

  test('升级 tells the next level at once, whatever the hour, and each press one', async () => {
    const lamp = await opens('2026-11-23 21:00', 'p3')
    await does(mengTao, '2026-11-23 21:10', { did: 'taken' })
    await does(liMing, '2026-11-23 22:00', { did: 'escalated' })
    expect(told(chenGang, lamp, '要你出面')).toHaveLength(1)
    await comes('2026-11-23 23:30')
    expect(told(sunLi, lamp, '要你出面')).toHaveLength(0)
    await does(liMing, '2026-11-23 23:31', { did: 'escalated' })
    expect(told(sunLi, lamp, '要你出面')).toHaveLength(1)
    expect(told(chenGang, lamp, '要你出面')).toHaveLength(1)
  })

  test('of a grave complaint the general manager knows at once', async () => {
    const before = urged(zhengGuodong)
    const words = await opens('2026-11-28 20:30', 'major')
    expect(told(zhengGuodong, words, '重大投诉')).toHaveLength(1)
    expect(urged(zhengGuodong) - before).toBe(1)
    await comes('2026-11-28 20:45')
    expect(told(zhengGuodong, words, '重大投诉')).toHaveLength(1)
  })

  test('whoever goes on leave loses it, the group is told and somebody else found', async () => {
    const leak = await opens('2026-11-24 09:30', 'p1')
    await does(mengTao, '2026-11-24 09:40', { did: 'taken' })
    const { db, ids } = w.running.deps
    const meng = await staffOf(db, mengTao, at('2026-11-24 09:40'))
    await db.insert(absences).values({
      id: ids.mint('absence', at('2026-11-24 09:41')),
      personId: meng.id,
      fromDay: '2026-11-24',
      untilDay: '2026-11-25',
      status: 'planned',
      createdBy: meng.id,
      createdAt: at('2026-11-24 09:41'),
    })
    await comes('2026-11-24 09:45')
    expect(inGroup(leak, '孟涛 不在')).toHaveLength(1)
    expect((await ticket()).assigneeId).toBeNull()
    expect(told(chenGang, leak, '又没人了')).toHaveLength(1)
    await db.delete(absences).where(eq(absences.personId, meng.id))
  })

  test('nobody of after-sales is there: the next level at once, and an admin is told once', async () => {
    const { db, ids } = w.running.deps
    const away = [chenGang, mengTao]
    for (const one of away) {
      const staff = await staffOf(db, one, at('2026-11-25 09:00'))
      await db.insert(absences).values({
        id: ids.mint('absence', at('2026-11-25 09:00')),
        personId: staff.id,
        fromDay: '2026-11-25',
        untilDay: '2026-11-26',
        status: 'planned',
        createdBy: staff.id,
        createdAt: at('2026-11-25 09:00'),
      })
    }
    const leak = await opens('2026-11-25 10:00', 'p1')
    await comes('2026-11-25 10:31')
    // Whoever leads the lead stands in for them.
    expect(told(sunLi, leak, '超时了')).toHaveLength(1)
    await db.delete(absences)
  })

  test('a client that becomes strategic is due in half the time from then on; a day off moves what is due', async () => {
    const { db } = w.running.deps
    await opens('2026-11-23 10:00', 'p3')
    expect((await ticket()).dueAt).toEqual(at('2026-11-24 10:00'))
    const client = await clientNamed(db, '临湖城建')
    await db.transaction((tx) =>
      setTier(
        { deps: w.running.deps, tx, at: at('2026-11-23 10:01'), cause: 'test' },
        { clientId: client.id, from: client.tier, to: 'strategic', since: '2026-11-23' },
      ),
    )
    await comes('2026-11-23 10:02')
    expect((await ticket()).dueAt).toEqual(at('2026-11-23 15:15'))
    await comes('2026-11-23 15:16')
    expect(await signals()).toContain('answer:missed')
    const day = { own: true, name: '盘点', setAt: at('2026-11-23 15:17') }
    const { dueAt } = await ticket()
    expect(dueAt).toEqual(at('2026-11-26 10:00'))
    await db.insert(calendarDays).values({ ...day, day: '2026-11-25', kind: 'off' })
    await comes('2026-11-23 15:18')
    expect((await ticket()).dueAt).toEqual(at('2026-11-27 10:00'))
    expect(await signals()).toContain('answer:missed')
    await db.delete(calendarDays).where(eq(calendarDays.day, '2026-11-25'))
  })
})
