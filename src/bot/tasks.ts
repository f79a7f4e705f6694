import { z } from 'zod'
import { defineTask, type TaskRegistry } from '../jobs/tasks.ts'
import type { Area, TaskWorld } from './define.ts'

const payload = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** Every area's tasks, bound to the running program, as the task runner takes them. */
export function taskRegistry(world: TaskWorld, areas: readonly Area[]): TaskRegistry {
  const all = areas.flatMap((area) => Object.entries(area.tasks ?? {}))
  return Object.fromEntries(
    all.map(([kind, task]) => [
      kind,
      defineTask({
        payload,
        run: (given) => task.run(world, given),
        giveUp: async (given, error) => task.giveUp?.(world, given, error),
      }),
    ]),
  )
}
