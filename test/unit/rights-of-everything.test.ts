import { describe, expect, it, test } from 'vitest'
import { areas } from '../../src/areas.ts'
import { type Role, roles, type Staff } from '../../src/bot/context.ts'
import { refusesEntry } from '../../src/bot/gate.ts'
import type { PersonId } from '../../src/kernel/ids.ts'
import type { Right } from '../../src/rights/table.ts'
import { actions, commands, sentences } from './rights-lines.ts'
import type { Row } from './rights-rows.ts'

type Thing = {
  name: string
  roles: readonly Role[]
  open?: true
  right?: Right
  where?: 'anywhere' | 'private'
}

const kinds: { kind: string; rows: Record<string, Row>; things: readonly Thing[] }[] = [
  { kind: 'command', rows: commands, things: areas.flatMap((area) => area.commands ?? []) },
  { kind: 'action', rows: actions, things: areas.flatMap((area) => area.actions ?? []) },
  { kind: 'sentence', rows: sentences, things: areas.flatMap((area) => area.sentences ?? []) },
]

const rolesOf = (row: Row): readonly Role[] => (row.roles === 'everyone' ? roles : row.roles)
const isOpen = (row: Row): boolean => 'open' in row

const person = (more: Partial<Staff>): Staff => ({
  id: 'per_1' as PersonId,
  openId: 'ou_1',
  name: '李明',
  roles: ['sales'],
  nda: true,
  ...more,
})

/** What the row says the gate answers, worked out a second time. */
function answer(row: Row, held: readonly Role[], nda: boolean, group: boolean): string | undefined {
  const open = isOpen(row)
  if (held.length === 0) {
    if (!open || row.roles !== 'everyone') return 'no_role'
  } else if (!held.some((role) => rolesOf(row).includes(role))) return 'not_allowed'
  if (group && row.where === 'private') return 'private_only'
  return nda || open ? undefined : 'nda_unsigned'
}

describe.each(kinds)('every $kind', ({ kind, rows, things }) => {
  it('has its line in rights-lines.ts', () => {
    const missing = things.filter(({ name }) => !(name in rows)).map(({ name }) => name)
    expect(
      missing,
      `Say in ${kind}s of test/unit/rights-lines.ts who may use ${missing.join(', ')} and what protects the client`,
    ).toEqual([])
  })

  it('is still there for each line', () => {
    const gone = Object.keys(rows).filter((name) => !things.some((one) => one.name === name))
    expect(gone, `Nothing is called ${gone.join(', ')} any more: take the line out`).toEqual([])
  })

  it('is named once', () => {
    expect(new Set(things.map(({ name }) => name)).size).toBe(things.length)
  })

  const written = things.flatMap((thing) => {
    const row = rows[thing.name]
    return row ? [{ name: thing.name, thing, row }] : []
  })

  test.each(written)('$name takes what its line says', ({ thing, row }) => {
    expect({
      roles: [...thing.roles].sort(),
      open: thing.open ?? false,
      right: thing.right,
      where: thing.where,
    }).toEqual({
      roles: [...rolesOf(row)].sort(),
      open: isOpen(row),
      right: 'right' in row ? row.right : undefined,
      where: row.where,
    })
  })

  test.each(written)('$name lets in whom its line says, signed or not', ({ thing, row }) => {
    for (const held of [[], ...roles.map((role) => [role])])
      for (const nda of [true, false])
        for (const chatType of ['p2p', 'group'] as const) {
          const refusal = refusesEntry(person({ roles: held, nda }), { chatType }, thing)
          const who = `${held.join() || 'nobody in particular'}, ${nda ? 'signed' : 'unsigned'}, ${chatType}`
          expect([who, refusal?.code]).toEqual([who, answer(row, held, nda, chatType === 'group')])
        }
  })
})

it('no two commands answer to the same word', () => {
  const words = areas
    .flatMap((area) => area.commands ?? [])
    .flatMap((command) => [command.zh, command.name, ...command.aliases])
  expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([])
})
