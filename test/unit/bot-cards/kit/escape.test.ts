import fc from 'fast-check'
import { marked } from 'marked'
import { expect, test } from 'vitest'
import { bold, clip, clipLine, ink, md, sourceOf, tidy } from '../../../../bot-cards/kit/escape.ts'
import { endless, hostile } from '../../../../bot-cards/kit/samples.ts'

const unescaped = (source: string) =>
  source.replace(/<br>/g, '\n').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

/** Words with a good share of everything that means something to markdown. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ...'*_~`[]()<>#+-=|\\!&:@$/.1 \n\t"\'{}',
        '<at id=all></at>',
        'https://x.test',
        'www.x.test',
        ':OK:',
        '```',
        '---',
        '![x](y)',
        '&#42;',
        '&lt;',
        '\u200b',
        '\u202e',
        '\ud800',
        '聊',
        '    ',
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))

test('markdown typed by a person stays what they typed, as plain text', () => {
  fc.assert(
    fc.property(words, (typed) => {
      const kinds = new Set<string>()
      const source = sourceOf(md`${typed}`)
      void marked.walkTokens(marked.lexer(source, { gfm: true }), (token) => {
        if (token.type === 'html' && token.raw.replaceAll('<br>', '').trim() === '') return
        kinds.add(token.type)
      })
      expect([...kinds].filter((kind) => !['paragraph', 'text', 'space', 'br'].includes(kind))).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('escaping loses nothing but blank space', () => {
  fc.assert(
    fc.property(words, (typed) => {
      const visible = (text: string) => tidy(text).replace(/\s+/g, '')
      expect(unescaped(sourceOf(md`${typed}`)).replace(/\s+/g, '')).toBe(visible(typed))
    }),
  )
})

test('nobody is mentioned, no link, emoji code, template variable or tag survives', () => {
  const source = sourceOf(md`${hostile}`)
  expect(source).not.toMatch(/<(?!br>)/)
  expect(source).not.toContain('https://')
  expect(source).not.toContain(':OK:')
  expect(source).not.toContain('${')
  expect(source).not.toMatch(/[\u200b\u202e]/)
  expect(source).toContain('👨‍👩‍👧‍👦')
})

test('times of day and dates read as they are', () => {
  expect(sourceOf(md`${'今天 14:30，12/5'}`)).toBe('今天 14:30，12/5')
})

test('Markdown goes into Markdown as it is, words are escaped once', () => {
  expect(sourceOf(md`${bold('a*b')} ${ink('red', 'x<y')}`)).toBe(
    "**a&#42;b** <font color='red'>x&#60;y</font>",
  )
  expect(sourceOf(bold('  '))).toBe('')
})

test('clip counts an emoji as one character and says when it left something out', () => {
  expect(clip('聊了二期样板间', 4)).toBe('聊了二…')
  expect(clip('聊了二期', 4)).toBe('聊了二期')
  expect(clip('👨‍👩‍👧‍👦👍🏽', 20)).toBe('👨‍👩‍👧‍👦👍🏽')
  expect(clip('👍🏽👍🏽👍🏽', 2)).toBe('👍🏽…')
  expect(clipLine('一\n 二', 9)).toBe('一 二')
})

test('a clipped text never holds more than it may, whatever it is made of', () => {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })
  fc.assert(
    fc.property(
      fc.oneof(words, fc.constant(endless), fc.constant('a\u0301'.repeat(5000))),
      fc.integer({ min: 1, max: 50 }),
      (typed, max) => {
        const kept = clip(typed, max)
        expect([...segmenter.segment(kept)].length).toBeLessThanOrEqual(max)
        expect(kept.length).toBeLessThanOrEqual(2 * max + 21)
      },
    ),
  )
})
