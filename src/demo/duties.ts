import { lookAgain } from '../areas/clients/index.ts'
import { excuseOutright, explainOwed, lookAtDue, pauseOutright } from '../areas/duties/index.ts'
import { insertVisit } from '../areas/visits/index.ts'
import type { Deps } from '../deps.ts'
import { addDays } from '../kernel/calendar.ts'
import { dayOf, instantOf } from '../kernel/days.ts'
import { monthOf } from '../kernel/periods.ts'
import { liMing, wangFang, zhouTing } from './company.ts'
import { clientNamed, ctxOf } from './find.ts'

/**
 * What is owed in every state: last month's call of 泊岸 was missed (李明 explained it, 王芳 has it), 永禾 is
 * due today, a visit of 三院 was excused, 鹿鸣 wants no calls for six weeks; others are done or still to come.
 */
export async function seedDuties(deps: Deps, now: Date): Promise<void> {
  const { zone } = deps
  const today = dayOf(now, zone)
  const lastMonth = monthOf(addDays(monthOf(today).from, -1)).from
  await deps.db.transaction(async (tx) => {
    // keqing was there last month: what was missed then is a miss.
    const { id } = await clientNamed(tx, '泊岸')
    await lookAgain(tx, { clientId: id, at: instantOf(lastMonth, '09:00', zone) })
    const at = instantOf(addDays(today, -14), '16:00', zone)
    const ctx = await ctxOf(deps, tx, wangFang, at)
    await insertVisit(ctx, {
      id: deps.ids.mint('visit', at),
      clientId: (await clientNamed(tx, '永禾')).id,
      kind: 'phone',
      when: { at, precision: 'exact' },
      body: {
        people: ['方主任'],
        said: '问了概念方案的范围，方主任说先做大堂和董事会那层。',
        amounts: [],
      },
    })
  })
  await lookAtDue(deps, now)
  await deps.db.transaction(async (tx) => {
    const of = async (name: string) => (await clientNamed(tx, name)).id
    const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
    await explainOwed(
      await ctxOf(deps, tx, liMing, hoursAgo(2)),
      await of('泊岸'),
      'follow_up',
      '林总上个月一直在国外看展，电话没接通，微信说回来再约。',
    )
    await excuseOutright(await ctxOf(deps, tx, zhouTing, hoursAgo(50)), await of('三院'), 'face_to_face')
    await pauseOutright(
      await ctxOf(deps, tx, zhouTing, hoursAgo(26)),
      await of('鹿鸣'),
      42,
      '酒店换管理公司，小沈说交接完再谈，先别打电话。',
    )
  })
}
