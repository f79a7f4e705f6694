import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { morningCard } from '../../../bot-cards/reminders/morning.ts'
import { openBody, sealBody } from '../../../src/outbox/body.ts'
import { createVault } from '../../../src/vault/create.ts'
import { parseDataKeys } from '../../../src/vault/keys.ts'

const vault = createVault(parseDataKeys(`1:${randomBytes(32).toString('base64')}`))
const to = { to: 'person', openId: 'ou_1' } as const

test('a card, a text and a document come out of the outbox as they went in', () => {
  for (const { view } of morningCard.samples) {
    const card = morningCard.render(view)
    const sealed = sealBody(vault, 'out_1', { ...to, what: 'card', card })
    expect(JSON.parse(openBody(vault, 'out_1', sealed))).toEqual(card)
  }
  for (const text of ['好的，记下了。', '', '长'.repeat(4_000)])
    expect(openBody(vault, 'out_2', sealBody(vault, 'out_2', { ...to, what: 'text', text }))).toBe(text)
  const bytes = Buffer.alloc(5_000, 9)
  const file = sealBody(vault, 'out_3', { ...to, what: 'file', name: '名单.csv', bytes })
  expect(JSON.parse(openBody(vault, 'out_3', file))).toEqual({
    name: '名单.csv',
    data: bytes.toString('base64'),
  })
})

test('a card takes a third of its bytes at most', () => {
  const [first] = morningCard.samples
  if (!first) throw new Error('no sample')
  const card = morningCard.render(first.view)
  const sealed = sealBody(vault, 'out_1', { ...to, what: 'card', card })
  expect(sealed.length).toBeLessThan(JSON.stringify(card).length / 3)
})

test('what an earlier version put there is still sent', () => {
  const card = JSON.stringify({ schema: '2.0', body: '长'.repeat(1_000) })
  const place = { table: 'outbox', column: 'body', row: 'out_1' }
  expect(openBody(vault, 'out_1', vault.seal(place, card))).toBe(card)
})
