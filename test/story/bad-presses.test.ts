import { and, count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inbox } from '../../drizzle/schema/bot.ts'
import { clients } from '../../drizzle/schema/clients.ts'
import { drafts, visits } from '../../drizzle/schema/visits.ts'
import { liMing, zhouTing } from '../../src/demo/company.ts'
import { buttonValue } from './read-card.ts'
import { type CardInChat, openWorld, sizes, type World } from './world.ts'

describe.each(sizes)('presses that come too late, from the wrong hand or from nowhere, %s size', (size) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const draftOf = (as: string, said: string) => world.says(as, `/拜访 万川 王总 今天上午 面谈 ${said}`)
  /** A press with the value a button once had, whatever the card shows by now. */
  const raw = async (as: string, card: CardInChat, value: unknown, formValue?: Record<string, unknown>) => {
    const reply = await world.sandbox.pressRaw({
      as,
      messageId: card.messageId,
      tag: 'button',
      value,
      ...(formValue ? { formValue } : {}),
    })
    return { ...reply, toastText: reply.toast?.content ?? '', ...world.now(card.messageId) }
  }
  const savedVisits = async (draft: string) =>
    (
      await world.running.deps.db
        .select({ n: count() })
        .from(visits)
        .where(and(eq(visits.draftId, draft), eq(visits.status, 'saved')))
    )[0]?.n
  const draftId = (card: CardInChat) => String(buttonValue(card.card, '确认').p.draft)

  it('确认 tapped twice saves once; the second tap says the card has moved on and shows it saved', async () => {
    const draft = await draftOf(liMing, '手快点了两下')
    const value = buttonValue(draft.card, '确认')
    const both = await Promise.all([raw(liMing, draft, value), raw(liMing, draft, value)])
    expect(both.filter((one) => one.toast?.type === 'success')).toHaveLength(1)
    expect(both.find((one) => one.toast?.type !== 'success')?.toastText).toMatch(/刷新|已经记好/)
    expect(world.now(draft.messageId).zh).toContain('记好了')
    expect(await savedVisits(String(value.p.draft))).toBe(1)
  })

  it('buttons of an undone card do nothing any more: the reason is said and the card shows it is undone', async () => {
    const draft = await draftOf(liMing, '记错了要撤销')
    const confirm = buttonValue(draft.card, '确认')
    const saved = await world.press(liMing, draft, '确认')
    const undo = saved.buttons.find((caption) => caption.startsWith('撤销')) ?? ''
    const [undoValue, editValue] = [buttonValue(saved.card, undo), buttonValue(saved.card, '修改')]
    await world.press(liMing, saved, undo)
    for (const value of [confirm, undoValue]) {
      const late = await raw(liMing, draft, value)
      expect(late.toastText).toContain('刷新')
      expect(late.zh).toContain('已撤销')
    }
    expect((await raw(liMing, draft, editValue)).toastText).toContain('已经结束')
    expect(await savedVisits(String(confirm.p.draft))).toBe(0)
  })

  it('a colleague’s press on a card in their hands changes nothing and learns only whose card it is', async () => {
    const mine = await draftOf(liMing, '只给我自己看的话')
    const hers = await draftOf(zhouTing, '她自己的草稿')
    const value = buttonValue(mine.card, '确认')
    const foreign = await raw(zhouTing, hers, value)
    expect(foreign.toastText).toContain('李明')
    expect(JSON.stringify(foreign)).not.toContain('只给我自己看')
    expect(foreign.zh).toContain('她自己的草稿')
    expect(world.now(mine.messageId).buttons).toContain('确认')
    expect(await savedVisits(String(value.p.draft))).toBe(0)
    expect(mine.card).toHaveProperty('config.enable_forward', false)
  })

  it('made-up callback values are answered with a friendly word in both languages and change nothing', async () => {
    const draft = await draftOf(liMing, '谁也别想动它')
    const id = draftId(draft)
    const rows = () =>
      world.running.deps.db
        .select({ status: drafts.status, version: drafts.version })
        .from(drafts)
        .where(eq(drafts.id, id))
    const clientCount = async () => (await world.running.deps.db.select({ n: count() }).from(clients))[0]?.n
    const [before, clientsBefore] = [await rows(), await clientCount()]
    const confirm = (p: unknown, v: unknown = 1) => ({ a: 'visits.confirm', p, v })
    const hostile: unknown[] = [
      undefined,
      null,
      '',
      'visits.confirm',
      42,
      true,
      [],
      {},
      { a: 'visits.confirm' },
      { a: 'visits.confirm', v: 1 },
      confirm({}),
      confirm({ draft: 5 }),
      confirm({ draft: null }),
      confirm({ draft: { $ne: '' } }),
      confirm([id]),
      confirm({ draft: "' OR '1'='1" }),
      confirm({ draft: 'drf_00000000000000000000000000' }),
      confirm({ draft: 'a\u0000b' }),
      confirm({ draft: '\ud800' }),
      confirm({ draft: 'x'.repeat(50_000) }),
      confirm({ draft: '<at id=all></at> **x**' }),
      confirm({ draft: id }, '1'),
      confirm({ draft: id }, -1),
      confirm({ draft: id }, 0),
      confirm({ draft: id }, 1.5),
      confirm({ draft: id }, 9e15),
      confirm({ draft: id }, 2),
      { a: '__proto__', p: {}, v: 0 },
      { a: 'constructor', p: {}, v: 0 },
      { a: "x'; drop table drafts; --", p: {}, v: 0 },
      { a: 'visits.edit_draft', p: { draft: id, item: 99 }, v: 1 },
      { a: 'visits.edit_draft', p: { draft: id, item: -1 }, v: 1 },
      { a: 'visits.create_client', p: { draft: id, item: 99 }, v: 1 },
      { a: 'system.run', p: { command: '__proto__' }, v: 0 },
      { a: 'system.retry_delivery', p: { outbox: 'x' }, v: 0 },
      { a: 'clients.open', p: { client: "'; --" }, v: 0 },
      { a: 'clients.log_visit', p: { client: 'nobody' }, v: 0 },
      { a: 'visits.edit', p: { visit: 'vis_none' }, v: 1 },
      { a: 'visits.tick', p: { item: 'x', done: true, from: 'elsewhere' }, v: 1 },
    ]
    for (const value of hostile) {
      const reply = await raw(liMing, draft, value)
      expect({
        value,
        error: reply.errorCode,
        said: reply.toast?.content !== '' && Boolean(reply.toast?.i18n?.en_us),
      }).toEqual({ value, error: undefined, said: true })
    }
    expect(await rows()).toEqual(before)
    expect(await clientCount()).toBe(clientsBefore)
    const failed = await world.running.deps.db
      .select({ key: inbox.key })
      .from(inbox)
      .where(eq(inbox.status, 'failed'))
    expect(failed).toEqual([])
    expect((await world.press(liMing, world.now(draft.messageId), '确认')).zh).toContain('记好了')
  })

  it('a form sent with impossible values keeps what was typed and says beside each field what is wrong', async () => {
    const form = await world.says(liMing, '/拜访')
    const { value } = submit(form)
    const typed = {
      client_typed: '万川',
      kind: 'telepathy',
      at: '2026-11-25 09:00 +0800',
      said: '写了很久的一段话',
      next_step: '发报价',
      next_owner: `ou_${'f'.repeat(32)}`,
      next_due: '2026-02-30 +0800',
    }
    const wrong = await raw(liMing, form, value, typed)
    expect(wrong.errorCode).toBeUndefined()
    expect(wrong.toast).toBeDefined()
    for (const [field, words] of [
      ['kind', '选一下方式'],
      ['at', '还没到'],
      ['next_owner', '还不认识这位同事'],
      ['next_due', '没看懂'],
    ] as const)
      expect(errorBeside(wrong.card, field)).toContain(words)
    for (const kept of ['万川', '写了很久的一段话', '发报价', '2026-11-25 09:00'])
      expect(JSON.stringify(wrong.card)).toContain(kept)
    const bad = await raw(liMing, wrong, submit(wrong).value, {
      said: { $gt: '' },
      kind: ['phone'],
      client_typed: 7,
    })
    expect(bad.errorCode).toBeUndefined()
    expect(bad.toastText).not.toBe('')
    const saved = await world.press(liMing, world.now(form.messageId), 'submit', {
      form: {
        client_typed: '万川',
        kind: 'phone',
        at: '2026-11-23 09:00 +0800',
        said: '写了很久的一段话',
        next_due: '2026-11-27 +0800',
      },
    })
    expect(saved.zh).toContain('记好了')
  })

  const submit = (card: CardInChat) => ({
    value: buttonValue(card.card, card.buttons.find((one) => one === '记下' || one === '改好了') ?? ''),
  })
})

/** The red words that stand right after a field, before the next field begins. */
function errorBeside(card: object, field: string): string {
  const json = JSON.stringify(card)
  const after = json.slice(json.indexOf(`"name":"${field}"`) + 10)
  const next = after.search(/"name":"/)
  return next === -1 ? after : after.slice(0, next)
}
