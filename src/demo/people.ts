import { directoryKnown, savePerson } from '../areas/people/index.ts'
import type { Deps } from '../deps.ts'
import { company, demoDepartments, demoRoles, departmentOf, withoutNda } from './company.ts'

/** Everybody of the demo, as a night's look at the directory found them. */
export async function seedPeople(deps: Deps, at: Date): Promise<void> {
  await directoryKnown(deps, at, demoDepartments)
  for (const { openId, name, leader } of company.people)
    await savePerson(deps.db, deps.ids, at, {
      openId,
      name,
      roles: demoRoles[openId] ?? [],
      state: 'active',
      fromDirectory: { departmentIds: [departmentOf(openId)], ...(leader ? { leaderOpenId: leader } : {}) },
      ...(withoutNda.includes(openId) ? {} : { ndaVersion: 1 }),
    })
}
