import { say } from '../../../bot-cards/i18n/say.ts'
import {
  backToDraft,
  chooseProject,
  type DraftFields,
  editTicketDraft,
  keepApart,
  saveTicketDraft,
} from '../../../bot-cards/intake/actions.ts'
import { ticketFormCard } from '../../../bot-cards/intake/form.ts'
import type { TicketFormView } from '../../../bot-cards/intake/views.ts'
import { workKinds } from '../../../bot-cards/projects/actions.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { complaintLevels, levels } from '../../../bot-cards/tickets/kinds.ts'
import { type Ctx, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { findPhones, maskPhones } from '../../kernel/text/phones.ts'
import { may } from '../../rights/standing.ts'
import { clientFromForm, findClient, recentClients } from '../clients/index.ts'
import { findProject, ownProjects, type Project, projectsOf } from '../projects/index.ts'
import { changed, openDraft } from './record.ts'
import { refusesReport } from './start.ts'
import type { TicketDraft, TicketDraftBody } from './stored.ts'
import { partIn } from './understand-place.ts'
import { drawDraft } from './view.ts'

const offered = 30

/** Projects the form offers: those the words may mean, those of the client, one's own. */
async function projectsFor(ctx: Ctx, { body }: TicketDraft): Promise<Project[]> {
  const [given, ofClient, own] = await Promise.all([
    Promise.all([body.projectId, ...body.options].map((id) => (id ? findProject(ctx.tx, id) : undefined))),
    body.clientId ? projectsOf(ctx.tx, body.clientId, 0, offered) : { projects: [] },
    ownProjects(ctx.tx, ctx.actor.id, 0, offered),
  ])
  const all = [...given.flatMap((one) => one ?? []), ...ofClient.projects, ...own.projects]
  return [...new Map(all.map((one) => [one.id, one])).values()].slice(0, offered)
}

/** The form of a draft; `fields` and `errors` where it comes back. */
export async function drawForm(
  ctx: Ctx,
  draft: TicketDraft,
  how: { isNew?: boolean; fields?: DraftFields; errors?: TicketFormView['errors'] } = {},
): Promise<object> {
  const { body } = draft
  const [projects, recent, client] = await Promise.all([
    projectsFor(ctx, draft),
    recentClients(ctx.tx, ctx.actor.id),
    body.clientId ? findClient(ctx.tx, body.clientId) : undefined,
  ])
  const clients = client ? [client, ...recent.filter((one) => one.id !== client.id)] : recent
  // A form in a group is read by everybody there: numbers stay masked and unchanged while nobody types another.
  const shown = (text: string) => (draft.chatId ? maskPhones(text) : text) || undefined
  return ticketFormCard.render({
    draft: draft.id,
    version: draft.version,
    isNew: how.isNew ?? false,
    clients: clients.map(({ id, name }) => ({ id, name })),
    projects: projects.map(({ id, name, client: of }) => ({ id, name, client: of })),
    errors: how.errors ?? {},
    fields: how.fields ?? {
      client: body.clientId,
      client_typed: undefined,
      project: body.projectId,
      part: body.part || undefined,
      place: body.place || undefined,
      work: body.work,
      level: body.level,
      description: shown(body.description),
      reporter: body.reporter || undefined,
      phone: shown(body.phone),
    },
  })
}

export const edit = defineAction(editTicketDraft, {
  roles,
  record: openDraft,
  run: async (ctx, { record }) => ({ card: await drawForm(ctx, record) }),
})

export const back = defineAction(backToDraft, {
  roles,
  record: openDraft,
  run: async (ctx, { record }) => ({ card: await drawDraft(ctx, record) }),
})

/** 另开一张: whatever looks alike is another matter. */
export const apart = defineAction(keepApart, {
  roles,
  record: openDraft,
  run: (ctx, { record }) => changed(ctx, record, { body: { ...record.body, apart: true } }),
})

export const choose = defineAction(chooseProject, {
  roles,
  record: openDraft,
  async run(ctx, { record, payload }) {
    const project = await findProject(ctx.tx, payload.project)
    if (!project || !(await may(ctx, 'ticket.report', project.clientId)))
      return refused({ code: 'not_found', params: {} })
    return changed(ctx, record, { body: about(record.body, project) })
  },
})

const about = (body: TicketDraftBody, project: Pick<Project, 'id' | 'clientId'>): TicketDraftBody => ({
  ...body,
  clientId: project.clientId,
  projectId: project.id,
  options: [],
  guessed: body.guessed.filter((one) => one !== 'project' && one !== 'client'),
})

/** What was typed over; a number left as it was shown stays the one that was heard. */
const kept = (typed: string | undefined, was: string): string =>
  typed !== undefined && typed === maskPhones(was) ? was : (typed ?? '')

export const save = defineAction(saveTicketDraft, {
  roles,
  record: openDraft,
  async run(ctx, { record: draft, form }) {
    const errors: TicketFormView['errors'] = {}
    const { body } = draft
    const project = form.project ? await findProject(ctx.tx, form.project) : undefined
    const typed =
      form.client_typed !== undefined || (form.client !== undefined && form.client !== project?.clientId)
    // A client that was changed by hand wins over the project it no longer fits.
    const found =
      project && !(typed && form.client !== body.clientId)
        ? { client: await findClient(ctx.tx, project.clientId) }
        : await clientFromForm(ctx, undefined, form)
    const client = 'client' in found ? found.client : undefined
    if ('error' in found) errors[found.field] = refusalText(found.error)
    if (!form.description) errors.description = say((w) => w.intake.form.descriptionHint)
    const phone = kept(form.phone, body.phone)
    const wrong = findPhones(phone).find((one) => one.kind === 'wrong_length')
    if (wrong && wrong.kind === 'wrong_length')
      errors.phone = refusalText({
        code: 'phone_wrong_length',
        params: { heard: wrong.text, digits: wrong.digits },
      })
    if (Object.keys(errors).length > 0 || !client)
      return {
        card: await drawForm(ctx, draft, { fields: form, errors }),
        toast: { tone: 'warning', text: say((w) => w.intake.form.fixBelow) },
      }
    const refusal = await refusesReport(ctx, client.id)
    if (refusal) return refusal
    const level = levels.find((one) => one === form.level) ?? body.level
    const { projectId: _, work: __, ...rest } = body
    const work = workKinds.find((one) => one === form.work)
    return changed(ctx, draft, {
      body: {
        ...rest,
        kind: complaintLevels.some((one) => one === level) ? 'complaint' : 'repair',
        level,
        ...(work ? { work } : {}),
        part: form.part ? partIn(form.part) || form.part : '',
        place: form.place ?? '',
        description: kept(form.description, body.description),
        reporter: form.reporter ?? '',
        phone,
        clientId: client.id,
        ...(project && project.clientId === client.id ? { projectId: project.id } : {}),
        options: [],
        guessed: [],
      },
    })
  },
})
