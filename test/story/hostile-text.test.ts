import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outbox } from '../../drizzle/schema/outbox.ts'
import { actionItems, drafts, visits } from '../../drizzle/schema/visits.ts'
import { liMing, zhouTing } from '../../src/demo/company.ts'
import { placeOf } from '../../src/vault/place.ts'
import { buttonValue, markdownOf } from './read-card.ts'
import { openWorld, sizes, type World } from './world.ts'

/** Everything that could break a card or ring a bell, in one breath. */
const nasty =
  '<at id=all></at><at user_id="all">所有人</at> **粗** _斜_ ~~删~~ [点我](https://x.test) ![图](img_v3_x) `码` $\u007b变量} :OK: ' +
  '<font color=red>红</font> <button>按</button> &lt;at id=all&gt; 👨‍👩‍👧‍👦🇨🇳 \u200b\u202e倒\u202c \ud83d |表|\n# 标题\n- 一\n1. 二\n---\n```\n@_all @_user_1'
/** Half an emoji cannot be written as UTF-8; only JSON keeps it. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')

describe.each(sizes)('text that tries to break out of its card, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  /** Every message the bot has sent so far was taken by Lark's strict schema and rang nobody's bell. */
  const harmless = async () => {
    await world.idle()
    const chats = [...new Set([liMing, zhouTing].map(world.sandbox.botChat)), sales]
    for (const message of chats.flatMap((chat) => world.sandbox.messages(chat)))
      if (message.from === 'bot') expect(message.mentioned).toEqual([])
    const { db } = world.running.deps
    expect(
      await db.select({ code: outbox.errorCode }).from(outbox).where(eq(outbox.state, 'refused')),
    ).toEqual([])
    const cards = chats
      .flatMap((chat) => world.sandbox.messages(chat))
      .flatMap((one) => world.sandbox.cardHistory(one.messageId))
    for (const { card } of cards) {
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28_000)
      for (const source of markdownOf(card)) expect(source).not.toMatch(/<at |<button|\]\(https|!\[/)
    }
  }
  const sales = 'oc_c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7c7'

  it('in every field of the form: the card stands, nobody is mentioned, and what is stored is what was typed', async () => {
    const form = await world.says(liMing, '/拜访')
    const said = `聊了 ${nasty} 完`
    const fields = {
      client_typed: '万川',
      kind: 'phone',
      at: '2026-11-10 09:00 +0800',
      said,
      people: `王总、${nasty.slice(0, 40)}`,
      next_step: `发报价 ${nasty}`,
      reason: `忘了 ${nasty}`,
    }
    const value = buttonValue(form.card, '记下')
    const reply = await world.sandbox.pressRaw({
      as: liMing,
      messageId: form.messageId,
      tag: 'button',
      value,
      formValue: fields,
    })
    expect(reply.errorCode).toBeUndefined()
    expect(world.now(form.messageId).zh).toContain('记好了')
    const { db, vault } = world.running.deps
    const [visit] = await db
      .select({ id: visits.id, body: visits.body })
      .from(visits)
      .where(eq(visits.draftId, String(value.p.draft)))
    const stored = JSON.parse(
      vault.open(placeOf(visits.body, visit?.id ?? ''), visit?.body ?? new Uint8Array()),
    )
    expect(stored.said).toBe(said)
    expect(stored.reason).toBe(fields.reason)
    const [step] = await db
      .select({ id: actionItems.id, body: actionItems.body })
      .from(actionItems)
      .where(eq(actionItems.visitId, visit?.id ?? ''))
    expect(vault.open(placeOf(actionItems.body, step?.id ?? ''), step?.body ?? new Uint8Array())).toBe(
      wellFormed(fields.next_step),
    )
    const edit = await world.next(liMing, () => world.sandbox.press(liMing, form.messageId, '修改'))
    expect(edit.fields).toContain('said')
    await world.says(liMing, '/我的')
    await world.says(liMing, '/客户 万川')
    await harmless()
  })

  it('as the client typed and the client created', async () => {
    const form = await world.says(liMing, '/拜访')
    const value = buttonValue(form.card, '记下')
    const formValue = { client_typed: nasty, kind: 'phone', said: '一句话' }
    await world.sandbox.pressRaw({ as: liMing, messageId: form.messageId, tag: 'button', value, formValue })
    const asked = world.now(form.messageId)
    const created = await world.press(liMing, asked, '建好并选上', {
      form: { name: `恶${nasty}`.slice(0, 100), type: 'other', city: nasty.slice(0, 50) },
    })
    expect(created.buttons).toContain('确认')
    expect((await world.press(liMing, created, '确认')).zh).toContain('记好了')
    const unknown = await world.says(zhouTing, `/客户 ${nasty}`)
    expect(unknown.zh).not.toBe('')
    await world.says(zhouTing, `/${nasty}`)
    await harmless()
  })

  it('as a message of 10,000 characters, which becomes a draft whose words are all kept', async () => {
    const filler = nasty.replaceAll('\n', ' ').repeat(60)
    const text = `${`/拜访 万川 王总 今天上午 面谈 聊了${filler}`.slice(0, 9_990)}最后几个字`
    const draft = await world.says(liMing, text)
    expect(draft.buttons.length).toBeGreaterThan(0)
    const { db, vault } = world.running.deps
    const rows = await db
      .select({ id: drafts.id, body: drafts.body })
      .from(drafts)
      .orderBy(asc(drafts.createdAt), asc(drafts.id))
    const last = rows.at(-1)
    const body = vault.open(placeOf(drafts.body, last?.id ?? ''), last?.body ?? new Uint8Array())
    expect(body).toContain('最后几个字')
    expect(body).toContain('<at id=all></at>')
    await harmless()
    const longer = await world.says(liMing, `/拜访 ${'聊'.repeat(10_001)}`)
    expect(longer.zh).toContain('太长')
    await harmless()
  })

  it('in a group, where the thread sees none of it', async () => {
    const thread = await world.next(
      liMing,
      () =>
        world.sandbox.sendText(liMing, sales, `@客情管家 /拜访 万川 王总 今天上午 面谈 ${nasty}`, {
          mentions: ['bot'],
        }),
      sales,
    )
    expect(thread.zh).toContain('李明')
    expect(thread.zh).not.toContain('标题')
    await world.sandbox.until(() => world.cards(liMing).some((card) => card.zh.includes('标题')))
    await harmless()
  })

  it('as a file’s name and as a post', async () => {
    await world.says(zhouTing, '/拜访 万川 王总 今天上午 面谈 附一个怪名字的文件')
    const [draft] = world.cards(zhouTing).slice(-1)
    await world.sandbox.sendFile(zhouTing, 'bot', Buffer.from('x'), `${wellFormed(nasty)}.pdf`)
    await world.shows(draft?.messageId ?? '', '文件 1 个')
    const post = await world.next(zhouTing, () =>
      world.sandbox.sendPost(zhouTing, 'bot', {
        title: nasty,
        content: [
          [
            { tag: 'text', text: `万川 王总 今天上午 面谈 ${nasty}` },
            { tag: 'a', text: nasty, href: 'https://x.test' },
          ],
        ],
      }),
    )
    expect(post.zh).not.toBe('')
    await harmless()
  })
})
