import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inbox } from '../../drizzle/schema/bot.ts'
import { outbox } from '../../drizzle/schema/outbox.ts'
import { visits } from '../../drizzle/schema/visits.ts'
import { liMing, wangFang, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { contactSteps } from './contact-steps.ts'
import { dump, filesBelow, findings, overhear, type Place, redisValues, tables } from './hunt.ts'
import { openWorld, sizes, type World } from './world.ts'

/** What must stay hidden: phones, contacts' names, words of visits, drafts, steps, reasons, files, voice and refused input. */
const secrets = [
  '13912345678',
  '0571-88886666',
  '欧阳缕金',
  '上官测绘',
  '玫瑰金玄关柜',
  '样板间隔断',
  '改口说的铂金灯带',
  '补一份竣工图纸',
  '忘记及时补登',
  '语音里的石材排版',
  '只打了一半的草稿',
  '撤回的丝绒软包',
  '撤销的岩板背景',
  '发不出去的吊顶节点',
  '机密效果图终稿',
  '群里的橡木饰面',
  '文件正文保密段落',
  '司徒缦华',
  '13698765432',
  'simanhua@secret-mail.cn',
  'wx_simanhua_77',
  '城南综合体筹建组长',
  '喜欢武夷岩茶',
  '鎏光灯具孟经理',
]
const person = {
  name: '司徒缦华',
  role: 'decision_maker',
  phone: '13698765432',
  mail: 'simanhua@secret-mail.cn',
  wechat: 'wx_simanhua_77',
  title: '城南综合体筹建组长',
}
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const sales = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'

describe.each(sizes)('after a working day nothing protected lies about in clear, %s size', (size) => {
  let world: World
  let heard: Awaited<ReturnType<typeof overhear>> | undefined
  beforeAll(async () => {
    world = await openWorld(size)
    const { storage } = world.config
    if (storage.size === 'company') heard = await overhear(storage.redisUrl)
    await workingDay()
  }, 120_000)
  afterAll(async () => {
    heard?.stop()
    await world.close()
  })

  async function workingDay(): Promise<void> {
    const { sandbox } = world
    // Told, edited, confirmed, edited again with a reason.
    const draft = await world.says(
      liMing,
      '/拜访 万川 欧阳缕金 今天上午 面谈 聊了玫瑰金玄关柜，电话13912345678，周五前补一份竣工图纸',
    )
    await sandbox.sendImage(liMing, 'bot', photo, '机密效果图终稿.png')
    await sandbox.sendFile(liMing, 'bot', Buffer.from('文件正文保密段落'), '机密效果图终稿.pdf')
    await world.shows(draft.messageId, '文件 1 个')
    const saved = await world.press(liMing, world.now(draft.messageId), '确认')
    const form = await world.next(liMing, () => sandbox.press(liMing, saved.messageId, '修改'))
    await world.press(liMing, form, '改好了', {
      form: { said: '改口说的铂金灯带', people: '欧阳缕金、上官测绘' },
    })
    const old = await world.says(liMing, '/拜访')
    await world.press(liMing, old, '记下', {
      form: {
        client_typed: '万川',
        kind: 'phone',
        at: '2026-11-02 09:00 +0800',
        said: '样板间隔断 0571-88886666',
      },
    })
    await world.press(liMing, world.now(old.messageId), '记下', {
      form: {
        client_typed: '万川',
        kind: 'phone',
        at: '2026-11-02 09:00 +0800',
        said: '样板间隔断 0571-88886666',
        reason: '忘记及时补登',
      },
    })
    // Left open, taken back, undone, said in a group, spoken.
    await world.says(zhouTing, '/拜访 万川 欧阳缕金 今天上午 面谈 只打了一半的草稿')
    const taken = sandbox.sendText(zhouTing, 'bot', '/拜访 万川 上官测绘 今天上午 面谈 撤回的丝绒软包')
    const takenCard = await world.next(zhouTing, () => taken)
    await sandbox.recall(zhouTing, (await taken).messageId)
    await world.shows(takenCard.messageId, '草稿丢掉了')
    const undone = await world.press(
      wangFang,
      await world.says(wangFang, '/拜访 万川 欧阳缕金 今天上午 面谈 撤销的岩板背景'),
      '确认',
    )
    await world.press(wangFang, undone, undone.buttons.find((caption) => caption.startsWith('撤销')) ?? '')
    await world.next(
      zhouTing,
      () =>
        sandbox.sendText(zhouTing, sales, '@客情管家 /拜访 万川 欧阳缕金 今天上午 面谈 群里的橡木饰面', {
          mentions: ['bot'],
        }),
      sales,
    )
    const voice = await readFile(
      fileURLToPath(new URL('../unit/lark/out/one-second-440-hz.opus', import.meta.url)),
    )
    await world.next(zhaoMin, () =>
      sandbox.sendAudio(zhaoMin, 'bot', voice, {
        durationMs: 1000,
        transcript: '今天上午去万川见了欧阳缕金，聊语音里的石材排版',
      }),
    )
    // Somebody at a client: asked twice, agreed, with likes and a separate consent, seen in a group, one of them forgotten.
    const { adds, agrees } = contactSteps(() => world)
    const agreed = await agrees(liMing, await adds(liMing, '万川', person), {
      channel: 'wechat',
      purposes: ['business', 'care'],
    })
    const open = await world.press(liMing, agreed, '修改')
    const liked = await world.press(liMing, open, '存好', {
      form: { ...person, preferences: '喜欢武夷岩茶' },
    })
    await world.press(liMing, await world.press(liMing, liked, '记单独同意'), '已告知，对方同意', {
      form: { recipient: '鎏光灯具孟经理', channel: 'paper', purposes: ['business'] },
    })
    await adds(liMing, '龙澜商业', { ...person, phone: '136987654321' })
    const again = await adds(liMing, '龙澜商业', person)
    expect(again.zh).toContain('好像已经有这位了')
    const second = await world.press(liMing, again, '不是同一位，照样存', { form: person })
    await world.press(liMing, await world.press(liMing, second, '对方撤回同意'), '没有签字，全部删除')
    await world.next(
      liMing,
      () => sandbox.sendText(liMing, sales, '@客情管家 /联系人 万川', { mentions: ['bot'] }),
      sales,
    )
    for (const look of ['/我的', '/客户 万川']) await world.says(liMing, look)
    // Refused input, a bug of ours, a message Lark does not take.
    await world.says(liMing, '/欧阳缕金 13912345678')
    await world.idle()
    const { db } = world.running.deps
    const poisoned = await db
      .select({ id: visits.id, body: visits.body })
      .from(visits)
      .where(eq(visits.status, 'saved'))
    await db.update(visits).set({ body: new Uint8Array([1]) })
    await world.says(wangFang, '/客户 万川')
    for (const row of poisoned) await db.update(visits).set({ body: row.body }).where(eq(visits.id, row.id))
    sandbox.setFaults([{ api: 'im/v1/messages', kind: '500' }])
    await (
      await sandbox.sendText(
        wangFang,
        'bot',
        '/拜访 万川 欧阳缕金 今天上午 面谈 发不出去的吊顶节点 13912345678',
      )
    ).delivered
    await sandbox.until(() => sandbox.apiCalls().some((call) => call.httpStatus === 500))
  }

  async function places(): Promise<Place[]> {
    const { storage, dataDir } = world.config
    const metrics = await (await fetch(`${world.running.url}/metrics`)).text()
    const database = storage.size === 'company' ? dump(storage.databaseUrl) : undefined
    return [
      ...(await tables(world.running.deps.db)),
      ...(database ? [database] : []),
      ...(storage.size === 'company' ? [await redisValues(storage.redisUrl)] : []),
      ...(heard ? [heard.place()] : []),
      ...filesBelow(dataDir),
      { name: 'the log', bytes: Buffer.from(world.log()) },
      { name: '/metrics', bytes: Buffer.from(metrics) },
    ]
  }

  it('the day left what it should: an event kept after a bug and a message still owed, both sealed', async () => {
    const { db } = world.running.deps
    expect(await db.$count(inbox, eq(inbox.status, 'failed'))).toBe(1)
    expect(await db.$count(outbox, inArray(outbox.state, ['pending', 'sending']))).toBeGreaterThan(0)
    expect(world.log()).toContain('a handler failed')
  })

  it('neither phones nor names nor words are found in tables, dump, queue, files, log or metrics', async () => {
    expect(findings(secrets, await places())).toEqual([])
  })

  it('the hunt does find what is kept in clear: a company’s name in the tables, the files or the dump, an id in the log', async () => {
    const searched = await places()
    const found = findings(['万川置业'], searched)
    expect(found).toContain('万川置业 in table public.clients')
    if (size === 'embedded') expect(found.some((one) => one.includes(' in db/'))).toBe(true)
    else if (searched.some(({ name }) => name === 'pg_dump')) expect(found).toContain('万川置业 in pg_dump')
    expect(findings(['a handler failed'], searched)).toEqual(['a handler failed in the log'])
    if (heard) expect(findings(['keqing-outbox'], [heard.place()])).not.toEqual([])
    expect(
      findings(secrets, [{ name: 'hex', bytes: Buffer.from(Buffer.from(`x${secrets[2]}`).toString('hex')) }]),
    ).toEqual([`${secrets[2]} in hex`])
    for (const before of ['', 'a', 'ab']) {
      const bytes = Buffer.from(Buffer.from(`${before}${secrets[4]}zz`).toString('base64'))
      expect(findings(secrets, [{ name: 'base64', bytes }])).toEqual([`${secrets[4]} in base64`])
    }
  })
})
