import type { AcceptanceFields, ProjectFields, WorkKind } from '../../../bot-cards/projects/actions.ts'
import { workKinds } from '../../../bot-cards/projects/actions.ts'
import type { Refusal } from '../../../bot-cards/system/refusals.ts'
import type { ContactId, PersonId } from '../../kernel/ids.ts'
import { amountOf } from '../clients/index.ts'
import type { ProjectContent, ProjectWork } from './model.ts'
import { type Terms, termOf } from './warranty.ts'

/** Longest defect period the law allows, in months (建质〔2017〕138号). */
const longestDefect = 24

export type ProjectErrors = Partial<Record<keyof ProjectFields, Refusal>>

/** People and contacts a form may name. */
type Known = {
  person(openId: string): { id: PersonId } | undefined
  contacts: ReadonlySet<string>
  /** The amounts as they stand, where the reader of the form may not see them. */
  kept?: Pick<ProjectContent, 'contractYuan' | 'retentionYuan' | 'retentionOn'>
}

/** What a project's form says, or what is wrong with which field. */
export function readProject(
  fields: ProjectFields,
  known: Known,
  write: (yuan: number) => string,
): { content: ProjectContent } | { errors: ProjectErrors } {
  const errors: ProjectErrors = {}
  if (!fields.name) errors.name = { code: 'project_name_missing', params: {} }
  if (!fields.city) errors.city = { code: 'project_city_missing', params: {} }
  const manager = fields.manager ? known.person(fields.manager) : undefined
  if (fields.manager && !manager) errors.manager = { code: 'colleague_unknown', params: {} }
  const amount = (field: 'contract' | 'retention') => {
    const typed = known.kept ? undefined : fields[field]
    if (!typed) return undefined
    const read = amountOf(typed, write)
    if (read.ok) return read.value
    errors[field] = read.refusal
    return undefined
  }
  const contract = amount('contract')
  const retention = amount('retention')
  const months = monthsOf(fields.defect_months)
  if (months === 'wrong')
    errors.defect_months = { code: 'defect_months_range', params: { most: longestDefect } }
  if (Object.keys(errors).length > 0) return { errors }
  const money = known.kept ?? {
    ...(contract === undefined ? {} : { contractYuan: contract }),
    ...(retention === undefined ? {} : { retentionYuan: retention }),
    ...(fields.retention_on ? { retentionOn: fields.retention_on } : {}),
  }
  return {
    content: {
      name: fields.name ?? '',
      city: fields.city ?? '',
      site: fields.site ?? '',
      contractNo: fields.contract_no ?? '',
      contactIds: fields.contacts.filter((id) => known.contacts.has(id)) as ContactId[],
      ...(manager ? { managerId: manager.id } : {}),
      ...(fields.started_on ? { startedOn: fields.started_on } : {}),
      ...(typeof months === 'number' ? { defectMonths: months } : {}),
      ...money,
    },
  }
}

function monthsOf(typed: string | undefined): number | 'wrong' | undefined {
  if (!typed) return undefined
  const months = Number(/^(\d{1,2})\s*(?:个?月)?$/.exec(typed.normalize('NFKC'))?.[1] ?? Number.NaN)
  return months >= 1 && months <= longestDefect ? months : 'wrong'
}

export type AcceptanceErrors = Partial<Record<keyof AcceptanceFields, Refusal>>

/**
 * What was accepted when, or what is wrong with which field: never in the future, never less warranty than the company's
 * terms (a contract may only lengthen, 建设工程质量管理条例 40).
 */
export function readAcceptance(
  fields: AcceptanceFields,
  today: string,
  terms: Terms,
): { works: ProjectWork[] } | { errors: AcceptanceErrors } {
  const errors: AcceptanceErrors = {}
  const kinds = workKinds.filter((one): one is WorkKind => fields.works.includes(one))
  if (!fields.accepted_on) errors.accepted_on = { code: 'acceptance_day_missing', params: {} }
  else if (fields.accepted_on > today) errors.accepted_on = { code: 'acceptance_in_future', params: {} }
  if (kinds.length === 0) errors.works = { code: 'acceptance_works_missing', params: {} }
  const longer = fields.longer
    ? Number(/^(\d{1,2})\s*[年季]?$/.exec(fields.longer.normalize('NFKC'))?.[1] ?? Number.NaN)
    : undefined
  const least = Math.max(0, ...kinds.map((one) => termOf(terms, one)))
  if (longer !== undefined && !(longer >= least))
    errors.longer = { code: 'warranty_shorter', params: { least } }
  if (Object.keys(errors).length > 0) return { errors }
  return {
    works: kinds.map((work) => ({
      part: fields.part ?? '',
      work,
      ...(fields.accepted_on ? { acceptedOn: fields.accepted_on } : {}),
      ...(longer !== undefined && longer > termOf(terms, work) ? { longer } : {}),
    })),
  }
}
