import type { Audience } from '../../../bot-cards/duties/kinds.ts'

/** Somebody a reminder may go to, as things stand today. */
export type Member = {
  id: string
  openId: string
  name: string
  /** Works here. */
  active: boolean
  away: boolean
  /** Signed the NDA, so that they may read what it is about. */
  nda: boolean
  /** Lark takes no message for them: they stopped the bot, or are out of its range. */
  unreachable: boolean
  /** The line manager. */
  manager?: string
  /** Whom they named to stand in today. */
  deputy?: string
}

export type Org = {
  members: ReadonlyMap<string, Member>
  /** Lead of the key-account team (组长). */
  lead?: string
  /** Those who see to what nobody else does: whom the policy names for it, then the admins. */
  last: readonly string[]
}

/**
 * Who gets a reminder today (制度五(一)). The owner, or while they are away who stands in; where there is no owner to be
 * reached, the line manager. What is overdue goes to the owner's line manager, then to the lead of the team; where nobody
 * leads somebody, to the lead. undefined: nobody in the company can be told.
 */
export function recipientOf(audience: Audience, ownerId: string | undefined, org: Org): Member | undefined {
  const owner = ownerId === undefined ? undefined : org.members.get(ownerId)
  const lead = () => present(org.lead, org)
  const manager = () => present(owner?.manager, org) ?? lead()
  const found =
    audience === 'lead' ? lead() : audience === 'manager' ? manager() : (present(owner?.id, org) ?? manager())
  return found ?? lastOf(org, owner)
}

const reachable = (one: Member | undefined): one is Member => one?.active === true && !one.unreachable

/**
 * Somebody, or who stands in for them today: whom they named, that one's own deputy, and no further; then their line
 * manager. A stand-in must have signed, as they would not have seen the client without.
 */
function present(id: string | undefined, org: Org): Member | undefined {
  const one = id === undefined ? undefined : org.members.get(id)
  if (!reachable(one)) return undefined
  if (!one.away) return one
  const first = org.members.get(one.deputy ?? '')
  const second = org.members.get(first?.deputy ?? '')
  const boss = org.members.get(one.manager ?? '')
  return [first, second, boss].find(
    (other) => reachable(other) && !other.away && other.nda && other.id !== one.id,
  )
}

/** Nobody is there: whom the policy names, an admin, or the owner, who finds it when they are back. */
function lastOf(org: Org, owner: Member | undefined): Member | undefined {
  const others = org.last.map((id) => org.members.get(id)).filter(reachable)
  return others.find((one) => !one.away) ?? others[0] ?? (reachable(owner) ? owner : undefined)
}
