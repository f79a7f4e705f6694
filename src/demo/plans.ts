import type { VisitKind } from '../../bot-cards/visits/actions.ts'
import { insertPlans, type PlanBody, planItem, publish } from '../areas/plans/index.ts'
import { calendarAt } from '../areas/workdays/index.ts'
import type { Deps } from '../deps.ts'
import { addDays, addWorkdays } from '../kernel/calendar.ts'
import { dayOf, instantOf } from '../kernel/days.ts'
import { chenGang, liMing } from './company.ts'
import { clientNamed, ctxOf, staffOf } from './find.ts'

type Meeting = {
  client: string
  kind: VisitKind
  /** Workdays from today. */
  in: number
  time: string
  body: Omit<PlanBody, 'precision'>
  /** Left as a draft: something is missing. */
  draft?: true
}

const meetings: readonly Meeting[] = [
  {
    client: '龙澜商业',
    kind: 'face_to_face',
    in: 0,
    time: '15:00',
    body: {
      theirs: ['李工'],
      agenda: '点位图最后一版',
      steps: [{ text: '把确认的点位图发李工', facing: 'client' }],
    },
  },
  {
    client: '万川',
    kind: 'face_to_face',
    in: 1,
    time: '09:30',
    body: {
      theirs: ['王总'],
      agenda: '二期精装预算',
      steps: [{ text: '按谈定的单价改报价', facing: 'client' }],
      place: '万川总部 12 楼',
    },
  },
  {
    client: '华岳',
    kind: 'face_to_face',
    in: 1,
    time: '15:00',
    body: {
      theirs: ['潘总'],
      agenda: '检修口的位置，明年两栋楼',
      steps: [{ text: '把检修口的改法画给潘总', facing: 'client' }],
    },
  },
  {
    client: '泊岸',
    kind: 'face_to_face',
    in: 3,
    time: '10:00',
    body: { theirs: ['夏总'], agenda: '年前走一走', steps: [] },
    draft: true,
  },
]

/** 李明's plan: one meeting today, one tomorrow morning whose brief comes this evening, one tomorrow afternoon, one that still lacks something. */
export async function seedPlans(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const today = dayOf(now, deps.zone)
  await deps.db.transaction(async (tx) => {
    // Planned two days ago: what is over by now could not be published any more.
    const ctx = await ctxOf(deps, tx, liMing, instantOf(addDays(today, -2), '16:00', deps.zone))
    const calendar = await calendarAt(tx)
    const beside = await staffOf(tx, chenGang, now)
    for (const { client, kind, in: workdays, time, body, draft } of meetings) {
      const day = addWorkdays(calendar, today, workdays)
      const steps = body.steps.map((step) => ({ ...step, due: addWorkdays(calendar, day, 1) }))
      const [id] = await insertPlans(ctx, ctx.actor.id, [
        {
          id: deps.ids.mint('plan_item', ctx.at),
          clientId: (await clientNamed(tx, client)).id,
          ownerId: ctx.actor.id,
          kind,
          startAt: instantOf(day, time, deps.zone),
          minutes: 60,
          ours: client === '万川' ? [beside.id] : [],
          body: { ...body, steps, precision: 'exact' },
        },
      ])
      const item = id && (await planItem(ctx, id))
      if (item && !draft && !(await publish(ctx, item)).ok)
        throw new Error(`the demo's meeting with ${client} cannot be published`)
    }
  })
  deps.queue.poke('outbox')
}
