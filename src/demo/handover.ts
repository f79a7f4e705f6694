import { begin } from '../areas/handover/index.ts'
import { calendarAt } from '../areas/workdays/index.ts'
import type { Deps } from '../deps.ts'
import { addDays, workdayUntil } from '../kernel/calendar.ts'
import { dayOf } from '../kernel/days.ts'
import { liMing, wangFang, zhouTing } from './company.ts'
import { ctxOf, staffOf } from './find.ts'

/** 周婷 changes post within two weeks: 王芳 hands over, 李明 was offered the clients, 周婷 has not signed the pledge yet. */
export async function seedHandover(deps: Deps): Promise<void> {
  const at = deps.clock.now()
  await deps.db.transaction(async (tx) => {
    const ctx = await ctxOf(deps, tx, wangFang, at)
    const lastDay = workdayUntil(await calendarAt(tx), addDays(dayOf(at, deps.zone), 11))
    const [person, successor] = [await staffOf(tx, zhouTing, at), await staffOf(tx, liMing, at)]
    await begin(ctx, { person, manager: ctx.actor, kind: 'transfer', lastDay, successor })
  })
}
