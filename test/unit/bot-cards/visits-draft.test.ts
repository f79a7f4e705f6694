import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits, sizeOf } from '../../../bot-cards/kit/size.ts'
import { visitKinds } from '../../../bot-cards/visits/actions.ts'
import { draftCard } from '../../../bot-cards/visits/draft.ts'
import { isReady, missingFrom } from '../../../bot-cards/visits/draft-ready.ts'
import { draftSamples } from '../../../bot-cards/visits/draft-samples.ts'
import type { DraftItemView, DraftView } from '../../../bot-cards/visits/views.ts'
import { checkCard } from '../../../src/sandbox/card-schema/index.ts'

const sample = (name: string): DraftView => {
  const view = draftSamples[name]
  if (!view) throw new Error(`no sample ${name}`)
  return view
}
const first = (view: DraftView): DraftItemView => {
  const [item] = view.items
  if (!item) throw new Error('no item')
  return item
}
const drawn = (view: DraftView) => JSON.stringify(draftCard.render(view))

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .constantFrom(
      '&',
      '<at id=all></at>',
      '👨‍👩‍👧‍👦',
      '"',
      '\\',
      '\u0000',
      '聊',
      'e\u0301\u0302\u0303\u0304\u0305',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      '\n',
    )
    .chain((unit) => fc.integer({ min: 0, max: 10_000 }).map((n) => unit.repeat(n).slice(0, 10_000))),
)
const read = <T>(value: fc.Arbitrary<T>) => fc.record({ value, guessed: fc.boolean() })
const item: fc.Arbitrary<DraftItemView> = fc.record(
  {
    client: fc.oneof(
      fc.record({
        state: fc.constant('known' as const),
        id: fc.constant('cli_1'),
        name: words,
        guessed: fc.boolean(),
      }),
      fc.record({
        state: fc.constant('choose' as const),
        typed: words,
        options: fc.array(fc.record({ id: fc.constant('cli_1'), name: words, hint: words }), {
          maxLength: 8,
        }),
      }),
      fc.record({ state: fc.constant('unknown' as const), typed: words }),
      fc.constant({ state: 'empty' as const }),
    ),
    kind: read(fc.constantFrom(...visitKinds)),
    people: fc.array(words, { maxLength: 10 }),
    ours: fc.array(words, { maxLength: 10 }),
    alsoSync: fc.boolean(),
    said: words,
    amounts: fc.array(fc.record({ text: fc.record({ zh: words, en: words }), guessed: fc.boolean() }), {
      maxLength: 6,
    }),
    nextSteps: fc.array(fc.record({ text: words, due: read(fc.constantFrom('2026-11-20', '2026-11-27')) }), {
      maxLength: 6,
    }),
    questions: fc.array(
      fc.record({
        text: fc.record({ zh: words, en: words }),
        options: fc.array(fc.record({ zh: words, en: words }), { minLength: 1, maxLength: 6 }),
      }),
      { maxLength: 4 },
    ),
    problems: fc.array(fc.record({ zh: words, en: words }), { maxLength: 5 }),
  },
  {
    requiredKeys: [
      'client',
      'people',
      'ours',
      'alsoSync',
      'said',
      'amounts',
      'nextSteps',
      'questions',
      'problems',
    ],
  },
)

test('a draft of whatever was typed, however long, is a card that Lark takes', () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), (items) => {
      const json = draftCard.render({ ...sample('one, ready'), items })
      expect(checkCard(json)).toEqual([])
      expect(fits(sizeOf(json))).toBe(true)
      expect(JSON.stringify(json.body.elements.filter(({ tag }) => tag === 'markdown'))).not.toMatch(
        /<at|<person/,
      )
    }),
    { numRuns: 40, endOnFailure: true },
  )
}, 60_000)

test('a form keeps whatever was typed and is a card that Lark takes', () => {
  fc.assert(
    fc.property(words, words, words, (said, people, typed) => {
      const json = draftCard.render({
        ...sample('one, ready'),
        state: {
          status: 'open',
          startedAsForm: true,
          form: {
            item: 0,
            fields: { said, people, client_typed: typed, next_step: said, kind: typed },
            errors: { said: { zh: typed, en: typed } },
            recent: [],
          },
        },
      })
      expect(checkCard(json)).toEqual([])
      expect(fits(sizeOf(json))).toBe(true)
    }),
    { numRuns: 40, endOnFailure: true },
  )
}, 60_000)

test('the error of a next step is shown although nothing is left in its fields', () => {
  const error = { zh: '我还不认识这位同事', en: 'I do not know this colleague yet' }
  const form = { item: 0, fields: {}, errors: { next_owner_3: error }, recent: [] }
  const view: DraftView = {
    ...sample('one, ready'),
    state: { status: 'open', startedAsForm: false, form },
  }
  expect(drawn(view)).toContain(error.zh)
})

test('confirm is offered only when every visit is ready', () => {
  expect(drawn(sample('three in one message'))).toContain('visits.confirm')
  for (const name of [
    'which client',
    'unknown client',
    'which day and amount',
    'impossible date',
    'half empty',
  ])
    expect(drawn(sample(name)), name).not.toContain('visits.confirm')
})

test('a visit without client, kind, time and words says what is missing', () => {
  const blank = first(sample('started as a form'))
  expect(missingFrom(blank)).toEqual(['client', 'kind', 'when', 'said'])
  expect(isReady(first(sample('one, ready')))).toBe(true)
})

test('only one visit of a draft asks at a time, so that no card holds two forms', () => {
  const unknown: DraftItemView = {
    ...first(sample('one, ready')),
    client: { state: 'unknown', typed: '云栖里' },
  }
  const json = drawn({ ...sample('one, ready'), items: [unknown, unknown, unknown] })
  expect(json.match(/"tag":"form"/g)).toHaveLength(1)
})

test('what was guessed is marked, what was said is not', () => {
  const view = sample('guessed, with photos')
  expect(drawn(view)).toContain('猜的')
  expect(drawn(sample('one, ready'))).not.toContain('猜的')
})

test('undo is offered until its time and not a minute longer', () => {
  const view = sample('saved')
  expect(drawn(view)).toContain('撤销（17:50 前）')
  expect(drawn({ ...view, now: new Date('2026-11-23T09:50:00Z') })).not.toContain('visits.undo')
})

test('every button carries the version of the draft it was drawn from', () => {
  const values = [
    ...drawn({ ...sample('three in one message'), version: 41 }).matchAll(
      /"a":"(visits\.[a-z_]+)".*?"v":(\d+)/g,
    ),
  ]
  expect(values.length).toBeGreaterThan(5)
  expect(new Set(values.map((value) => value[2]))).toEqual(new Set(['41']))
})

test('a text too long for its field is not put into it, so that sending the form cannot cut it', () => {
  const json = drawn(sample('form with a long text'))
  expect(json).toContain('原文 10000 字')
  expect(json).not.toContain('"name":"said","required"')
})

test('the reason for logging late is asked for from the eighth day on', () => {
  const withAt = (at: string) => {
    const view = sample('started as a form')
    const form = { item: 0, fields: { at }, errors: {}, recent: [] }
    return drawn({ ...view, state: { status: 'open', startedAsForm: true, form } })
  }
  expect(withAt('2026-11-17 09:00 +0800')).not.toContain('"name":"reason"')
  expect(withAt('2026-11-15 09:00 +0800')).toContain('"name":"reason"')
})

test('once confirmed, nothing is called a guess any more', () => {
  expect(drawn(sample('three saved'))).not.toContain('猜的')
})
