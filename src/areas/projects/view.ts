import { projectCard } from '../../../bot-cards/projects/project.ts'
import type { PartView, ProjectRow } from '../../../bot-cards/projects/views.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import type { WorkCalendar } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { standingTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { contactNames } from '../contacts/index.ts'
import { policyAt } from '../policy/index.ts'
import { calendarAt } from '../workdays/index.ts'
import type { Project, ProjectWork } from './model.ts'
import { worksOf } from './repo.ts'
import { defectEnd, retentionDue, type Terms, termsOf, warrantyUntil } from './warranty.ts'

export type Reader = EventCtx & { actor: Staff }

/** The largest share of the contract a client may hold back (建质〔2017〕138号). */
const mostRetained = 0.03

function partsOf(works: readonly ProjectWork[], terms: Terms, calendar: WorkCalendar): PartView[] {
  const names = [...new Set(works.map((one) => one.part))]
  return names.map((part) => ({
    part,
    works: works
      .filter((one) => one.part === part)
      .map(({ part: _, ...one }) => {
        const until = warrantyUntil({ ...one, part }, terms, calendar)
        return {
          ...one,
          ...(until ? { until } : {}),
          ...(until && !calendar.knownYears.has(Number(until.slice(0, 4))) ? { guessed: true as const } : {}),
        }
      }),
  }))
}

/** A project as this reader may see it. That they may (`project.see`), the caller has asked. */
export async function drawProject(ctx: Reader, project: Project): Promise<object> {
  const [held, works, names, calendar, { policy }] = await Promise.all([
    standingTo(ctx, project.clientId),
    worksOf(ctx.tx, [project.id]),
    project.contactIds.length > 0 ? contactNames(ctx, project.clientId) : [],
    calendarAt(ctx.tx),
    policyAt(ctx.tx, ctx.at),
  ])
  const own = works.get(project.id) ?? []
  const due = retentionDue(project, own, policy['warranty.retention_refund_days'], calendar)
  const end = defectEnd(project, own, calendar)
  const { contractYuan, retentionYuan } = project
  return projectCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    project: project.id,
    version: project.version,
    name: project.name,
    client: { id: project.clientId, name: project.client },
    city: project.city,
    site: project.site,
    contractNo: project.contractNo,
    contacts: names.filter(({ id }) => project.contactIds.some((one) => one === id)).map((one) => one.name),
    parts: partsOf(own, termsOf(policy), calendar),
    mayEdit: allows('project.edit', held),
    ...(project.manager ? { manager: project.manager } : {}),
    ...(project.startedOn ? { startedOn: project.startedOn } : {}),
    ...(end ? { defectEnd: end } : {}),
    ...(allows('project.money', held)
      ? {
          money: {
            ...(contractYuan === undefined ? {} : { contractYuan }),
            ...(retentionYuan === undefined ? {} : { retentionYuan }),
            ...(due ? { retentionDue: due } : {}),
            retentionHigh:
              contractYuan !== undefined &&
              retentionYuan !== undefined &&
              retentionYuan > contractYuan * mostRetained,
          },
        }
      : {}),
  })
}

/** Projects as lines of a list: how much of each is under warranty today. */
export async function projectRows(ctx: EventCtx, list: readonly Project[]): Promise<ProjectRow[]> {
  const [works, calendar, { policy }] = await Promise.all([
    worksOf(
      ctx.tx,
      list.map((one) => one.id),
    ),
    calendarAt(ctx.tx),
    policyAt(ctx.tx, ctx.at),
  ])
  const today = dayOf(ctx.at, ctx.deps.zone)
  const terms = termsOf(policy)
  return list.map((project) => {
    const ends = (works.get(project.id) ?? []).map((one) => warrantyUntil(one, terms, calendar))
    const covered = ends.filter((until) => until !== undefined && today <= until).sort()
    return {
      project: project.id,
      name: project.name,
      client: project.client,
      city: project.city,
      covered: covered.length,
      ended: ends.filter((until) => until !== undefined && until < today).length,
      waiting: ends.filter((until) => until === undefined).length,
      ...(project.manager ? { manager: project.manager } : {}),
      ...(covered[0] ? { next: covered[0] } : {}),
    }
  })
}
