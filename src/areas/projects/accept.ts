import { say } from '../../../bot-cards/i18n/say.ts'
import { acceptanceCard } from '../../../bot-cards/projects/accept.ts'
import { type AcceptanceFields, acceptForm, saveAcceptance } from '../../../bot-cards/projects/actions.ts'
import type { AcceptanceFormView } from '../../../bot-cards/projects/views.ts'
import { type Refusal, refusalText } from '../../../bot-cards/system/refusals.ts'
import { audit, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { policyAt } from '../policy/index.ts'
import { readAcceptance } from './fields.ts'
import type { Project, ProjectWork } from './model.ts'
import { keepNotices } from './notices.ts'
import { drawAgain, projectRecord } from './record.ts'
import { saveProject, saveWorks, worksOf } from './repo.ts'
import { termsOf } from './warranty.ts'

const drawForm = (project: Project, fields: AcceptanceFields, errors: AcceptanceFormView['errors'] = {}) =>
  acceptanceCard.render({
    project: { id: project.id, version: project.version, name: project.name },
    fields,
    errors,
  })

/** What is known of a part: its day and its works; of a new one, everything a fit-out has. */
function known(works: readonly ProjectWork[], part: string | undefined): AcceptanceFields {
  const own = works.filter((one) => one.part === (part ?? ''))
  return {
    part: part || undefined,
    accepted_on: own[0]?.acceptedOn,
    works:
      own.length > 0 ? own.map((one) => one.work) : ['waterproofing', 'decoration', 'wiring', 'plumbing'],
  }
}

export const openAccept = defineAction(acceptForm, {
  roles,
  record: projectRecord,
  async run(ctx, { payload, record }) {
    const works = (await worksOf(ctx.tx, [record.id])).get(record.id) ?? []
    return { card: drawForm(record, known(works, payload.part)) }
  },
})

/** 竣工验收: the day the warranty of these works runs from (制度三(二), 建设工程质量管理条例 40). */
export const accept = defineAction(saveAcceptance, {
  roles,
  record: projectRecord,
  async run(ctx, { form, record }) {
    const { policy } = await policyAt(ctx.tx, ctx.at)
    const read = readAcceptance(form, dayOf(ctx.at, ctx.deps.zone), termsOf(policy))
    if ('errors' in read) {
      const errors = Object.fromEntries(
        Object.entries(read.errors).map(([field, refusal]: [string, Refusal]) => [
          field,
          refusalText(refusal),
        ]),
      )
      return {
        toast: { tone: 'warning', text: say((w) => w.projects.form.fixBelow) },
        card: drawForm(record, form, errors),
      }
    }
    await saveWorks(ctx, record.id, read.works)
    await saveProject(ctx, record)
    await keepNotices(ctx, [record.id])
    await audit(ctx, {
      action: 'projects.accept',
      entity: 'project',
      entityId: record.id,
      after: { part: form.part ?? '', on: form.accepted_on, works: read.works.map((one) => one.work) },
    })
    return {
      toast: { tone: 'success', text: say((w) => w.projects.toasts.accepted) },
      card: await drawAgain(ctx, record.id),
    }
  },
})
