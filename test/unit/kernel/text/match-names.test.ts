import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNames, type KnownName, matchName } from '../../../../src/kernel/text/match-names.ts'

const name = (
  clientId: string,
  client: string,
  written: string,
  kind: KnownName['kind'] = 'alias',
  mine = false,
): KnownName => ({
  clientId,
  client,
  name: written,
  kind,
  mine,
})

const book: KnownName[] = [
  name('wc', '万川置业', '万川置业（杭州）有限公司', 'legal'),
  name('wc', '万川置业', '万川'),
  name('ll', '龙澜地产', '龙澜地产集团有限公司', 'legal'),
  name('lw', '龙澜文旅', '龙澜文旅有限公司', 'legal'),
  name('hy', '华岳置地', '华岳置地（华东）有限公司', 'legal'),
  name('yh', '银禾百货', '银禾百货有限公司', 'legal'),
]
const meant = (typed: string, known = book) => {
  const match = matchName(typed, known)
  if (match.state === 'known') return `${match.client} (${match.how})`
  return match.state === 'choose' ? match.options.map((option) => option.client) : match.state
}

describe('a typed word finds its client', () => {
  it.each([
    ['万川置业（杭州）有限公司', '万川置业 (exact)'],
    ['万川置业', '万川置业 (exact)'],
    ['万川', '万川置业 (alias)'],
    ['万 川', '万川置业 (alias)'],
    ['华岳', '华岳置地 (substring)'],
    ['岳置', '华岳置地 (substring)'],
    ['万川地产', '万川置业 (substring)'],
    ['华月', '华岳置地 (pinyin)'],
    ['银河', '银禾百货 (pinyin)'],
    ['wanchuan', '万川置业 (pinyin)'],
    ['Wan Chuan', '万川置业 (pinyin)'],
    ['huayue', '华岳置地 (pinyin)'],
    ['wc', '万川置业 (initials)'],
    ['WC', '万川置业 (initials)'],
    ['yhbh', '银禾百货 (initials)'],
  ])('%s → %s', (typed, found) => expect(meant(typed)).toBe(found))

  it('龙蓝 sounds like two clients and is asked', () => {
    expect(meant('龙蓝')).toEqual(['龙澜地产', '龙澜文旅'])
    expect(meant('longlan')).toEqual(['龙澜地产', '龙澜文旅'])
  })

  it('of two that fit equally well the one I visit is taken; it never overrules a better fit', () => {
    const mine = book.map((each) => ({ ...each, mine: each.clientId === 'lw' }))
    expect(meant('龙澜', mine)).toBe('龙澜文旅 (substring)')
    const both = [name('a', '甲方', '金湖'), name('b', '乙方', '金湖置业', 'legal', true)]
    expect(meant('金湖', both)).toBe('甲方 (alias)')
  })

  it('a name nobody has is unknown, nothing typed is empty', () => {
    expect(matchName('嘉木', book)).toEqual({ state: 'unknown', typed: '嘉木' })
    expect(matchName('!!', book)).toEqual({ state: 'unknown', typed: '!!' })
    expect(matchName('  ', book)).toEqual({ state: 'empty' })
    expect(matchName('万川', [])).toEqual({ state: 'unknown', typed: '万川' })
  })

  it('a choice offers at most five', () => {
    const many = Array.from({ length: 9 }, (_, n) =>
      name(`c${n}`, `金湖${n}号`, `金湖${'甲乙丙丁戊己庚辛壬'[n]}`, 'legal'),
    )
    const match = matchName('金湖', many)
    expect(match.state === 'choose' && match.options).toHaveLength(5)
  })

  it('every name finds its own client, by its characters and by its pinyin', () => {
    const chars = fc.constantFrom(...'龙澜华岳永禾泊岸鹿鸣临湖嘉木云峰海棠')
    fc.assert(
      fc.property(fc.uniqueArray(chars, { minLength: 2, maxLength: 4 }), (parts) => {
        const client = parts.join('')
        const match = matchName(client, [
          ...book.filter((each) => each.clientId === 'wc'),
          name('x', client, `${client}有限公司`, 'legal'),
        ])
        expect(match).toMatchObject({ state: 'known', clientId: 'x' })
      }),
      { seed: 51, numRuns: 300 },
    )
  })
})

describe('clients are found in running text', () => {
  const found = (text: string, known = book) =>
    findNames(text, known).map((mention) => [
      mention.text,
      mention.match.state === 'known' ? mention.match.client : 'choose',
    ])

  it('scenario 1: three clients in one breath', () => {
    expect(found('今天上午去了万川见王总下午又跑了华岳跟李工对点位图还有银禾打了个电话')).toEqual([
      ['万川', '万川置业'],
      ['华岳', '华岳置地'],
      ['银禾', '银禾百货'],
    ])
  })

  it('scenario 3: a homophone in a question, pinyin in another', () => {
    expect(found('查下龙蓝啥级别')).toEqual([['龙蓝', 'choose']])
    expect(found('wanchuan xiaci shenme shihou qu')).toEqual([['wanchuan', '万川置业']])
  })

  it.each([
    ['万川置业（杭州）有限公司王总', '万川置业（杭州）有限公司'],
    ['去了万川置业有限公司', '万川置业有限公司'],
    ['见华 岳王总', '华 岳'],
    ['met Wang at Wan Chuan', 'Wan Chuan'],
    ['wc 王总 面谈', 'wc'],
  ])('%s mentions %s', (text, mention) => expect(found(text).map(([said]) => said)).toEqual([mention]))

  it('another word of the dictionary is no homophone: 银河 is not 银禾', () => {
    expect(found('晚上看了银河')).toEqual([])
  })

  it('a common beginning names no company', () => {
    expect(found('中国建设得不错', [name('b', '建设银行', '中国建设银行', 'legal')])).toEqual([])
    expect(found('今天去世纪大道', [name('s', '世纪金源', '世纪金源集团', 'legal')])).toEqual([])
  })

  it('two letters inside an English sentence are no initials', () => {
    expect(found('we went to the site and they were all very happy', [name('w', '万鄂', '万鄂')])).toEqual([])
  })

  it('each mention stands where it says, none overlap, whatever the text', () => {
    const pieces = fc.constantFrom(
      '万川',
      '龙蓝',
      '华岳',
      'wc',
      'wan chuan',
      '（',
      ' ',
      '王总',
      '😀',
      '\u200b',
      '银河',
      '置业',
      '\n',
      'ABC',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 40 }),
          fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
        ),
        (text) => {
          let end = 0
          for (const mention of findNames(text, book)) {
            expect(mention.start).toBeGreaterThanOrEqual(end)
            expect(mention.text).toBe(text.slice(mention.start, mention.end))
            end = mention.end
          }
        },
      ),
      { seed: 52, numRuns: 1000 },
    )
  })
})
