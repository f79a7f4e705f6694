import { say } from '../../../bot-cards/i18n/say.ts'
import { exactYuan } from '../../../bot-cards/kit/yuan.ts'
import {
  createProject,
  editProject,
  newProject,
  type ProjectFields,
  saveProject as saveAction,
} from '../../../bot-cards/projects/actions.ts'
import { projectFormCard } from '../../../bot-cards/projects/form.ts'
import type { ProjectErrors as ErrorTexts } from '../../../bot-cards/projects/views.ts'
import { type Refusal, refusalText } from '../../../bot-cards/system/refusals.ts'
import { audit, type Ctx, type Outcome, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import type { ProjectId } from '../../kernel/ids.ts'
import { may } from '../../rights/standing.ts'
import { type Client, clientFromForm, findClient, recentClients } from '../clients/index.ts'
import { contactNames } from '../contacts/index.ts'
import { colleagues, colleaguesToPick, holdersOf, personById } from '../people/index.ts'
import { addProject, logged } from './add.ts'
import { type ProjectErrors, readProject } from './fields.ts'
import type { Project } from './model.ts'
import { keepNotices } from './notices.ts'
import { drawAgain, projectRecord } from './record.ts'
import { findProject, saveProject } from './repo.ts'

const write = (yuan: number) => exactYuan(yuan).zh

const inWords = (errors: ProjectErrors): ErrorTexts =>
  Object.fromEntries(
    Object.entries(errors).map(([field, refusal]: [string, Refusal]) => [field, refusalText(refusal)]),
  )

type Shown = { fields: ProjectFields; errors?: ErrorTexts; options?: { id: string; name: string }[] }

/** The form, of a project there is or of a new one. */
async function drawForm(
  ctx: Ctx,
  about: { project: string; version: number; isNew: boolean; client?: Pick<Client, 'id' | 'name'> },
  { fields, errors = {}, options }: Shown,
): Promise<object> {
  const { client, ...rest } = about
  const [managers, contacts, money, clients] = await Promise.all([
    holdersOf(ctx.tx, 'project', ctx.at),
    client ? contactNames(ctx, client.id) : [],
    client ? may(ctx, 'project.money', client.id) : true,
    client ? undefined : (options ?? recentClients(ctx.tx, ctx.actor.id)),
  ])
  return projectFormCard.render({
    ...rest,
    ...(client ? { client: { id: client.id, name: client.name } } : {}),
    ...(clients ? { clients: clients.map(({ id, name }) => ({ id, name })) } : {}),
    fields,
    errors,
    colleagues: await colleaguesToPick(
      ctx.tx,
      managers.map((one) => one.id),
    ),
    contacts,
    money,
  })
}

/** What the form opens with on a project. */
async function fieldsOf(ctx: Ctx, project: Project): Promise<ProjectFields> {
  const manager = project.managerId && (await personById(ctx.tx, project.managerId, ctx.at))
  return {
    name: project.name,
    city: project.city,
    site: project.site || undefined,
    contract_no: project.contractNo || undefined,
    contract: project.contractYuan === undefined ? undefined : write(project.contractYuan),
    manager: manager ? manager.openId : undefined,
    contacts: project.contactIds,
    started_on: project.startedOn,
    defect_months: project.defectMonths === undefined ? undefined : String(project.defectMonths),
    retention: project.retentionYuan === undefined ? undefined : write(project.retentionYuan),
    retention_on: project.retentionOn,
  }
}

/** Reads a form for a client; of what the reader may not see, everything stays as it was. */
async function read(ctx: Ctx, clientId: string, fields: ProjectFields, before?: Project) {
  const [people, contacts, money] = await Promise.all([
    colleagues(ctx.tx, fields.manager ? [fields.manager] : []),
    contactNames(ctx, clientId),
    may(ctx, 'project.money', clientId),
  ])
  const kept = money
    ? {}
    : {
        kept: {
          ...(before?.contractYuan === undefined ? {} : { contractYuan: before.contractYuan }),
          ...(before?.retentionYuan === undefined ? {} : { retentionYuan: before.retentionYuan }),
          ...(before?.retentionOn ? { retentionOn: before.retentionOn } : {}),
        },
      }
  return readProject(
    fields,
    {
      person: (openId) => people.find((one) => one.openId === openId),
      contacts: new Set(contacts.map((one) => one.id)),
      ...kept,
    },
    write,
  )
}

const fixBelow = { tone: 'warning' as const, text: say((w) => w.projects.form.fixBelow) }

export const openNew = defineAction(newProject, {
  roles,
  right: { needs: 'project.edit', client: ({ client }) => client },
  async run(ctx, { payload }) {
    const client = payload.client ? await findClient(ctx.tx, payload.client) : undefined
    const project = ctx.deps.ids.mint('project', ctx.at)
    const about = { project, version: 0, isNew: true, ...(client ? { client } : {}) }
    return { card: await drawForm(ctx, about, { fields: { city: client?.city, contacts: [] } }) }
  },
})

/** Writes a new project; the same form sent again shows what it made. */
export const create = defineAction(createProject, {
  roles,
  right: { needs: 'project.edit', client: ({ client }) => client },
  async run(ctx, { payload, form }): Promise<Outcome> {
    const named = await clientFromForm(ctx, payload.client, form)
    const client = 'client' in named ? named.client : undefined
    const fixed = payload.client ? client : undefined
    const about = { project: payload.project, version: 0, isNew: true, ...(fixed ? { client: fixed } : {}) }
    if ('error' in named) {
      const errors = { [named.field]: refusalText(named.error) }
      const options = named.options?.map(({ id, name }) => ({ id, name }))
      const fields = options ? { ...form, client_typed: undefined } : form
      return {
        toast: fixBelow,
        card: await drawForm(ctx, about, { fields, errors, ...(options ? { options } : {}) }),
      }
    }
    if (!client || !(await may(ctx, 'project.edit', client.id)))
      return refused({ code: 'not_your_client', params: {} })
    const answer = await read(ctx, client.id, form)
    if ('errors' in answer)
      return {
        toast: fixBelow,
        card: await drawForm(ctx, about, { fields: form, errors: inWords(answer.errors) }),
      }
    const id = payload.project as ProjectId
    if (!(await addProject(ctx, { id, clientId: client.id }, answer.content))) {
      const known = await findProject(ctx.tx, id)
      if (!known || !(await may(ctx, 'project.see', known.clientId)))
        return refused({ code: 'not_found', params: {} })
      return {
        toast: { tone: 'info', text: say((w) => w.projects.toasts.already) },
        card: await drawAgain(ctx, id),
      }
    }
    return {
      toast: { tone: 'success', text: say((w) => w.projects.toasts.saved) },
      card: await drawAgain(ctx, id),
    }
  },
})

const about = (project: Project) => ({
  project: project.id,
  version: project.version,
  isNew: false,
  client: { id: project.clientId, name: project.client },
})

export const openEdit = defineAction(editProject, {
  roles,
  record: projectRecord,
  run: async (ctx, { record }) => ({
    card: await drawForm(ctx, about(record), { fields: await fieldsOf(ctx, record) }),
  }),
})

export const save = defineAction(saveAction, {
  roles,
  record: projectRecord,
  async run(ctx, { record, form }) {
    const answer = await read(ctx, record.clientId, form, record)
    if ('errors' in answer)
      return {
        toast: fixBelow,
        card: await drawForm(ctx, about(record), { fields: form, errors: inWords(answer.errors) }),
      }
    await saveProject(ctx, record, answer.content)
    await keepNotices(ctx, [record.id])
    await audit(ctx, {
      action: 'projects.edit',
      entity: 'project',
      entityId: record.id,
      before: { name: record.name, manager: record.managerId ?? null },
      after: logged(answer.content),
    })
    return {
      toast: { tone: 'success', text: say((w) => w.projects.toasts.saved) },
      card: await drawAgain(ctx, record.id),
    }
  },
})
