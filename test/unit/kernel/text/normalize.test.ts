import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOrdinary, nameKeys, normalizeName, squeeze, textKeys } from '../../../../src/kernel/text/names.ts'
import { fold, normalize } from '../../../../src/kernel/text/normalize.ts'

describe('typed text is read as it was meant', () => {
  it.each([
    ['／拜访　万川', '/拜访 万川'],
    ['２３００万', '2300万'],
    ['ＡＢＣ', 'ABC'],
    ['万\u200b川\ufeff', '万川'],
    ['a\r\n\r\n  b \n c', 'a\nb\nc'],
    ['  万川   王总  ', '万川 王总'],
    ['a\u0000b\u0007c', 'abc'],
    ['a\ud800b', 'ab'],
    ['①万川', '①万川'],
    ['你好，世界（好）！', '你好，世界（好）！'],
    ['3800元/㎡', '3800元/㎡'],
  ])('%j becomes %j', (typed, meant) => expect(normalize(typed)).toBe(meant))

  it('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = normalize(text)
        expect(normalize(once)).toBe(once)
      }),
      { seed: 11, numRuns: 1500 },
    )
  })

  it('folding keeps every character in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(fold(text)).toHaveLength(text.length)
      }),
      { seed: 12, numRuns: 500 },
    )
  })
})

describe('company names are compared by their core', () => {
  it.each([
    ['华岳置地（华东）', '华岳置地华东'],
    ['华岳置地(华东)有限公司', '华岳置地华东'],
    ['浙江万川置业有限公司', '万川置业'],
    ['浙江省杭州市万川置业股份有限公司', '万川置业'],
    ['万 川 置 业', '万川置业'],
    ['龙澜地产集团', '龙澜地产'],
    ['Wan Chuan Co., Ltd.', 'wanchuan'],
    ['北京银行', '北京银行'],
    ['上海', '上海'],
    ['公司', '公司'],
    ['（）', ''],
  ])('%s → %j', (name, core) => expect(normalizeName(name)).toBe(core))

  it('a name is indexed by characters, syllables, initials and pairs', () => {
    expect(nameKeys('万川置业有限公司')).toEqual({
      norm: '万川置业',
      pinyin: 'wanchuanzhiye',
      initials: 'wczy',
      head: '万川',
      pinyinHead: 'wanchuan',
      grams: ['万川', '川置', '置业'],
    })
  })

  it('polyphones are read in context', () => {
    expect(nameKeys('银行').pinyin).toBe('yinhang')
    expect(nameKeys('重庆').pinyin).toBe('chongqing')
  })

  it('free text is looked up by every pair of characters, syllables, and Latin words as initials', () => {
    const keys = textKeys('今天去了万川，又跑 wc 和 longlan')
    expect(keys.heads).toContain('万川')
    expect(keys.pinyinHeads).toEqual(expect.arrayContaining(['wanchuan', 'longlan']))
    expect(keys.initials).toContain('wc')
    expect(keys.initials).not.toContain('longlan')
  })

  it('a homophone is looked up under the syllables of the real name', () => {
    expect(textKeys('查下龙蓝啥级别').pinyinHeads).toContain(nameKeys('龙澜').pinyinHead)
  })

  it('whatever name stands whole in a text is among its look-up keys', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('万川', '龙澜地产', '华岳置地', '银禾百货', '重庆银行', '乐行'),
        fc.string({ maxLength: 20 }),
        (name, rest) => {
          const keys = textKeys(`${rest}，${name}，${rest}`)
          expect(keys.heads).toContain(nameKeys(name).head)
          expect(keys.pinyinHeads).toContain(nameKeys(name).pinyinHead)
        },
      ),
      { seed: 13, numRuns: 200 },
    )
  })

  it('blanks and brackets inside a name do not hide it, and words of a language with blanks stay apart', () => {
    expect(squeeze('华 岳（华东）').text).toBe('华岳华东')
    expect(squeeze('we can').text).toBe('we can')
    expect(isOrdinary('中国')).toBe(true)
  })

  it('keys of a very long text are bounded to its first 2,000 characters', () => {
    const text = `${'一二'.repeat(1000)}万川`
    expect(textKeys(text).heads).not.toContain('万川')
  })
})
