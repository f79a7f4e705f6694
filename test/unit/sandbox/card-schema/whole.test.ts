import { describe, expect, it } from 'vitest'
import { checkCard, inspectCard, refusal } from '../../../../src/sandbox/card-schema/index.ts'
import { button, card, codes, form, hr, plain, rule, select, table, text, warnings } from './cards.ts'

describe('the card as a whole', () => {
  it('the sample of the reference passes', () => {
    const sample = {
      schema: '2.0',
      config: {
        update_multi: true,
        width_mode: 'default',
        enable_forward: true,
        streaming_mode: false,
        summary: { content: 'New ticket', i18n_content: { zh_cn: '新工单' } },
        style: {
          text_size: { big: { default: 'heading', pc: 'heading', mobile: 'normal' } },
          color: { brand: { light_mode: 'rgba(20,86,240,1)', dark_mode: 'rgba(76,136,255,1)' } },
        },
      },
      card_link: { url: 'https://x.test', pc_url: '' },
      header: {
        title: { ...plain('Ticket'), i18n_content: { zh_cn: '工单', en_us: 'Ticket' } },
        subtitle: plain('#42'),
        template: 'blue',
        text_tag_list: [{ tag: 'text_tag', text: plain('open'), color: 'green' }],
        icon: { tag: 'standard_icon', token: 'chat_outlined', color: 'blue' },
      },
      body: { direction: 'vertical', padding: '12px', vertical_spacing: '8px', elements: [form(select())] },
    }
    expect(checkCard(sample)).toEqual([])
  })

  rule('the schema is stated', card(hr), { body: { elements: [hr] } }, 200621)
  rule(
    'update_multi is true or absent',
    { ...card(), config: { update_multi: true } },
    { ...card(), config: { update_multi: false } },
    200621,
  )
  rule(
    'wide_screen_mode is gone',
    { ...card(), config: { width_mode: 'fill' } },
    { ...card(), config: { wide_screen_mode: true } },
    200621,
  )
  rule('elements stand in the body', card(hr), { ...card(), elements: [hr] }, 200621)
  rule(
    'a header has a title',
    { ...card(), header: { title: plain('a') } },
    { ...card(), header: { template: 'blue' } },
    200621,
  )
  rule(
    'templates are the known colours',
    { ...card(), header: { title: plain('a'), template: 'carmine' } },
    { ...card(), header: { title: plain('a'), template: 'pink' } },
    200621,
  )
  rule('tags of 2.0 only: note and action are gone', card(hr), card({ tag: 'note', elements: [] }), 200861)
  rule('an element has a tag', card(hr), card({ content: 'x' }), 200621)
  rule(
    'i18n keys are languages',
    card({ ...text(), i18n_content: { en_us: 'ok' } }),
    card({ ...text(), i18n_content: { english: 'ok' } }),
    200621,
  )

  it('at most three tags in a header', () => {
    const tags = (count: number) => ({
      ...card(),
      header: {
        title: plain('a'),
        text_tag_list: Array(count).fill({ tag: 'text_tag', text: plain('t'), color: 'red' }),
      },
    })
    expect(codes(tags(3))).toEqual([])
    expect(codes(tags(4))).toEqual([200621])
  })

  it('what is no object is refused and does not throw', () => {
    for (const odd of [null, 1, 'card', [], undefined]) expect(codes(odd)).toContain(200621)
    expect(codes({ schema: '2.0', body: { elements: [null, 3, 'x', []] } })).toHaveLength(4)
  })

  it('a tag or property named like something of the language is still unknown', () => {
    expect(codes(card({ tag: 'constructor' }))).toEqual([200861])
    expect(codes(card(JSON.parse('{"tag":"hr","__proto__":1}')))).toEqual([200621])
    expect(codes(card({ tag: 'hr', toString: 'x' }))).toEqual([200621])
  })

  it('an unknown property is named with its path, as the platform does', () => {
    const [problem] = checkCard(
      card(text(), { tag: 'column_set', columns: [{ tag: 'column', corner_radius: '4px' }] }),
    )
    expect(problem?.message).toBe(
      'parse card json err, unknown property, property: corner_radius, path: ROOT -> body -> elements -> [1](tag: column_set) -> columns -> [0](tag: column)',
    )
    expect(refusal(problem ? [problem] : [])).toMatch(
      /^Failed to create card content, ext=ErrCode: 200621; ErrPath: ROOT/,
    )
  })

  it('a warning alone does not stop a card', () => {
    const problems = checkCard(card(button({ confirm: { title: plain('?'), text: plain('!') } })))
    expect(problems.map((one) => one.warning)).toEqual([true])
    expect(refusal(problems)).toBeUndefined()
  })

  it('200 elements pass, texts in components counted, 201 do not', () => {
    const many = (n: number) => card(...Array(n).fill(button()))
    expect(inspectCard(many(100)).elements).toBe(200)
    expect(codes(many(100))).toEqual([])
    expect(codes(card(...many(100).body.elements, hr))).toEqual([11310])
  })

  it('five tables pass, six do not', () => {
    expect(codes(card(...Array(5).fill(table())))).toEqual([])
    expect(codes(card(...Array(6).fill(table())))).toEqual([11310])
  })

  it('30 KB pass, more do not, counted in bytes', () => {
    const of = (bytes: number) => card(text('文'.repeat(Math.floor(bytes / 3))))
    expect(codes(of(30_600))).toEqual([])
    expect(codes(of(30_900))).toEqual([200860])
  })

  it('element ids start with a letter, are short and unique', () => {
    const id = (element_id: string) => ({ tag: 'hr', element_id })
    expect(codes(card(id('a_1'), id('a_2')))).toEqual([])
    expect(codes(card(id('a_1'), id('a_1')))).toEqual([300301])
    expect(codes(card(id('1a')))).toEqual([200621])
    expect(codes(card(id('a'.repeat(21))))).toEqual([200621])
  })

  rule(
    'margins may be negative, at most 99 px',
    card({ ...hr, margin: '-8px 0px' }),
    card({ ...hr, margin: '100px' }),
    200621,
  )
  rule(
    'a padding has 1, 2 or 4 values',
    { schema: '2.0', body: { padding: '1px 2px 3px 4px', elements: [] } },
    { schema: '2.0', body: { padding: '1px 2px 3px', elements: [] } },
    200621,
  )
  it('the spacing "default" is only warned about', () => {
    expect(warnings({ schema: '2.0', body: { vertical_spacing: 'default', elements: [] } })).toBe(1)
  })
})
