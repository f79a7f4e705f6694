import type { WorkKind } from '../../../bot-cards/projects/actions.ts'
import type { ClientId, ContactId, PersonId, ProjectId } from '../../kernel/ids.ts'

/** A client's project; amounts in yuan, days as `2026-11-27`. Nothing of it is sealed: people on site are contacts by id. */
export type Project = {
  id: ProjectId
  clientId: ClientId
  client: string
  name: string
  city: string
  site: string
  contractNo: string
  contractYuan?: number
  managerId?: PersonId
  manager?: string
  contactIds: ContactId[]
  startedOn?: string
  defectMonths?: number
  retentionYuan?: number
  retentionOn?: string
  version: number
}

/** What the form of a project says. */
export type ProjectContent = Omit<Project, 'id' | 'clientId' | 'client' | 'manager' | 'version'>

/** One kind of work in one part, as accepted. */
export type ProjectWork = { part: string; work: WorkKind; acceptedOn?: string; longer?: number }
