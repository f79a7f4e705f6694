import { describe, expect, it } from 'vitest'
import { type CardContext, inspectCard } from '../../../../src/sandbox/card-schema/index.ts'
import { button, card, codes, plain, table, text } from './cards.ts'

describe('people and pictures in a card', () => {
  const context: CardContext = {
    knownUser: (id) => id === 'ou_known',
    knownImage: (key) => key === 'img_known',
  }
  it('a mention of somebody unknown is refused, of a colleague or of everybody is not', () => {
    expect(codes(card(text('<at id=ou_known></at>')), context)).toEqual([])
    expect(codes(card(text('<at id="all"></at>')), context)).toEqual([])
    expect(codes(card(text("<at id='ou_gone'></at>")), context)).toEqual([100290])
    expect(codes(card(text('<at ids=ou_known,ou_gone></at>')), context)).toEqual([100290])
    expect(codes(card({ tag: 'person', user_id: 'ou_gone' }), context)).toEqual([100290])
  })
  it('a list of people drops unknown ones only when it says so', () => {
    const list = { tag: 'person_list', persons: [{ id: 'ou_gone' }] }
    expect(codes(card(list), context)).toEqual([100290])
    expect(codes(card({ ...list, drop_invalid_user_id: true }), context)).toEqual([])
  })
  it('an unknown picture is refused wherever it stands', () => {
    const img = (img_key: string) => card({ tag: 'img', img_key, alt: plain('') })
    expect(codes(img('img_known'), context)).toEqual([])
    expect(codes(img('img_gone'), context)).toEqual([200570])
    expect(codes(card(text('![](img_gone)')), context)).toEqual([200570])
  })
  it('whoever a card mentions is found in markdown, lark_md, table cells and every language', () => {
    const mentioning = card(
      text('<at id=ou_1></at>'),
      { ...text(), i18n_content: { en_us: '<at id=ou_2></at>' } },
      { tag: 'div', text: { tag: 'lark_md', content: '<at id=ou_3></at>' } },
      table({ columns: [{ name: 'a', data_type: 'lark_md' }], rows: [{ a: '<at id=all></at>' }] }),
    )
    expect(inspectCard(mentioning).mentioned).toEqual(['ou_1', 'ou_2', 'ou_3', 'all'])
  })
  it('plain text and escaped markdown mention nobody', () => {
    const harmless = card(
      button({ text: plain('<at id=all></at>') }),
      text('&#60;at id=all&#62;&#60;/at&#62;'),
      { tag: 'div', text: plain('<at id=all></at>') },
    )
    expect(inspectCard(harmless).mentioned).toEqual([])
  })
  it('four tables in one markdown pass, five do not', () => {
    const of = (n: number) => card(text('\n|a|b|\n|-|-|\n|1|2|\n'.repeat(n)))
    expect(codes(of(4))).toEqual([])
    expect(codes(of(5))).toEqual([11310])
  })
})
