import { expect, test } from 'vitest'
import { galleryCards } from '../../../bot-cards/gallery.ts'
import { tidy } from '../../../bot-cards/kit/escape.ts'
import { fits, sizeOf } from '../../../bot-cards/kit/size.ts'
import { checkCard } from '../../../src/sandbox/card-schema/index.ts'

const samples = galleryCards().flatMap((card) =>
  card.samples.map((sample) => ({ title: `${card.name}: ${sample.name}`, ...sample })),
)

type Content = { content: string; i18n_content?: { zh_cn: string; en_us: string } }

/** Every text of a card, wherever it stands. */
function textsOf(node: unknown): Content[] {
  if (Array.isArray(node)) return node.flatMap(textsOf)
  if (typeof node !== 'object' || node === null) return []
  const own = 'content' in node && typeof node.content === 'string' ? [node as Content] : []
  return [
    ...own,
    ...Object.entries(node).flatMap(([key, child]) => (key === 'i18n_content' ? [] : textsOf(child))),
  ]
}

/** What people wrote, as it stands in a view: every string that is not our own Chinese. */
function written(node: unknown): string[] {
  if (typeof node === 'string') return [tidy(node)]
  if (typeof node !== 'object' || node === null || node instanceof Date) return []
  const ours = 'zh' in node && 'en' in node && !('name' in node)
  // A key in Chinese is the company's own word, such as a department's name.
  return Object.entries(node).flatMap(([key, child]) =>
    ours && key === 'zh' ? [] : [...(/\p{Script=Han}/u.test(key) ? [tidy(key)] : []), ...written(child)],
  )
}

const chineseRuns = (text: string) => text.match(/\p{Script=Han}+/gu) ?? []

test.each(samples)('$title passes every rule the platform has for cards', ({ json }) => {
  expect(checkCard(json)).toEqual([])
})

test.each(samples)('$title stays within bytes, elements and depth', ({ json }) => {
  expect(fits(sizeOf(json)), JSON.stringify(sizeOf(json))).toBe(true)
})

test.each(samples)('$title says everything in both languages', ({ json, view }) => {
  const words = written(view).join('\n')
  const texts = textsOf(json)
  expect(texts.length).toBeGreaterThan(1)
  for (const text of texts) {
    if (text.i18n_content) expect(text.i18n_content.zh_cn).toBe(text.content)
    const english = text.i18n_content?.en_us ?? text.content
    expect(english.trim()).not.toBe('')
    expect(chineseRuns(english).filter((run) => !words.includes(run))).toEqual([])
  }
})

test.each(samples)('$title mentions nobody and links nowhere', ({ json }) => {
  for (const { content, i18n_content } of textsOf(json.body.elements.filter(({ tag }) => tag === 'markdown')))
    for (const text of [content, i18n_content?.en_us ?? ''])
      expect(text).not.toMatch(/<at|<a |<link|\]\(|https?:\/\/|<person/)
})

test.each(samples)('$title shows nothing of its content in a notification', ({ json, view }) => {
  const words = written(view).filter((word) => /\p{Script=Han}{2}/u.test(word))
  const { content, i18n_content } = json.config.summary
  expect(words.filter((word) => content.includes(word) || i18n_content?.en_us.includes(word))).toEqual([])
})

test.each(samples)('$title is one card for all readers and asks for at most three fields', ({ json }) => {
  expect(Object.keys(json).sort()).toEqual(['body', 'config', 'header', 'schema'])
  expect(json.config.update_multi).toBe(true)
  expect(JSON.stringify(json).match(/"required":true/g)?.length ?? 0).toBeLessThanOrEqual(3)
})

test('only cards without anything about clients or people may be forwarded', () => {
  const open = galleryCards().filter((card) => card.samples.some(({ json }) => json.config.enable_forward))
  expect(open.map((card) => card.name)).toEqual(['system/help', 'system/group-introduction'])
})
