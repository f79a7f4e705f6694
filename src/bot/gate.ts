import type { Refusal } from '../../bot-cards/system/refusals.ts'
import type { Origin, Role, Staff } from './context.ts'

/** Whether `actor` may use something open to `allowed`, here. Declared on each command and action, decided only here. */
export function refusesEntry(
  actor: Staff,
  origin: Origin,
  needs: { roles: readonly Role[]; where?: 'anywhere' | 'private'; open?: true },
): Refusal | undefined {
  if (!needs.roles.some((role) => actor.roles.includes(role)))
    return { code: 'not_allowed', params: { roles: needs.roles.join(',') } }
  if (needs.where === 'private' && origin.chatType === 'group') return { code: 'private_only', params: {} }
  if (!actor.nda && !needs.open) return { code: 'nda_unsigned', params: {} }
  return undefined
}
