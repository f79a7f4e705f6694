import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clients } from '../../drizzle/schema/clients.ts'
import { duties, reminders } from '../../drizzle/schema/duties.ts'
import { chenGang, liMing, wangFang } from '../../src/demo/company.ts'
import { openWorld, sizes, type World } from './world.ts'

const at = (local: string) => new Date(`${local.replace(' ', 'T')}:00+08:00`)
const longlan = '龙澜商业管理（苏州）有限公司'

describe.each(sizes)('somebody’s morning, %s', (size) => {
  let w: World
  beforeAll(async () => {
    w = await openWorld(size)
  }, 60_000)
  afterAll(() => w.close())

  const mornings = (who: string) => w.cards(who).filter((card) => card.zh.includes('今天要跟进的客户'))
  const morning = (who: string) => {
    const card = mornings(who).at(-1)
    if (!card) throw new Error(`${who} has no card of the day`)
    return card
  }
  const stepOf = async (client: string, step: string) => {
    const [row] = await w.running.deps.db
      .select({ state: reminders.state, onDay: reminders.onDay, duty: duties.id })
      .from(reminders)
      .innerJoin(duties, eq(duties.id, reminders.dutyId))
      .innerJoin(clients, eq(clients.id, duties.clientId))
      .where(and(eq(clients.name, client), eq(duties.status, 'open'), eq(reminders.step, step)))
    return row
  }

  test('one card in the morning, five lines at most, and reading it is noted', async () => {
    expect(mornings(liMing)).toHaveLength(1)
    expect(morning(liMing).zh).toContain('龙澜')
    expect(morning(liMing).buttons.filter((one) => one === '记一笔').length).toBeLessThanOrEqual(5)
    await w.sandbox.read(liMing, 'bot')
    await expect.poll(async () => (await stepOf(longlan, 'before_7'))?.state).toBe('seen')
  })

  test('written down from its line, the form knows the client and what kind of contact settles it', async () => {
    const form = await w.next(liMing, () => w.sandbox.press(liMing, morning(liMing).messageId, '记一笔'))
    expect(JSON.stringify(form.card)).toMatch(/"initial_option":"(?:face_to_face|phone|project_sync)"/)
  })

  test('put off until a workday, twice at most; the due day stays', async () => {
    const asked = await w.press(liMing, morning(liMing), '推迟')
    expect(asked.zh).toContain('推迟到哪天再提醒')
    const put = await w.press(liMing, asked, '后天')
    expect(put.toast).toBe('好，后天再提醒你')
    expect(put.zh).toContain('已推迟，后天再提醒')
    const stale = await w.sandbox.pressRaw({
      as: liMing,
      messageId: asked.messageId,
      tag: 'button',
      value: { a: 'reminders.snooze', p: {}, v: 1 },
    })
    expect(stale.toast?.content).toBeTruthy()
  })

  test('what a visit settles is shown as done on the card of the same day', async () => {
    const card = morning(liMing)
    const draft = await w.says(liMing, '今天上午去龙澜商业见李工，对了点位图')
    const saved = await w.press(liMing, draft, '确认')
    expect((await w.shows(card.messageId, '已完成：龙澜')).zh).toContain('随访')
    await w.press(liMing, saved, '撤销（10:10 前）')
    await expect.poll(() => w.now(card.messageId).zh).not.toContain('已完成：龙澜')
  })

  test('after a switched-off weekend and more one card makes up for it, nothing twice', async () => {
    const before = mornings(liMing).length
    await w.restart(async () => {
      w.clock.set(at('2026-11-26 19:00'))
    })
    await w.passes(at('2026-11-27 09:05'))
    const after = mornings(liMing)
    expect(after).toHaveLength(before + 1)
    expect(after.at(-1)?.zh).toMatch(/起系统没能发提醒，漏掉的都补在这张卡里了/)
    await w.passes(at('2026-11-27 10:00'))
    expect(mornings(liMing)).toHaveLength(before + 1)
  })

  test('a colleague’s overdue client: nudged once a day, with one press', async () => {
    await w.passes(at('2026-12-01 09:05'))
    const boss = [wangFang, chenGang].find((who) =>
      mornings(who).some((card) => card.buttons.some((one) => one.startsWith('催'))),
    )
    expect(
      boss,
      [wangFang, chenGang].map((who) => mornings(who).at(-1)?.zh ?? 'no card').join(' // '),
    ).toBeDefined()
    const card = morning(boss ?? '')
    const nudge = card.buttons.find((one) => one.startsWith('催')) ?? ''
    const owner = nudge.slice(1)
    const nudged = await w.press(boss ?? '', card, nudge)
    expect(nudged.toast).toBe(`已经提醒${owner}了`)
    expect(nudged.zh).toContain(`今天已提醒${owner}`)
    await w.idle()
  })
})

test('after six weeks off what nobody could look at meanwhile is owned up to as well', async () => {
  const w = await openWorld('embedded')
  await w.passes(at('2026-12-31 09:05'))
  await w.restart(async () => w.clock.set(at('2027-02-09 20:00')))
  await w.passes(at('2027-02-10 09:05'))
  const card = w.cards(liMing).findLast((one) => one.zh.includes('今天要跟进的客户'))
  expect(card?.zh).toContain('1月29日起系统没能发提醒')
  const all = w.cards(wangFang).findLast((one) => one.zh.includes('今天要跟进的客户'))
  const [, open, overdue] = /(\d+) 件 · (\d+) 件逾期/.exec(all?.zh ?? '') ?? []
  expect(Number(open)).toBeGreaterThan(5)
  expect(overdue).toBe(open)
  await w.close()
})
