import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { defineTask, type TaskRegistry } from '../jobs/tasks.ts'
import type { Area } from './define.ts'

const payload = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** Every area's tasks, bound to the running program, as the task runner takes them. */
export function taskRegistry(
  deps: Deps,
  areas: readonly Area[],
  replay: (key: string) => Promise<void>,
): TaskRegistry {
  const all = areas.flatMap((area) => Object.entries(area.tasks ?? {}))
  return Object.fromEntries(
    all.map(([kind, run]) => [kind, defineTask({ payload, run: (given) => run({ deps, replay }, given) })]),
  )
}
