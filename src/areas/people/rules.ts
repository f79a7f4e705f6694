import { roles as allRoles, type Role } from '../../../bot-cards/rights/roles.ts'

/** A department of the directory; without `parentId` below the root. */
export type Department = { id: string; name: string; parentId?: string }

/** Staff as the rules of the directory see them. `named`: an admin by the program's configuration. */
export type Placed = {
  openId: string
  departmentIds: readonly string[]
  leaderOpenId?: string
  roles: readonly Role[]
  rolesSet: boolean
  named: boolean
}

/** Which roles a department's name stands for: policy value `people.department_roles`. */
export type DepartmentRoles = Readonly<Record<string, readonly Role[]>>

/** Posts that go with leading a department, not with belonging to it: the 总经理办公室 holds secretaries, too. */
const leading: ReadonlySet<Role> = new Set<Role>(['manager', 'head_of_sales', 'deputy_gm', 'general_manager'])
/** Of these there is one; where the directory leaves it open who, an admin says. */
const single: readonly Role[] = ['head_of_sales', 'general_manager']
const inOrder = (held: ReadonlySet<Role>): Role[] => allRoles.filter((role) => held.has(role))

/** A key stands in a name; 总经理 does not stand in 副总经理. */
const names = (name: string, key: string): boolean =>
  key !== '' && (key.startsWith('副') ? name : name.replaceAll(`副${key}`, '')).includes(key)

/** What the name of each department stands for: every key in it; where there is none, what its parent stands for. */
export function rolesOfDepartments(
  departments: readonly Department[],
  mapping: DepartmentRoles,
): ReadonlyMap<string, ReadonlySet<Role>> {
  const byId = new Map(departments.map((one) => [one.id, one]))
  const known = new Map<string, ReadonlySet<Role>>()
  const look = (id: string, above: readonly string[]): ReadonlySet<Role> => {
    const done = known.get(id)
    const department = byId.get(id)
    // A directory with a circle in it ends here.
    if (done || !department || above.includes(id)) return done ?? new Set<Role>()
    const own = new Set(
      Object.entries(mapping).flatMap(([key, held]) => (names(department.name, key) ? held : [])),
    )
    const found =
      own.size > 0 || department.parentId === undefined ? own : look(department.parentId, [...above, id])
    known.set(id, found)
    return found
  }
  for (const { id } of departments) look(id, [])
  return known
}

/** Of some colleagues, those nobody among them leads and who lead somebody among them; one alone leads themselves. */
function headsOf(some: readonly Placed[]): Placed[] {
  const inside = new Set(some.map((one) => one.openId))
  const lead = new Set(some.map((one) => one.leaderOpenId))
  return some.filter(
    (one) =>
      !(one.leaderOpenId !== undefined && inside.has(one.leaderOpenId)) &&
      (some.length === 1 || lead.has(one.openId)),
  )
}

/**
 * What the directory makes of each member of staff: the roles their departments stand for, `manager` for those whom
 * others report to, and the leading posts for the heads of the departments that carry them; the head of those in sales
 * is `head_of_sales` (制度三(一)), if it is exactly one. What an admin set stays as it is, and a single post an admin gave
 * is given to nobody else. `admin` is never the directory's: who has it keeps it. Where no department stands for
 * anything (not mapped yet, or not known yet) everybody is in sales, so that keqing can be used; else whoever is in no
 * mapped department has no role until an admin gives one.
 */
export function derivedRoles(
  staff: readonly Placed[],
  departments: readonly Department[],
  mapping: DepartmentRoles,
): ReadonlyMap<string, readonly Role[]> {
  const byDepartment = rolesOfDepartments(departments, mapping)
  const mapped = [...byDepartment.values()].some((held) => held.size > 0)
  const placed = new Map(
    staff.map((one) => [
      one.openId,
      new Set<Role>(
        mapped ? one.departmentIds.flatMap((id) => [...(byDepartment.get(id) ?? [])]) : ['sales'],
      ),
    ]),
  )
  const within = (role: Role) => staff.filter((one) => placed.get(one.openId)?.has(role))
  const heads = new Map<Role, ReadonlySet<string>>()
  const headed = (role: Role, some: readonly Placed[]) => {
    const found = headsOf(some).map((one) => one.openId)
    const free = !single.includes(role) || !staff.some((one) => one.rolesSet && one.roles.includes(role))
    heads.set(role, new Set(free && (found.length === 1 || !single.includes(role)) ? found : []))
  }
  for (const role of leading) headed(role, within(role))
  if (mapped && within('head_of_sales').length === 0) headed('head_of_sales', within('sales'))
  const led = new Set(staff.map((one) => one.leaderOpenId))

  return new Map(
    staff.map((one) => {
      if (one.rolesSet) return [one.openId, one.roles]
      const held = new Set([...(placed.get(one.openId) ?? [])].filter((role) => !leading.has(role)))
      for (const role of leading) if (heads.get(role)?.has(one.openId)) held.add(role)
      if (led.has(one.openId)) held.add('manager')
      held.delete('admin')
      if (one.named || one.roles.includes('admin')) held.add('admin')
      return [one.openId, inOrder(held)]
    }),
  )
}

/**
 * Whether so many of the staff are missing from the directory at once that it is likelier that the app lost sight of
 * them than that they left: more than half, of at least six.
 */
export const unlikelyLoss = (staff: number, gone: number): boolean => staff >= 6 && gone * 2 > staff
