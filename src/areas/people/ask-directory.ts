import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import { type LarkDepartment, LarkError, type LarkUser, type Page } from '../../lark/out/port.ts'

type Asking = Pick<Deps, 'lark'>

/** What the directory holds, as far as this app may see it. Nobody twice, and nobody who has left. */
export type Directory = { departments: LarkDepartment[]; users: LarkUser[] }

/** A directory of thousands runs into Lark's 1,000 calls a minute: the page waits as told and the look goes on. */
const waits = 30
const longestWaitMs = 60_000

async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let left = waits; ; left--) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof LarkError) || error.kind !== 'rate' || left === 0) throw error
      await pause(Math.min(Math.max(error.waitMs, 100), longestWaitMs))
    }
  }
}

async function pages<T>(ask: (token?: string) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let token: string | undefined
  do {
    const page = await patiently(() => ask(token))
    all.push(...page.items)
    token = page.next
  } while (token !== undefined)
  return all
}

/** Reads the whole directory: the departments, then department by department who is in it. Rejects with `LarkError`. */
export async function readDirectory({ lark }: Asking): Promise<Directory> {
  const departments = await pages((token) => lark.departments(token))
  const users = new Map<string, LarkUser>()
  // `0` is the root: those who are in no department.
  for (const { id } of [{ id: '0' }, ...departments])
    for (const user of await pages((token) => lark.usersOf(id, token)))
      if (!user.resigned) users.set(user.openId, user)
  return { departments, users: [...users.values()] }
}

/** One person, in one call; undefined when they are not (or no longer) one of us. */
export async function readPerson({ lark }: Asking, openId: string): Promise<LarkUser | undefined> {
  const user = await patiently(() => lark.user(openId))
  return user && !user.resigned ? user : undefined
}
