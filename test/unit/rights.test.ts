import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { roles } from '../../bot-cards/rights/roles.ts'
import type { Staff } from '../../src/bot/context.ts'
import { refusesEntry } from '../../src/bot/gate.ts'
import type { PersonId } from '../../src/kernel/ids.ts'
import {
  allows,
  type Right,
  rights,
  type Standing,
  standings,
  standingsByPost,
} from '../../src/rights/table.ts'

/** Need-to-know as the regulation has it (制度四(三)), written down a second time: who may what towards a client. */
const expected: Record<Right, Standing[]> = {
  'client.name': ['owner', 'team', 'line', 'lead', 'board', 'legal', 'grant', 'project', 'service', 'none'],
  'client.profile': ['owner', 'team', 'line', 'lead', 'board', 'legal', 'grant'],
  'client.amounts': ['owner', 'line', 'lead', 'board', 'legal', 'grant'],
  'client.visits': ['owner', 'team', 'line', 'lead', 'board', 'legal', 'grant'],
  'client.contacts': ['owner', 'team', 'line', 'lead', 'board', 'legal', 'grant'],
  'client.phones': ['owner', 'team', 'line', 'lead', 'board', 'grant'],
  'client.tiering': ['owner', 'line', 'lead', 'board', 'legal', 'grant'],
  'client.seen_by': ['owner', 'line', 'lead', 'board', 'legal'],
  'client.edit': ['owner', 'line', 'lead', 'board'],
  'tier.propose': ['owner', 'line', 'lead', 'board'],
  'contact.edit': ['owner', 'team', 'line', 'lead', 'board'],
  'access.grant': ['owner', 'line', 'lead', 'board'],
  'disclosure.request': ['owner', 'team', 'line', 'lead', 'board'],
  'client.merge': ['owner', 'line', 'lead', 'board'],
  'project.see': ['owner', 'team', 'line', 'lead', 'board', 'legal', 'grant', 'project', 'service'],
  'project.edit': ['owner', 'team', 'line', 'lead', 'board', 'project', 'service'],
  'ticket.see': ['owner', 'team', 'line', 'lead', 'board', 'legal', 'grant', 'project', 'service'],
  'ticket.report': ['owner', 'team', 'line', 'lead', 'board', 'project', 'service'],
  'ticket.work': ['team', 'lead', 'board', 'project', 'service'],
  'ticket.phone': ['owner', 'team', 'line', 'lead', 'board', 'project', 'service'],
  'project.money': ['owner', 'line', 'lead', 'board', 'legal', 'grant', 'project'],
}
const every = Object.keys(rights) as Right[]

const person = (more: Partial<Staff>): Staff => ({
  id: 'per_1' as PersonId,
  openId: 'ou_1',
  name: '李明',
  roles: ['sales'],
  nda: true,
  ...more,
})

describe('the table of rights', () => {
  test.each(every.flatMap((right) => standings.map((standing) => ({ right, standing }))))(
    '$right for somebody who is $standing',
    ({ right, standing }) => {
      expect(allows(right, [standing])).toBe(expected[right].includes(standing))
    },
  )

  it('a second standing never takes anything away', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...every),
        fc.subarray([...standings]),
        fc.subarray([...standings]),
        (right, some, more) => !allows(right, some) || allows(right, [...some, ...more]),
      ),
    )
  })

  it('being admin, project manager or after-sales opens no client by itself', () => {
    for (const role of roles) {
      const held = standingsByPost([role])
      const opens = held.length > 0 && allows('client.visits', held)
      expect([role, opens]).toEqual([
        role,
        ['legal', 'head_of_sales', 'deputy_gm', 'general_manager'].includes(role),
      ])
    }
  })

  it('changing a client is for those in charge of it, never for legal or somebody let in for a while', () => {
    for (const right of ['client.edit', 'tier.propose', 'access.grant', 'client.merge'] as const)
      for (const standing of ['legal', 'grant', 'team', 'none'] as const)
        expect(allows(right, [standing])).toBe(false)
  })
})

describe('the gate', () => {
  const group = { chatType: 'group' as const }
  const chat = { chatType: 'p2p' as const }

  test.each(roles)('lets %s in where the role is named, and nowhere else', (role) => {
    expect(refusesEntry(person({ roles: [role] }), chat, { roles: [role] })).toBeUndefined()
    const others = roles.filter((one) => one !== role)
    expect(refusesEntry(person({ roles: [role] }), chat, { roles: others })?.code).toBe('not_allowed')
  })

  it('lets nobody in without a signed NDA, but to what shows no client', () => {
    const unsigned = person({ nda: false, roles: [...roles] })
    expect(refusesEntry(unsigned, chat, { roles })?.code).toBe('nda_unsigned')
    expect(refusesEntry(unsigned, chat, { roles, open: true })).toBeUndefined()
  })

  it('keeps private commands out of groups', () => {
    expect(refusesEntry(person({}), group, { roles, where: 'private' })?.code).toBe('private_only')
    expect(refusesEntry(person({}), group, { roles, where: 'anywhere' })).toBeUndefined()
  })
})
