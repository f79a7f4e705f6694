import type { Role } from '../../src/bot/context.ts'
import type { Right } from '../../src/rights/table.ts'

/** One line of `rights-lines.ts`, and the kinds of lines that come up again. */
export type Row = {
  roles: 'everyone' | readonly Role[]
  /** Commands only. */
  where?: 'anywhere' | 'private'
} & ({ right: Right; why?: never } | { open: true } | { why: string })

export const everyone = { roles: 'everyone' } as const
export const anywhere = { ...everyone, where: 'anywhere' } as const
export const inPrivate = { ...everyone, where: 'private' } as const
export const admin = { roles: ['admin'], open: true } as const
export const keepers = { roles: ['admin', 'legal'], why: 'who signed; nothing of a client' } as const
export const overseers = {
  roles: ['head_of_sales', 'deputy_gm', 'general_manager', 'manager'],
  why: 'counts per colleague, of one’s own line only',
} as const
export const handsOver = {
  roles: ['manager', 'head_of_sales', 'admin'],
  why: 'one’s own people, names of clients only (its record forbids); taking them oneself needs a line or post',
} as const
export const offered = {
  roles: 'everyone',
  why: 'only who was offered it (its record finds nothing for others)',
} as const
export const needs = (right: Right) => ({ ...everyone, right }) as const

// What protects where there is no right to declare: looked up by reading each handler.
export const ownDraft = { ...everyone, why: 'only the draft’s author (its record forbids)' } as const
export const ownVisit = { ...everyone, why: 'its author, or client.edit (its record forbids)' } as const
export const ownStep = {
  ...everyone,
  why: 'who owes it or wrote it, or client.edit (its record forbids)',
} as const
export const owedOf = {
  ...everyone,
  why: 'own clients and those of one’s people (its query); one by client.visits (its handler)',
} as const
export const ownPlan = { ...everyone, why: 'whose plan it is, or client.edit (its record forbids)' } as const
export const ownMeeting = (by: string) => ({
  ...everyone,
  why: `a meeting of one’s own plan, or as deputy of its owner (its ${by})`,
})
export const ownDay = {
  ...everyone,
  why: 'only what stands on the presser’s own card of the day (its record)',
} as const
export const ownList = { ...everyone, why: 'the presser’s own clients' } as const
export const nameOnly = { ...everyone, why: 'name and owner, which everybody may see' } as const
export const involved = { ...everyone, why: 'only who asked, was asked or stands in (its handler)' } as const
export const decider = {
  ...everyone,
  why: 'only who is asked, never the proposer (its record forbids)',
} as const

export const report = {
  ...everyone,
  why: 'the author’s draft, or who works on tickets of its client (its record); ticket.report to open or join',
} as const
