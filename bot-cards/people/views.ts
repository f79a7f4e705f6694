import type { Bilingual } from '../kit/text.ts'
import type { Drawn } from '../kit/when.ts'
import type { Role } from '../rights/roles.ts'
import type { LeaveFields } from './actions.ts'

export type PersonRow = {
  id: string
  name: string
  roles: readonly Role[]
  manager?: string
  state: 'active' | 'left'
  away: boolean
  nda: boolean
}

/** `/人员`: five colleagues at a time. */
export type PeopleListView = { q: string; from: number; total: number; rows: readonly PersonRow[] }

/** Days away as people say them: both ends are days away. */
export type LeaveRow = {
  id: string
  version: number
  from: string
  last: string
  deputy?: string
  /** The deputy is away themselves on some of these days. */
  deputyAway: boolean
}

/** One colleague, as an admin sees them. */
export type PersonView = Drawn & {
  person: string
  version: number
  name: string
  roles: readonly Role[]
  /** Set by an admin; else the directory's. */
  rolesSet: boolean
  departments: readonly string[]
  manager?: string
  state: 'active' | 'left'
  nda: boolean
  leaves: readonly LeaveRow[]
  /** Where the list was left. */
  back?: { q: string; from: number }
}

/** `/请假`: what is planned, and the form for more. `who` is absent on one's own. */
export type LeaveView = Drawn & {
  person: string
  who?: string
  leaves: readonly LeaveRow[]
  fields: Partial<LeaveFields>
  errors: Partial<Record<keyof LeaveFields, Bilingual>>
  /** open_ids offered as deputy. */
  colleagues: readonly string[]
}
