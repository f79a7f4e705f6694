import type { Refusal } from '../../bot-cards/system/refusals.ts'
import { type Origin, type Role, roles, type Staff } from './context.ts'

/** Open to every role; somebody whom neither the directory nor an admin gave one may then use it, too. */
export const isForEverybody = (needs: { roles: readonly Role[] }): boolean =>
  roles.every((role) => needs.roles.includes(role))

/** Whether `actor` may use something open to `allowed`, here. Declared on each command and action, decided only here. */
export function refusesEntry(
  actor: Staff,
  origin: Origin,
  needs: { roles: readonly Role[]; where?: 'anywhere' | 'private'; open?: true },
): Refusal | undefined {
  if (actor.roles.length === 0 && !(needs.open && isForEverybody(needs)))
    return { code: 'no_role', params: {} }
  if (actor.roles.length > 0 && !needs.roles.some((role) => actor.roles.includes(role)))
    return { code: 'not_allowed', params: { roles: needs.roles.join(',') } }
  if (needs.where === 'private' && origin.chatType === 'group') return { code: 'private_only', params: {} }
  if (!actor.nda && !needs.open) return { code: 'nda_unsigned', params: {} }
  return undefined
}
