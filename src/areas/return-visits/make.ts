import { say } from '../../../bot-cards/i18n/say.ts'
import { openReturn, saveReturn } from '../../../bot-cards/returns/actions.ts'
import { returnMadeCard } from '../../../bot-cards/returns/made.ts'
import { audit, type Ctx, done, reply, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { nextWorkday } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { findClient } from '../clients/index.ts'
import { doneHeld } from '../duties/index.ts'
import { policyAt } from '../policy/index.ts'
import { findProject } from '../projects/index.ts'
import { leadOf } from '../team/index.ts'
import { findTicket, openTicket } from '../tickets/index.ts'
import { insertActionItems } from '../visits/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { readReturn } from './fields.ts'
import type { ReturnContent } from './model.ts'
import { aboutOf, drawOwed, type Owed, owedRecord } from './record.ts'
import { insertReturn, madeOf } from './repo.ts'

/** Opens the form, or what was written down, on a card of its own. */
export const open = defineAction(openReturn, {
  roles,
  // Opening changes nothing, and the lists it is opened from carry no versions of duties.
  record: { ...owedRecord, version: () => 0, closed: () => undefined },
  async run(ctx, { record }) {
    await reply(ctx, await drawOwed(ctx, record))
    return done
  },
})

/** What is wrong now becomes a ticket of the same project at once. */
async function problemTicket(ctx: Ctx, owed: Owed, { problems, condition }: ReturnContent) {
  if (problems === '') return undefined
  const project = owed.projectId ? await findProject(ctx.tx, owed.projectId) : undefined
  const before = owed.ticketId ? await findTicket(ctx.tx, owed.ticketId) : undefined
  return openTicket(ctx, {
    id: ctx.deps.ids.mint('ticket', ctx.at),
    clientId: owed.clientId,
    kind: 'repair',
    level: condition === 'bad' ? 'p2' : 'p3',
    part: before?.part ?? '',
    otherCity: before?.otherCity ?? false,
    ...(project ? { projectId: project.id, city: project.city } : {}),
    body: { description: problems, place: '', reporter: '', phone: '' },
  })
}

/** A score at or below the policy's: whoever looks after the client has it on their list for the next workday. */
async function followUp(ctx: Ctx, owed: Owed, { score }: ReturnContent): Promise<boolean> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  if (score > policy['returns.low_score']) return false
  const client = await findClient(ctx.tx, owed.clientId)
  const ownerId = client?.ownerId ?? (await leadOf(ctx.tx, ctx.at))?.id
  if (!ownerId) return false
  const { project, ticket } = await aboutOf(ctx, owed)
  const about = ticket ? say((w) => w.returns.form.ticket(ticket.number, ticket.place)).zh : (project ?? '')
  await insertActionItems(ctx, { clientId: owed.clientId }, [
    {
      text: say((w) => w.returns.followUp(score, about)).zh,
      due: nextWorkday(await calendarAt(ctx.tx), dayOf(ctx.at, ctx.deps.zone)),
      ownerId,
    },
  ])
  return true
}

/** Writes a return visit down (制度三(二) 回访): the duty is done, new problems become a ticket, a low score a step. */
export const save = defineAction(saveReturn, {
  roles,
  record: owedRecord,
  async run(ctx, { form, record }) {
    const read = readReturn(form)
    if ('errors' in read)
      return {
        toast: { tone: 'warning', text: say((w) => w.returns.form.fixBelow) },
        card: await drawOwed(ctx, record, form, read.errors),
      }
    if (!(await doneHeld(ctx, record))) throw new Error(`duty ${record.id} moved on under its own lock`)
    const ticket = await problemTicket(ctx, record, read.content)
    await insertReturn(ctx, record.id, record, read.content, ticket?.id)
    const followed = await followUp(ctx, record, read.content)
    await audit(ctx, {
      action: 'returns.make',
      entity: 'duty',
      entityId: record.id,
      after: {
        condition: read.content.condition,
        score: read.content.score,
        ...(ticket ? { ticket: ticket.id } : {}),
      },
    })
    const made = await madeOf(ctx, record)
    if (!made) throw new Error(`return visit ${record.id} was not written`)
    return {
      toast: { tone: 'success', text: say((w) => w.returns.toasts.saved) },
      card: returnMadeCard.render({
        now: ctx.at,
        zone: ctx.deps.zone,
        about: await aboutOf(ctx, record),
        made,
        followUp: followed,
      }),
    }
  },
})
