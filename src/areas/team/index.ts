import { audit, type EventCtx } from '../../bot/context.ts'
import type { Area } from '../../bot/define.ts'
import { leaveSeats } from './repo.ts'
import { assign, end, openSeatForm, show } from './seat-actions.ts'
import { teamCommand } from './team-command.ts'
import { vacancyAlert } from './vacancies.ts'

export { afterSalesLead, leadOf } from './lead.ts'
export { accountTeamOf, seatsHeldBy } from './repo.ts'
export { seatOnTeam } from './seed.ts'

/** Takes somebody off every seat as of a day (hand-over, 制度四(三)): they are nobody's deputy either. Answers what they held. */
export async function endSeats(
  ctx: EventCtx,
  personId: string,
  day: string,
): Promise<{ id: string; seat: string }[]> {
  const ended = await leaveSeats(ctx.tx, personId, day)
  for (const one of ended)
    await audit(ctx, {
      action: 'team.end',
      entity: 'seat',
      entityId: one.id,
      before: { seat: one.seat, person: personId },
      after: { until: day },
      why: 'handover',
    })
  return ended
}

/** The key-account team (制度三(一)): seven seats of the company, and a team for each strategic client. */
export const teamArea: Area = {
  commands: [teamCommand],
  actions: [openSeatForm, show, assign, end],
  schedules: [vacancyAlert],
}
