import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmounts } from '../../../../src/kernel/text/amounts.ts'

const yuan = (text: string) =>
  readAmounts(text).map((heard) => (heard.kind === 'value' ? heard.yuan : heard.options))

describe('amounts of money are read in yuan', () => {
  it.each([
    ['2300万', 23_000_000],
    ['２３００万', 23_000_000],
    ['1.5个亿', 150_000_000],
    ['3800w', 38_000_000],
    ['3.8kw', 38_000_000],
    ['800块', 800],
    ['50块钱', 50],
    ['￥3,800.50', 3800.5],
    ['RMB 800k', 800_000],
    ['800k RMB', 800_000],
    ['一万五', 15_000],
    ['三百八十万', 3_800_000],
    ['1亿2000万', 120_000_000],
    ['合同额2300万元', 23_000_000],
    ['3万5号付款', 30_000],
    ['800万12月付', 8_000_000],
    ['2.3 million', 2_300_000],
    ['三点八万', 38_000],
  ])('%s', (text, value) => expect(yuan(text)).toEqual([value]))

  it.each(['精装预算卡在三千八一平下午又跑了', '3800元/㎡', '3800/平', '每平3800', '单方三千八'])(
    '%s is 3,800 a square metre',
    (text) => {
      expect(readAmounts(text)).toMatchObject([{ kind: 'value', yuan: 3800, per: 'square_metre' }])
    },
  )

  it.each([
    ['两百来万', [2_000_000, 2_500_000]],
    ['几百万', [2_000_000, 3_000_000, 5_000_000]],
    ['十几万', [120_000, 150_000, 180_000]],
    ['两三百万', [2_000_000, 3_000_000]],
    ['200-300万', [2_000_000, 3_000_000]],
    ['200万到300万', [2_000_000, 3_000_000]],
    ['尾款800', [800, 8_000_000]],
    ['华岳那笔尾款800 到现在没给', [800, 8_000_000]],
    ['预算三千八', [3800, 38_000_000]],
  ])('%s fits several amounts and is asked', (text, options) => expect(yuan(text)).toEqual([options]))

  it.each([
    '二期样板间',
    '3号楼',
    '2万平',
    '三万平的项目',
    '一块去',
    '两块地',
    '千万别',
    '万一',
    '13800138000',
    '2026年',
    '报价3份',
    '付款30%',
    '预算一般',
    '功率3.8kw',
    '4k屏',
    '十万火急',
    '300个点位',
    '12月5号',
  ])('%s is no money', (text) => expect(readAmounts(text)).toEqual([]))

  it('"about" marks an amount as guessed', () => {
    expect(readAmounts('大概300万')).toMatchObject([{ yuan: 3_000_000, guessed: true }])
    expect(readAmounts('5000万左右')).toMatchObject([{ yuan: 50_000_000, guessed: true }])
    expect(readAmounts('刚好5000万')).toMatchObject([{ yuan: 50_000_000, guessed: false }])
  })

  it('an amount comes back from every way it is written, at its place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom('万', '万元', 'w', ' 万', '万块'),
        (count, unit) => {
          const text = `聊到合同${count}${unit}，定了`
          const [heard] = readAmounts(text)
          expect(heard).toMatchObject({ kind: 'value', yuan: count * 10_000 })
          expect(text.slice(heard?.start, heard?.end)).toBe(heard?.text)
        },
      ),
      { seed: 31, numRuns: 500 },
    )
  })

  it('any text gives positive finite amounts inside it, and never throws', () => {
    const unit = fc.constantFrom(...'零一二两三五八十百千万亿点.0519几来多个块元平kw/￥-, 约尾款的')
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit, maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 40 })),
        (text) => {
          for (const heard of readAmounts(text)) {
            expect(heard.text).toBe(text.slice(heard.start, heard.end))
            const all = heard.kind === 'value' ? [heard.yuan] : heard.options
            expect(all.length).toBeGreaterThan(0)
            expect(all.every((each) => Number.isFinite(each) && each > 0)).toBe(true)
          }
        },
      ),
      { seed: 32, numRuns: 3000 },
    )
  })
})
