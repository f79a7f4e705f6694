import { z } from 'zod'
import type { Ask } from './api.ts'
import { refusalOf } from './errors.ts'
import { type LarkApi, type LarkDepartment, LarkError, type LarkUser, type Page } from './port.ts'

/** Which fields come depends on the app's scopes. */
const userFields = z.object({
  open_id: z.string(),
  union_id: z.string().optional(),
  name: z.string().default(''),
  en_name: z.string().optional(),
  department_ids: z.array(z.string()).nullish(),
  leader_user_id: z.string().optional(),
  status: z
    .object({ is_resigned: z.boolean().default(false), is_exited: z.boolean().default(false) })
    .nullish(),
})
const departmentFields = z.object({
  open_department_id: z.string(),
  name: z.string().default(''),
  parent_department_id: z.string().default('0'),
})

const oneUser = z.object({ data: z.object({ user: userFields }) })
const paged = <T extends z.ZodType>(item: T) =>
  z.object({
    data: z.object({
      items: z.array(item).nullish(),
      has_more: z.boolean().default(false),
      page_token: z.string().nullish(),
    }),
  })
const users = paged(userFields)
const departments = paged(departmentFields)

/** The root of every directory. */
const root = '0'
/** The most Lark gives at once. */
const pageSize = '50'
const ids = { user_id_type: 'open_id', department_id_type: 'open_department_id' }

/** The company's directory: one person, the departments, and who is in them (lark-platform.md §4.10). */
export function createDirectory(ask: Ask): Pick<LarkApi, 'user' | 'departments' | 'usersOf'> {
  const page = (token: string | undefined) => ({
    ...ids,
    page_size: pageSize,
    ...(token ? { page_token: token } : {}),
  })
  return {
    async user(openId) {
      try {
        return larkUser((await ask('user', { path: { user_id: openId }, params: ids }, oneUser)).data.user)
      } catch (error) {
        if (isNobody(error)) return undefined
        throw error
      }
    },
    async departments(token) {
      const params = { ...page(token), fetch_child: 'true' }
      return pageOf(
        await ask('departments', { path: { department_id: root }, params }, departments),
        larkDepartment,
      )
    },
    async usersOf(departmentId, token) {
      const params = { ...page(token), department_id: departmentId }
      return pageOf(await ask('users_of', { params }, users), larkUser)
    },
  }
}

function pageOf<T, U>(
  {
    data,
  }: { data: { items?: T[] | null | undefined; has_more: boolean; page_token?: string | null | undefined } },
  read: (item: T) => U,
): Page<U> {
  return {
    items: (data.items ?? []).map(read),
    ...(data.has_more && data.page_token ? { next: data.page_token } : {}),
  }
}

/** The answer of "no such person for this app": outside its contact range, or an id it does not know. */
function isNobody(error: unknown): boolean {
  if (!(error instanceof LarkError) || error.kind !== 'permanent') return false
  const reason = refusalOf(error.code)
  return reason === 'out_of_range' || reason === 'bad_receiver'
}

const larkDepartment = (one: z.output<typeof departmentFields>): LarkDepartment => ({
  id: one.open_department_id,
  name: one.name,
  ...(one.parent_department_id !== root && one.parent_department_id !== ''
    ? { parentId: one.parent_department_id }
    : {}),
})

const larkUser = (user: z.output<typeof userFields>): LarkUser => ({
  openId: user.open_id,
  name: user.name,
  departmentIds: user.department_ids ?? [],
  resigned: Boolean(user.status?.is_resigned || user.status?.is_exited),
  ...(user.union_id && { unionId: user.union_id }),
  ...(user.en_name && { enName: user.en_name }),
  ...(user.leader_user_id && { leaderOpenId: user.leader_user_id }),
})
