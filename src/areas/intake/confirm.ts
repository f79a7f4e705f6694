import { say } from '../../../bot-cards/i18n/say.ts'
import { asVisit, dropTicketDraft, joinTicket, openFromDraft } from '../../../bot-cards/intake/actions.ts'
import { audit, type Ctx, type Outcome, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import type { ClientId, ProjectId } from '../../kernel/ids.ts'
import { may } from '../../rights/standing.ts'
import { findClient } from '../clients/index.ts'
import { moveFiles } from '../files/index.ts'
import { policyAt } from '../policy/index.ts'
import { findProject } from '../projects/index.ts'
import { happen, lockTicket, openTicket, showTicket } from '../tickets/index.ts'
import { draftFromText as visitFromText } from '../visits/index.ts'
import { changed, openDraft } from './record.ts'
import { refusesReport } from './start.ts'
import type { TicketDraft } from './stored.ts'
import { tellNobodysGroup, tellOwner } from './told.ts'

/** Whether P1 allows the time of another city there (policy `sla.home_cities`; none named: everywhere is home). */
async function isElsewhere(ctx: Ctx, city: string | undefined): Promise<boolean> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const home = policy['sla.home_cities'].split(', ').filter(Boolean)
  return home.length > 0 && city !== undefined && city !== '' && !home.includes(city)
}

const filesOf = (draft: TicketDraft) => ({ entity: 'ticket_drafts', entityId: draft.id })

/** 开工单: the draft becomes a ticket, its pictures with it; whoever must know is told. */
export const confirm = defineAction(openFromDraft, {
  roles,
  record: openDraft,
  async run(ctx, { record: draft }) {
    const { body } = draft
    const project = body.projectId ? await findProject(ctx.tx, body.projectId) : undefined
    const client = await findClient(ctx.tx, project?.clientId ?? body.clientId ?? '')
    if (!client) return refused({ code: 'ticket_needs_client', params: {} })
    const refusal = await refusesReport(ctx, client.id)
    if (refusal) return refusal
    const id = ctx.deps.ids.mint('ticket', ctx.at)
    const city = project?.city ?? client.city
    await moveFiles(ctx, filesOf(draft), { entity: 'tickets', entityId: id })
    const { description, place, reporter, phone } = body
    const ticket = await openTicket(ctx, {
      id,
      clientId: client.id as ClientId,
      ...(project ? { projectId: project.id as ProjectId } : {}),
      ...(city ? { city } : {}),
      kind: body.kind,
      level: body.level,
      ...(body.work ? { work: body.work } : {}),
      part: body.part,
      otherCity: await isElsewhere(ctx, city),
      ...(draft.messageId ? { sourceMessageId: draft.messageId } : {}),
      // The clocks count from when it was said, not from the press.
      openedAt: draft.createdAt,
      body: { description, place, reporter, phone },
    })
    if (!ticket) throw new Error('a new ticket’s id was taken')
    if (!ticket.chatId) await tellNobodysGroup(ctx, ticket)
    await tellOwner(ctx, ticket, { place, reporter: draft.personId })
    return changed(
      ctx,
      draft,
      { status: 'saved', ticketId: ticket.id },
      { tone: 'success', text: say((w) => w.intake.toasts.opened) },
    )
  },
})

/** 加到工单 N: words and pictures are filed with the ticket that is open already. */
export const join = defineAction(joinTicket, {
  roles,
  record: openDraft,
  async run(ctx, { record: draft, payload }): Promise<Outcome> {
    const ticket = await lockTicket(ctx.tx, payload.ticket)
    if (!ticket || !(await may(ctx, 'ticket.report', ticket.clientId)))
      return refused({ code: 'not_found', params: {} })
    if (['closed', 'cancelled', 'merged'].includes(ticket.status))
      return refused({ code: 'ticket_moved_on', params: { number: String(ticket.number) } })
    const files = await moveFiles(ctx, filesOf(draft), { entity: 'tickets', entityId: ticket.id })
    const stands = await happen(
      ctx,
      ticket,
      { did: 'commented', internal: false, files },
      { note: draft.body.description, ...(draft.messageId ? { messageId: draft.messageId } : {}) },
    )
    if (stands) await showTicket(ctx, stands)
    return changed(
      ctx,
      draft,
      { status: 'saved', ticketId: ticket.id, body: { ...draft.body, joined: true } },
      { tone: 'success', text: say((w) => w.intake.toasts.joined) },
    )
  },
})

export const drop = defineAction(dropTicketDraft, {
  roles,
  record: openDraft,
  async run(ctx, { record: draft }) {
    await audit(ctx, { action: 'intake.drop', entity: 'ticket_draft', entityId: draft.id })
    return changed(
      ctx,
      draft,
      { status: 'discarded' },
      { tone: 'info', text: say((w) => w.intake.toasts.dropped) },
    )
  },
})

/** 记成拜访: the same words as a draft of a visit. */
export const toVisit = defineAction(asVisit, {
  roles,
  record: openDraft,
  async run(ctx, { record: draft }) {
    const outcome = await visitFromText(ctx, draft.body.description, { always: true })
    if (outcome && 'refusal' in outcome) return outcome
    return changed(ctx, draft, { status: 'discarded' })
  },
})
