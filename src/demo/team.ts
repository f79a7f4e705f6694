import type { Seat } from '../../bot-cards/team/actions.ts'
import { seatOnTeam } from '../areas/team/index.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import { addDays } from '../kernel/calendar.ts'
import { dayOf } from '../kernel/days.ts'
import { heWei, linXiao, wangFang, wuYue, xuNuo, zhouQiang } from './company.ts'
import { ctxOf, staffOf } from './find.ts'

/** Who sits where, since how many days, and who stands in. After-sales is still to be filled: the card shows it in red. */
const seated: readonly { seat: Seat; who: string; days: number; deputy?: string }[] = [
  { seat: 'marketing', who: xuNuo, days: 20 },
  { seat: 'project_manager', who: heWei, days: 265 },
  { seat: 'designer', who: wuYue, days: 265, deputy: zhouQiang },
  { seat: 'engineer', who: zhouQiang, days: 265, deputy: wuYue },
  { seat: 'legal', who: linXiao, days: 120 },
]

/** The company's key-account team of the demo. */
export async function seedTeam(deps: Deps, tx: Tx, at: Date): Promise<void> {
  const ctx = await ctxOf(deps, tx, wangFang, at)
  const today = dayOf(at, deps.zone)
  for (const { seat, who, days, deputy } of seated) {
    const person = await staffOf(tx, who, at)
    await seatOnTeam(ctx, {
      seat,
      personId: person.id,
      from: addDays(today, -days),
      ...(deputy ? { deputyId: (await staffOf(tx, deputy, at)).id } : {}),
    })
  }
}
