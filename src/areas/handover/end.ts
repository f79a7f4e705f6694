import { eq, sql } from 'drizzle-orm'
import { endNow } from '../../../bot-cards/handover/actions.ts'
import { handovers } from '../../../drizzle/schema/handover.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { audit, done, type EventCtx } from '../../bot/context.ts'
import { defineAction, type Schedule } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { endGrant, grantsOf } from '../access/index.ts'
import { reassign, waitingFor } from '../approvals/index.ts'
import { letGo, managerOf } from '../people/index.ts'
import { leaveMeetings } from '../plans/index.ts'
import { endSeats } from '../team/index.ts'
import { beginSudden } from './begin.ts'
import { closeIfDone } from './close.ts'
import { inCharge, managed } from './record.ts'
import { changeHandover, dueToEnd, type Handover, lockHandover, type Party, runningOf } from './repo.ts'
import { keepInTrust } from './trust.ts'
import { drawHandover, tellLeaver, tellManager } from './view.ts'

/**
 * Decisions go to the line manager, or to whoever sees to it where there is none; leave to see clients and seats end,
 * and who leaves goes to no colleague's meeting any more.
 */
async function takeAway(ctx: EventCtx, { person, manager, kind }: Handover): Promise<void> {
  const heir = (await managerOf(ctx.tx, person.id, ctx.at)) ?? manager
  for (const id of await waitingFor(ctx, person.id)) await reassign(ctx, id, person.id, heir.id)
  for (const grant of await grantsOf(ctx.tx, person.id, ctx.at)) await endGrant(ctx, grant.id)
  await endSeats(ctx, person.id, dayOf(ctx.at, ctx.deps.zone))
  if (kind === 'leave') await leaveMeetings(ctx, person.id)
}

/**
 * Access ends (制度四(三)): who leaves is no longer one of us; who changes post loses what hung on the old one. What
 * was not handed over stays on the list, for the manager to finish.
 */
async function endAccess(ctx: EventCtx, handover: Handover, sudden = false): Promise<Handover> {
  await takeAway(ctx, handover)
  if (handover.kind === 'leave')
    await letGo(ctx, handover.person.openId, sudden ? undefined : 'account stays')
  else await keepInTrust(ctx, handover)
  const now = await changeHandover(ctx.tx, handover, {
    accessEndedAt: ctx.at,
    ...(sudden ? { sudden: true } : {}),
  })
  await audit(ctx, {
    action: 'handover.access_ended',
    entity: 'handover',
    entityId: handover.id,
    after: { ended: true },
  })
  if (handover.kind === 'transfer') await tellLeaver(ctx, now)
  const last = await closeIfDone(ctx, now)
  await tellManager(ctx, last)
  return last
}

/** Access ends at its moment, each in a transaction of its own; whoever holds the row first ends it. */
export const ending: Schedule = {
  name: 'handover.ending',
  waits: (
    at,
  ) => sql`(select min(access_ends_at) from ${handovers} where status = 'open' and access_ended_at is null)
    <= ${at.toISOString()}::timestamptz`,
  async run(deps, at) {
    for (const id of await dueToEnd(deps.db, at, 50))
      await deps.db.transaction(async (tx) => {
        const handover = await lockHandover(tx, id)
        if (handover?.status === 'open' && !handover.ended && handover.endsAt <= at)
          await endAccess({ deps, tx, at, cause: id }, handover)
      })
  },
}

export const end = defineAction(endNow, {
  roles: inCharge,
  record: managed,
  async run(ctx, { record: handover }) {
    if (handover.ended) return done
    return { card: await drawHandover(ctx, await endAccess(ctx, handover)) }
  },
})

async function partyOf(ctx: EventCtx, openId: string): Promise<(Party & { signed: boolean }) | undefined> {
  const [row] = await ctx.tx
    .select({
      id: people.id,
      openId: people.openId,
      name: people.name,
      state: people.state,
      nda: people.ndaVersion,
    })
    .from(people)
    .where(eq(people.openId, openId))
  if (!row || row.state === 'outside') return undefined
  return { id: row.id as PersonId, openId: row.openId, name: row.name, signed: row.nda !== null }
}

/**
 * Lark says that an account is gone. A running hand-over loses its leaver; where there is none, one begins, for
 * everybody who could see client data. People who never signed had nothing to hand over.
 */
export async function accountGone(ctx: EventCtx, openId: string): Promise<void> {
  const person = await partyOf(ctx, openId)
  if (!person) return
  const running = await runningOf(ctx.tx, person.id)
  if (running) {
    if (!running.ended) await endAccess(ctx, running, true)
    return
  }
  if (!person.signed) return
  const handover = await beginSudden(ctx, person)
  if (!handover) return
  await takeAway(ctx, handover)
  await tellManager(ctx, handover)
}
