import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachments } from '../../drizzle/schema/files.ts'
import { visits } from '../../drizzle/schema/visits.ts'
import { readAttachment } from '../../src/areas/files/index.ts'
import { chenGang, liMing, wangFang, zhaoMin, zhouTing } from '../../src/demo/company.ts'
import { buttonValue } from './read-card.ts'
import { type CardInChat, openWorld, sizes, type World } from './world.ts'

/** The smallest picture there is. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const recording = (name: string) =>
  readFile(fileURLToPath(new URL(`../unit/lark/out/${name}.opus`, import.meta.url)))

describe.each(sizes)('photos, voice and files, %s size', (size) => {
  let world: World
  let voice: Buffer
  beforeAll(async () => {
    voice = await recording('one-second-440-hz')
    world = await openWorld(size)
  })
  afterAll(() => world.close())

  const draftOf = (as: string, said: string) => world.says(as, `/拜访 万川 王总 今天上午 面谈 ${said}`)
  const idOf = (card: CardInChat) => String(buttonValue(card.card, '不记了').p.draft)
  const filed = (draftId: string) =>
    world.running.deps.db.select().from(attachments).where(eq(attachments.entityId, draftId))
  const files = () => join(world.config.dataDir, 'files')
  const newest = async () => {
    const rows = await world.running.deps.db.select().from(attachments)
    return rows.sort((a, b) => a.id.localeCompare(b.id)).at(-1)
  }
  const says = (as: string, bytes: Buffer, durationMs: number, transcript?: string) => () =>
    world.sandbox.sendAudio(as, 'bot', bytes, { durationMs, ...(transcript ? { transcript } : {}) })

  /** Resolves once one of the cards after the first `before` says so. */
  const told = (as: string, before: number, words: string) =>
    world.sandbox.until(() =>
      world
        .cards(as)
        .slice(before)
        .some((card) => card.zh.includes(words)),
    )

  it('a photo goes with the draft that is open: shown on its card, kept encrypted, and the visit has it after 确认', async () => {
    const draft = await draftOf(liMing, '样板间拍了照')
    await world.sandbox.sendImage(liMing, 'bot', photo)
    const shown = await world.shows(draft.messageId, '照片 1 张')
    expect(shown.zh).not.toContain('正在收')
    const [row] = await filed(idOf(draft))
    expect(row).toMatchObject({ kind: 'image', status: 'stored', bytes: photo.length })
    const path = join(files(), row?.id ?? '')
    const raw = await readFile(path)
    expect(raw.includes(photo.subarray(0, 8))).toBe(false)
    expect(raw.includes('IHDR')).toBe(false)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(Buffer.from(await readAttachment(world.running.deps, row?.id ?? '')).equals(photo)).toBe(true)
    const saved = await world.press(liMing, shown, '确认')
    expect(saved.zh).toContain('照片 1 张')
    const [visit] = await world.running.deps.db
      .select({ draftId: visits.draftId })
      .from(visits)
      .where(eq(visits.draftId, idOf(draft)))
    expect(visit).toBeDefined()
  })

  it('a photo sent within the undo time goes with the visit just saved', async () => {
    const saved = await world.press(zhouTing, await draftOf(zhouTing, '先记再拍'), '确认')
    await world.sandbox.sendImage(zhouTing, 'bot', photo)
    expect((await world.shows(saved.messageId, '照片 1 张')).zh).toContain('记好了')
  })

  it('a photo or file that belongs to no visit gets a friendly answer and is not kept', async () => {
    const before = await readdir(files())
    for (const send of [
      () => world.sandbox.sendImage(zhaoMin, 'bot', photo),
      () => world.sandbox.sendFile(zhaoMin, 'bot', photo, '方案.pdf'),
    ])
      expect((await world.next(zhaoMin, send)).zh).toContain('先说一句拜访')
    expect(await readdir(files())).toEqual(before)
  })

  it('a file goes with the draft; one that Lark no longer has is named on the card', async () => {
    const draft = await draftOf(wangFang, '发了方案')
    await world.sandbox.sendFile(wangFang, 'bot', Buffer.from('方案正文'), '二期方案.pdf')
    await world.shows(draft.messageId, '文件 1 个')
    // Recalled before it could be fetched.
    world.sandbox.setFaults([{ api: 'GET im/v1/messages', kind: '500', times: 1 }])
    const gone = await world.sandbox.sendFile(wangFang, 'bot', Buffer.from('撤回的'), '发错了.pdf')
    await gone.delivered
    await world.sandbox.recall(wangFang, gone.messageId)
    expect((await world.shows(draft.messageId, '没收到')).zh).toContain('发错了.pdf')
  })

  it('what is said in a voice message becomes a draft to confirm', async () => {
    const draft = await world.next(
      chenGang,
      says(chenGang, voice, 1000, '今天上午去了万川见王总聊了语音里的样板间'),
    )
    expect(draft.zh).toContain('万川置业')
    expect(draft.zh).toContain('语音里的样板间')
    expect(draft.zh).toContain('语音 1 段')
    expect((await world.press(chenGang, draft, '确认')).zh).toContain('记好了')
    expect(
      Buffer.from(await readAttachment(world.running.deps, (await newest())?.id ?? '')).equals(voice),
    ).toBe(true)
  })

  it('a voice message on top of an open draft adds its words to it', async () => {
    const draft = await draftOf(liMing, '先写了一句')
    await says(liMing, voice, 1000, '后面用嘴补了一句')()
    const both = await world.shows(draft.messageId, '补了一句')
    expect(both.zh).toContain('先写了一句')
    expect(both.buttons).toContain('确认')
  })

  it('speech recognition out of order for a moment loses no words', async () => {
    world.clock.set(new Date(world.clock.now().getTime() + 3_600_000))
    world.sandbox.setFaults([{ api: 'speech_to_text/v1', kind: '500', times: 1 }])
    const draft = await draftOf(zhouTing, '识别服务打了个盹')
    await says(zhouTing, voice, 1000, '第二次才听清的话')()
    await world.sandbox.until(() => world.sandbox.faults().length === 0)
    expect((await world.shows(draft.messageId, '第二次才听清的话')).zh).toContain('语音 1 段')
  })

  it('a photo that Lark never hands over is not waited for for ever: its card says so', async () => {
    world.sandbox.setFaults([{ api: 'GET im/v1/messages', kind: '500' }])
    const draft = await draftOf(wangFang, '照片丢在路上')
    await (await world.sandbox.sendImage(wangFang, 'bot', photo)).delivered
    await world.afterAllTries()
    world.sandbox.setFaults([])
    expect((await world.shows(draft.messageId, '有张照片没收到，再发一次吧')).buttons).toContain('确认')
    expect(await newest()).toMatchObject({ kind: 'image', status: 'failed' })
  })

  it('a recording that nobody ever listened to is kept, and its speaker is asked to type', async () => {
    world.sandbox.setFaults([{ api: 'speech_to_text/v1', kind: '500' }])
    const before = world.cards(wangFang).length
    await (await says(wangFang, voice, 1000, '一直没人听见')()).delivered
    await world.afterAllTries()
    world.sandbox.setFaults([])
    await told(wangFang, before, '语音识别一直没回应')
    const row = await newest()
    expect(row).toMatchObject({ kind: 'audio', status: 'stored' })
    expect(Buffer.from(await readAttachment(world.running.deps, row?.id ?? '')).equals(voice)).toBe(true)
  })

  it('without the scope for speech the bot says so kindly and keeps the recording', async () => {
    world.sandbox.setSpeech({ scopeMissing: true })
    const before = world.cards(chenGang).length
    world.clock.set(new Date(world.clock.now().getTime() + 3_600_000))
    await says(chenGang, voice, 1000, '没人听见')()
    await told(chenGang, before, '听不了')
    const row = await newest()
    expect(row).toMatchObject({ kind: 'audio', status: 'stored' })
    expect(Buffer.from(await readAttachment(world.running.deps, row?.id ?? '')).equals(voice)).toBe(true)
    world.sandbox.setSpeech({})
  })

  it('a recording longer than a minute, and one that is no recording, are kept and answered', async () => {
    const answered = async (bytes: Buffer, durationMs: number, words: string) => {
      const before = world.cards(liMing).length
      await says(liMing, bytes, durationMs)()
      await told(liMing, before, words)
      expect(await newest()).toMatchObject({ kind: 'audio', status: 'stored' })
    }
    await answered(await recording('61-silent-seconds'), 61_000, '超过一分钟')
    await answered(Buffer.from('no opus at all'), 2000, '没听清')
  })

  it('stickers, places and videos get a friendly answer', async () => {
    const kinds: [string, object][] = [
      ['sticker', { file_key: 'file_v3_sticker' }],
      ['location', { name: '万川二期', longitude: '120.1', latitude: '30.2' }],
      ['media', { file_key: 'file_v3_video', image_key: 'img_v3_x', duration: 1000 }],
      ['share_user', { user_id: liMing }],
    ]
    for (const [kind, content] of kinds) {
      const answer = await world.next(zhaoMin, () => world.sandbox.sendOther(zhaoMin, 'bot', kind, content))
      expect({ kind, zh: answer.zh }).toEqual({ kind, zh: expect.stringContaining('看不懂') })
    }
  })

  it('a post with words and a picture is a draft with a photo', async () => {
    // The picture's key, as the client has it once it is uploaded.
    let messageId = ''
    await world.next(zhaoMin, async () => {
      messageId = (await world.sandbox.sendImage(zhaoMin, 'bot', photo)).messageId
    })
    const key = JSON.parse(world.sandbox.message(messageId)?.content ?? '{}').image_key
    const draft = await world.next(zhaoMin, () =>
      world.sandbox.sendPost(zhaoMin, 'bot', {
        title: '',
        content: [
          [{ tag: 'text', text: '万川 王总 今天上午 面谈 图文一起发的' }],
          [{ tag: 'img', image_key: key }],
        ],
      }),
    )
    expect((await world.shows(draft.messageId, '照片 1 张')).zh).toContain('图文一起发的')
  })
})
