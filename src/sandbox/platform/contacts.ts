import { ApiFailure } from './failure.ts'
import { departmentIdOf } from './ids.ts'
import { type Platform, page, type Route } from './platform.ts'
import type { Person } from './store.ts'

const departmentsOf = (person: Person): string[] => [person.department, ...(person.moreDepartments ?? [])]

const shown = (person: Person) => ({
  open_id: person.openId,
  union_id: person.unionId,
  user_id: person.userId,
  name: person.name,
  en_name: person.enName,
  department_ids: departmentsOf(person).map(departmentIdOf),
  ...(person.leader === undefined ? {} : { leader_user_id: person.leader }),
  status: {
    is_frozen: false,
    is_resigned: person.resigned,
    is_activated: !person.resigned,
    is_exited: false,
    is_unjoin: false,
  },
})

/** A person by the id type of the query; undefined when unknown or outside the contact range. */
export function findPerson(platform: Platform, idType: string, id: string): Person | undefined {
  const found =
    idType === 'open_id'
      ? platform.store.people.get(id)
      : [...platform.store.people.values()].find((one) =>
          idType === 'union_id' ? one.unionId === id : idType === 'user_id' ? one.userId === id : false,
        )
  return found?.available === false ? undefined : found
}

const inRange = (platform: Platform): Person[] =>
  [...platform.store.people.values()].filter((one) => one.available !== false && !one.resigned)

const root = '0'

/** Every department: those of the seed, with their places, and those people are in. */
function departments({ store }: Platform, people: Person[]) {
  const seeded = store.company.departments ?? []
  const names = [...new Set([...seeded.map((one) => one.name), ...people.flatMap(departmentsOf)])]
  return names.map((name) => {
    const parent = seeded.find((one) => one.name === name)?.parent
    return {
      name,
      open_department_id: departmentIdOf(name),
      department_id: departmentIdOf(name),
      parent_department_id: parent === undefined ? root : departmentIdOf(parent),
      member_count: people.filter((one) => departmentsOf(one).includes(name)).length,
      status: { is_deleted: false },
    }
  })
}

function departmentOf(platform: Platform, id: string) {
  const found = departments(platform, inRange(platform)).find((one) => one.open_department_id === id)
  if (!found) throw new ApiFailure(43004, 'no dept authority error')
  return found
}

/** The departments below one: its children, or with `fetch_child` everything at whatever depth. */
function below(platform: Platform, id: string, deep: boolean) {
  const all = departments(platform, inRange(platform))
  if (id !== root) departmentOf(platform, id)
  const children = (parent: string): typeof all =>
    all
      .filter((one) => one.parent_department_id === parent)
      .flatMap((one) => (deep ? [one, ...children(one.open_department_id)] : [one]))
  return children(id)
}

const base = '/open-apis/contact/v3'
const idTypes = ['open_id', 'union_id', 'user_id']

function idTypeOf(value: string | undefined): string {
  const type = value ?? 'open_id'
  if (!idTypes.includes(type)) throw new ApiFailure(99992402, 'field validation failed: user_id_type')
  return type
}

/** Static paths stand before `:user_id`, which would swallow them. */
export const contactRoutes: Route[] = [
  {
    method: 'GET',
    path: `${base}/users/batch`,
    handle: (platform, c) => {
      const type = idTypeOf(c.req.query('user_id_type'))
      const ids = c.req.queries('user_ids') ?? []
      if (ids.length === 0 || ids.length > 50)
        throw new ApiFailure(99992402, 'field validation failed: user_ids')
      return { items: ids.flatMap((id) => findPerson(platform, type, id) ?? []).map(shown) }
    },
  },
  {
    method: 'GET',
    path: `${base}/users/find_by_department`,
    handle: (platform, c) => {
      const id = c.req.query('department_id')
      if (id === undefined) throw new ApiFailure(99992402, 'field validation failed: department_id')
      if (id !== root) departmentOf(platform, id)
      const all = inRange(platform).filter((one) =>
        departmentsOf(one).some((name) => departmentIdOf(name) === id),
      )
      return page(c, all.map(shown), 50)
    },
  },
  {
    method: 'GET',
    path: `${base}/users/:user_id`,
    handle: (platform, c) => {
      const type = idTypeOf(c.req.query('user_id_type'))
      const id = c.req.param('user_id') ?? ''
      if (type === 'open_id' && !/^ou_\w+$/.test(id)) throw new ApiFailure(41012, 'user id invalid error')
      const person = findPerson(platform, type, id)
      if (!person) throw new ApiFailure(41050, 'no user authority error')
      return { user: shown(person) }
    },
  },
  {
    method: 'GET',
    path: `${base}/departments/:department_id`,
    handle: (platform, c) => {
      const id = c.req.param('department_id') ?? ''
      const top = { name: '', open_department_id: root, department_id: root, parent_department_id: '' }
      return { department: id === root ? top : departmentOf(platform, id) }
    },
  },
  {
    method: 'GET',
    path: `${base}/departments/:department_id/children`,
    handle: (platform, c) => {
      const deep = c.req.query('fetch_child') === 'true'
      return page(c, below(platform, c.req.param('department_id') ?? '', deep), 50)
    },
  },
]
