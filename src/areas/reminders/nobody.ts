import { eq } from 'drizzle-orm'
import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { clients } from '../../../drizzle/schema/clients.ts'
import { duties } from '../../../drizzle/schema/duties.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import { once } from '../../bot/once.ts'
import { anyOf } from '../../db/any-of.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../kernel/days.ts'
import { holdersOf } from '../people/index.ts'
import type { DueStep } from './due.ts'
import type { Org } from './who.ts'

/** Clients named to an admin at once. */
const named = 5

/**
 * Tells the admins of what they should see to: clients nobody owns, or whose owner (or their line manager) left or cannot be
 * reached. Each person and each client once a month, however many reminders went to somebody else instead.
 */
export async function tellOfNobody(deps: Deps, at: Date, steps: readonly DueStep[], org: Org): Promise<void> {
  const orphans = new Set<string>()
  const owners = new Map<string, string>()
  for (const { owed, audience, ownerId, dutyId } of steps) {
    if (!owed || audience === 'lead') continue
    const owner = ownerId === undefined ? undefined : org.members.get(ownerId)
    const meant = audience === 'owner' ? owner : org.members.get(owner?.manager ?? '')
    if (!owner) orphans.add(dutyId)
    else if (meant && (!meant.active || meant.unreachable)) owners.set(meant.id, meant.name)
  }
  if (orphans.size === 0 && owners.size === 0) return
  await deps.db.transaction(async (tx) => {
    const month = dayOf(at, deps.zone).slice(0, 7)
    const ctx: EventCtx = { deps, tx, at, cause: `reminders.nobody ${month}` }
    const away: string[] = []
    for (const [id, name] of [...owners].sort())
      if (await once(tx, 'reminders.nobody', `${id} ${month}`, at)) away.push(name)
    const alone: string[] = []
    for (const { id, name } of await clientsOf(ctx, [...orphans]))
      if (await once(tx, 'reminders.nobody', `${id} ${month}`, at)) alone.push(name)
    if (away.length === 0 && alone.length === 0) return
    const text = say(({ reminders: { nobody } }) =>
      [
        ...(away.length > 0 ? [nobody.away(away.join(nobody.and))] : []),
        ...(alone.length > 0 ? [nobody.alone(alone.slice(0, named).join(nobody.and), alone.length)] : []),
      ].join('\n'),
    )
    await tellAdmins(
      ctx,
      noticeCard.render({ tone: 'warning', title: say((w) => w.reminders.nobody.title), text }),
    )
  })
}

/** Admins who have signed: what they are told names clients. */
export async function tellAdmins(ctx: EventCtx, card: object): Promise<void> {
  for (const { openId, nda } of await holdersOf(ctx.tx, 'admin', ctx.at))
    if (nda) await tell(ctx, openId, card)
}

const clientsOf = (ctx: EventCtx, dutyIds: readonly string[]): Promise<{ id: string; name: string }[]> =>
  dutyIds.length === 0
    ? Promise.resolve([])
    : ctx.tx
        .selectDistinct({ id: clients.id, name: clients.name })
        .from(duties)
        .innerJoin(clients, eq(clients.id, duties.clientId))
        .where(anyOf(duties.id, dutyIds))
        .orderBy(clients.id)
