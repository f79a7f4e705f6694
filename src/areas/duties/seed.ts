import type { DutyKind } from '../../../bot-cards/duties/kinds.ts'
import { audit, type Ctx } from '../../bot/context.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { explain } from './excuse.ts'
import { loadDuty, moveDuty, type OneDuty } from './one.ts'
import { insertPause, loadPause, movePause } from './pauses.ts'
import { cadenceViews } from './views.ts'

/** The open duty of a kind that a client owes first; throws where there is none. */
async function owes(ctx: Ctx, clientId: string, kind: DutyKind): Promise<OneDuty> {
  const views = await cadenceViews(ctx.tx, [clientId], ctx.at, ctx.deps.zone)
  const view = views.find((one) => one.kind === kind && one.status === 'open')
  const duty = view && (await loadDuty(ctx.tx, view.id))
  if (!duty) throw new Error(`client ${clientId} owes no ${kind}`)
  return duty
}

/** For the demo: the actor explains why a duty is not done; the line manager has not decided yet. */
export async function explainOwed(ctx: Ctx, clientId: string, kind: DutyKind, reason: string): Promise<void> {
  const asked = await explain(ctx, await owes(ctx, clientId, kind), reason)
  if (!asked.ok) throw new Error('nobody can decide about the excuse')
}

/** For the demo: a duty that was excused before keqing kept the requests. */
export async function excuseOutright(ctx: Ctx, clientId: string, kind: DutyKind): Promise<void> {
  const duty = await owes(ctx, clientId, kind)
  await moveDuty(ctx, duty, { status: 'excused' })
  await audit(ctx, {
    action: 'duties.excuse',
    entity: 'duty',
    entityId: duty.id,
    after: { status: 'excused' },
  })
}

/** For the demo: a pause that holds already, from today on for so many days. */
export async function pauseOutright(ctx: Ctx, clientId: string, days: number, reason: string): Promise<void> {
  const from = dayOf(ctx.at, ctx.deps.zone)
  const id = await insertPause(ctx, clientId, { from, until: addDays(from, days), reason })
  const pause = await loadPause(ctx.tx, id)
  if (pause) await movePause(ctx, pause, { status: 'active' })
}
