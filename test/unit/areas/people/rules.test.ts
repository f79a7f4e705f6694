import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Role, roles } from '../../../../bot-cards/rights/roles.ts'
import {
  type Department,
  derivedRoles,
  type Placed,
  rolesOfDepartments,
  unlikelyLoss,
} from '../../../../src/areas/people/rules.ts'
import { defaultPolicy } from '../../../../src/areas/policy/index.ts'

const mapping = defaultPolicy['people.department_roles']
const departments: Department[] = [
  { id: 'gm', name: '总经理办公室' },
  { id: 'dgm', name: '副总经理室', parentId: 'gm' },
  { id: 'sales', name: '销售部' },
  { id: 'east', name: '华东大区', parentId: 'sales' },
  { id: 'east1', name: '一组', parentId: 'east' },
  { id: 'eng', name: '工程技术部' },
  { id: 'office', name: '综合部' },
]
const person = (
  openId: string,
  departmentId: string,
  leaderOpenId?: string,
  more: Partial<Placed> = {},
): Placed => ({
  openId,
  departmentIds: [departmentId],
  roles: [],
  rolesSet: false,
  named: false,
  ...(leaderOpenId ? { leaderOpenId } : {}),
  ...more,
})
const of = (staff: Placed[], among = departments) => Object.fromEntries(derivedRoles(staff, among, mapping))

describe('what a department stands for', () => {
  const held = rolesOfDepartments(departments, mapping)
  const roleOf = (id: string) => [...(held.get(id) ?? [])].sort()

  it('is every key in its name, and what its parent stands for where it has none', () => {
    expect(roleOf('eng')).toEqual(['project', 'technical'])
    expect(roleOf('east1')).toEqual(['sales'])
    expect(roleOf('office')).toEqual([])
  })

  it('the office of the deputies is not the general manager’s', () => {
    expect(roleOf('dgm')).toEqual(['deputy_gm', 'manager'])
    expect(roleOf('gm')).toEqual(['general_manager', 'manager'])
  })

  it('a directory with a circle in it is read to its end', () => {
    const circle = [
      { id: 'a', name: '甲', parentId: 'b' },
      { id: 'b', name: '乙', parentId: 'a' },
    ]
    expect([...(rolesOfDepartments(circle, mapping).get('a') ?? [])]).toEqual([])
  })
})

describe('what the directory makes of people', () => {
  const house = [
    person('boss', 'gm'),
    person('clerk', 'gm', 'boss'),
    person('deputy', 'dgm', 'boss'),
    person('wang', 'sales', 'deputy'),
    person('li', 'east1', 'wang'),
    person('zhou', 'east', 'wang'),
    person('qiang', 'eng', 'deputy'),
    person('min', 'office', 'boss', { roles: ['sales', 'admin'] }),
  ]

  it('posts of the board go with leading their office, not with sitting in it; whom others report to manages', () => {
    expect(of(house)).toEqual({
      boss: ['manager', 'general_manager'],
      clerk: [],
      deputy: ['manager', 'deputy_gm'],
      wang: ['sales', 'manager', 'head_of_sales'],
      li: ['sales'],
      zhou: ['sales'],
      qiang: ['project', 'technical'],
      min: ['admin'],
    })
  })

  it('somebody in two departments is both', () => {
    const both = person('he', 'sales', 'wang', { departmentIds: ['sales', 'eng'] })
    expect(of([...house, both]).he).toEqual(['sales', 'project', 'technical'])
  })

  it('sales with two heads has no head until an admin names one, who is then the only one', () => {
    const two = [...house, person('xu', 'sales', 'deputy'), person('sun', 'sales', 'xu')]
    expect(of(two).wang).toEqual(['sales', 'manager'])
    const named = house.map((one) =>
      one.openId === 'li'
        ? { ...one, rolesSet: true, roles: ['sales', 'head_of_sales'] satisfies Role[] }
        : one,
    )
    expect(of(named).wang).toEqual(['sales', 'manager'])
    expect(of(named).li).toEqual(['sales', 'head_of_sales'])
  })

  it('a newcomer whom nobody leads yet does not unseat the head of sales', () => {
    expect(of([...house, person('new', 'sales')]).wang).toContain('head_of_sales')
  })

  it('where no department stands for anything everybody is in sales; an admin stays one, one named in the configuration becomes one', () => {
    const plain = [{ id: 'office', name: 'Head office' }]
    const staff = [person('a', 'office'), person('b', 'office', 'a', { named: true })]
    expect(of(staff, plain)).toEqual({ a: ['sales', 'manager'], b: ['sales', 'admin'] })
    expect(of(staff, [])).toEqual({ a: ['sales', 'manager'], b: ['sales', 'admin'] })
  })

  const anyone = fc.record({
    openId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    departmentIds: fc.subarray(departments.map((one) => one.id)),
    leaderOpenId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'x'),
    roles: fc.subarray([...roles]),
    rolesSet: fc.boolean(),
    named: fc.boolean(),
  })
  const staff = fc.uniqueArray(anyone, { selector: (one) => one.openId })

  it('what an admin set never changes, whatever the directory says', () => {
    fc.assert(
      fc.property(staff, (all) => {
        const derived = derivedRoles(all, departments, mapping)
        for (const one of all) if (one.rolesSet) expect(derived.get(one.openId)).toEqual(one.roles)
      }),
    )
  })

  it('nobody loses or gains admin but those the configuration names; there is one head of sales and one general manager at most, unless an admin set more', () => {
    fc.assert(
      fc.property(staff, (all) => {
        const derived = derivedRoles(all, departments, mapping)
        for (const one of all)
          expect(derived.get(one.openId)?.includes('admin')).toBe(
            one.roles.includes('admin') || (one.named && !one.rolesSet),
          )
        for (const role of ['head_of_sales', 'general_manager'] as const) {
          const set = all.filter((one) => one.rolesSet && one.roles.includes(role)).length
          const held = all.filter((one) => derived.get(one.openId)?.includes(role)).length
          expect(held).toBeLessThanOrEqual(Math.max(set, 1))
        }
      }),
    )
  })

  it('deriving twice changes nothing more', () => {
    fc.assert(
      fc.property(staff, (all) => {
        const once = derivedRoles(all, departments, mapping)
        const after = all.map((one) => ({ ...one, roles: once.get(one.openId) ?? [] }))
        expect(derivedRoles(after, departments, mapping)).toEqual(once)
      }),
    )
  })
})

it('half a company missing at once is taken for a narrowed range, a few people for leavers', () => {
  expect(unlikelyLoss(12, 7)).toBe(true)
  expect(unlikelyLoss(12, 6)).toBe(false)
  expect(unlikelyLoss(3, 3)).toBe(false)
})
