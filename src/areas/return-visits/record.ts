import { eq } from 'drizzle-orm'
import type { ReturnFields } from '../../../bot-cards/returns/actions.ts'
import { returnFormCard } from '../../../bot-cards/returns/form.ts'
import { returnMadeCard } from '../../../bot-cards/returns/made.ts'
import type { ReturnAbout, ReturnFormView } from '../../../bot-cards/returns/views.ts'
import { duties } from '../../../drizzle/schema/duties.ts'
import type { Ctx, EventCtx } from '../../bot/context.ts'
import type { PressedRecord } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { dutyViews, loadDuty } from '../duties/index.ts'
import { findProject } from '../projects/index.ts'
import { bodyOf, findTicket, solutionOf } from '../tickets/index.ts'
import type { Subject } from './model.ts'
import { madeOf } from './repo.ts'

/** A return visit that is owed, was made or excused. */
export type Owed = Subject & { id: string; version: number; status: 'open' | 'done' | 'excused' }

/** Loads what is owed, its client locked first. Undefined for what is no return visit, or was taken back. */
async function loadOwed(ctx: Ctx, id: string): Promise<Owed | undefined> {
  const duty = await loadDuty(ctx.tx, id)
  if (duty?.kind !== 'return_visit' || duty.status === 'dropped') return undefined
  const [row] = await ctx.tx.select({ subject: duties.subjectId }).from(duties).where(eq(duties.id, id))
  const subject = row?.subject ?? ''
  const ticket = await findTicket(ctx.tx, subject)
  const project = ticket ? undefined : await findProject(ctx.tx, subject)
  const of = ticket ?? project
  if (!of) return undefined
  const projectId = ticket ? ticket.projectId : project?.id
  return {
    id,
    version: duty.version,
    status: duty.status,
    clientId: of.clientId,
    client: of.client,
    ...(ticket ? { ticketId: ticket.id } : {}),
    ...(projectId ? { projectId } : {}),
  }
}

/** A return visit as its form writes it down: whoever may pass on what the client says of a ticket (`ticket.report`). */
export const owedRecord: PressedRecord<{ duty: string }, Owed> = {
  async load(ctx, { duty }) {
    const found = await loadOwed(ctx, duty)
    return found && (await may(ctx, 'ticket.see', found.clientId)) ? found : undefined
  },
  version: (owed) => owed.version,
  forbids: async (ctx, owed) =>
    (await may(ctx, 'ticket.report', owed.clientId)) ? undefined : { code: 'not_your_client', params: {} },
  closed: (owed) => (owed.status === 'open' ? undefined : { code: 'duty_settled', params: {} }),
  redraw: (ctx, owed) => drawOwed(ctx, owed),
}

/** The ticket and how it was solved, or the project. */
export async function aboutOf(ctx: EventCtx, { client, ticketId, projectId }: Subject): Promise<ReturnAbout> {
  const ticket = ticketId ? await findTicket(ctx.tx, ticketId) : undefined
  const project = projectId ? await findProject(ctx.tx, projectId) : undefined
  if (!ticket) return { client, ...(project ? { project: project.name } : {}) }
  const [body, solution] = await Promise.all([bodyOf(ctx, ticket), solutionOf(ctx, ticket)])
  return {
    client,
    ticket: {
      number: ticket.number,
      place: [ticket.part, body.place].filter(Boolean).join(' '),
      ...(solution ? { solution } : {}),
    },
    ...(project ? { project: project.name } : {}),
  }
}

/** The form, or what was written down. */
export async function drawOwed(
  ctx: Ctx,
  owed: Owed,
  fields: ReturnFields = {},
  errors: ReturnFormView['errors'] = {},
): Promise<object> {
  const about = await aboutOf(ctx, owed)
  const drawn = { now: ctx.at, zone: ctx.deps.zone }
  const made = owed.status === 'done' ? await madeOf(ctx, owed) : undefined
  if (made) return returnMadeCard.render({ ...drawn, about, made, followUp: false })
  const [duty] = await dutyViews(ctx.tx, { dutyIds: [owed.id] }, ctx.at, ctx.deps.zone)
  if (!duty) throw new Error(`return visit ${owed.id} has no view`)
  return returnFormCard.render({ ...drawn, duty, about, fields, errors })
}
