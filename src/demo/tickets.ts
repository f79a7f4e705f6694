import type { WorkKind } from '../../bot-cards/projects/actions.ts'
import type { Severity } from '../../bot-cards/tickets/kinds.ts'
import { projectsNamed } from '../areas/projects/index.ts'
import { addGroup, type Happening, happen, showTicket, writeTicket } from '../areas/tickets/index.ts'
import type { Tx } from '../db/types.ts'
import type { Deps } from '../deps.ts'
import { addDays } from '../kernel/calendar.ts'
import { dayOf, instantOf } from '../kernel/days.ts'
import { chenGang, liMing, mengTao, serviceGroup, zhouTing } from './company.ts'
import { ctxOf, staffOf } from './find.ts'

/** What happened: so many days ago at a time of day, by whom, and what was said. */
type Step = readonly [daysAgo: number, time: string, who: string, what: Happening, note?: string]

type SeedTicket = {
  project: string
  part?: string
  work: WorkKind
  level: Severity
  place: string
  description: string
  reporter: string
  phone: string
  opened: readonly [daysAgo: number, time: string, who: string]
  steps: readonly Step[]
}

const seeded: readonly SeedTicket[] = [
  {
    project: '万川云庭一期精装',
    work: 'decoration',
    level: 'p3',
    place: '1402 次卧',
    description: '木地板起拱，走上去响',
    reporter: '物业刘工',
    phone: '13800138211',
    opened: [41, '10:20', liMing],
    steps: [
      [41, '10:50', chenGang, { did: 'taken' }],
      [39, '09:30', chenGang, { did: 'arrived' }],
      [39, '15:10', chenGang, { did: 'resolved', costYuan: 600 }, '拆了三平重铺，踢脚线留缝'],
      [38, '11:00', liMing, { did: 'confirmed', how: 'call', score: 5 }, '业主说铺得平'],
      [38, '11:00', liMing, { did: 'closed' }],
    ],
  },
  {
    project: '三院门诊楼走廊翻新',
    work: 'wiring',
    level: 'p2',
    place: '二楼东走廊',
    description: '一排灯一闪一闪，护士站反映看不清',
    reporter: '后勤孙科长',
    phone: '13700137042',
    opened: [3, '14:05', zhouTing],
    steps: [
      [3, '14:25', mengTao, { did: 'taken' }],
      [2, '10:10', mengTao, { did: 'arrived' }],
      [0, '09:40', mengTao, { did: 'resolved' }, '镇流器坏了两个，换掉'],
    ],
  },
  {
    project: '龙澜中心大堂改造',
    work: 'decoration',
    level: 'p3',
    place: '大堂东侧柱面',
    description: '石材有一块松动，先贴了警示带',
    reporter: '商场工程部李工',
    phone: '13600136077',
    opened: [0, '09:15', liMing],
    steps: [],
  },
]

/** The group after-sales works in, and three tickets of the demo: one done with, one for the client to confirm, one nobody has. */
export async function seedTickets(deps: Deps, tx: Tx, at: Date): Promise<void> {
  await addGroup(await ctxOf(deps, tx, chenGang, at), serviceGroup, { scope: 'default' })
  const today = dayOf(at, deps.zone)
  const moment = (daysAgo: number, time: string) => instantOf(addDays(today, -daysAgo), time, deps.zone)
  for (const { project, opened, steps, level, work, part = '', ...body } of seeded) {
    const [daysAgo, time, reporter] = opened
    const openedAt = moment(daysAgo, time)
    const [found] = await projectsNamed(tx, project, 1)
    if (!found) throw new Error(`the demo has no project ${project}`)
    let ticket = await writeTicket(await ctxOf(deps, tx, reporter, openedAt), {
      id: deps.ids.mint('ticket', openedAt),
      clientId: found.clientId,
      projectId: found.id,
      city: found.city,
      kind: 'repair',
      level,
      work,
      part,
      otherCity: false,
      openedAt,
      body,
    })
    for (const [days, when, who, what, note] of steps) {
      if (!ticket) break
      const then = moment(days, when)
      const actor = await staffOf(tx, who, at)
      ticket = await happen({ ...(await ctxOf(deps, tx, who, then)), actor }, ticket, what, {
        at: then,
        ...(note ? { note } : {}),
      })
    }
    if (ticket && !ticket.closedAt) await showTicket(await ctxOf(deps, tx, reporter, at), ticket)
  }
}
