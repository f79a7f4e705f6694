import { sql } from 'drizzle-orm'
import { say } from '../../../bot-cards/i18n/say.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { disclosures } from '../../../drizzle/schema/access.ts'
import { audit, type EventCtx, tell } from '../../bot/context.ts'
import type { Schedule } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { claimRunOut, type Disclosure, moveOn } from './repo.ts'
import { entity } from './view.ts'

/** Ends one where it is still as it was loaded. */
export async function endNow(ctx: EventCtx, one: Disclosure): Promise<void> {
  if (!(await moveOn(ctx, one, { status: 'ended' })))
    throw new Error(`disclosure ${one.id} moved on under its own lock`)
  await audit(ctx, { action: 'disclosure.end', entity, entityId: one.id, after: { status: 'ended' } })
}

/** The day after its last, an approved disclosure ends and its requester is asked to have the data deleted. */
export const runOut: Schedule = {
  name: 'disclosure.run_out',
  waits: (at, zone) =>
    sql`(select min(until_day) from ${disclosures} where status = 'approved') < ${dayOf(at, zone)}::date`,
  async run(deps, at) {
    await deps.db.transaction(async (tx) => {
      const ctx: EventCtx = { deps, tx, at, cause: 'disclosure.run_out' }
      for (const one of await claimRunOut(ctx, dayOf(at, deps.zone), 100)) {
        await audit(ctx, {
          action: 'disclosure.run_out',
          entity,
          entityId: one.id,
          after: { status: 'ended' },
        })
        const notice = noticeCard.render({
          tone: 'warning',
          title: say((w) => w.disclosure.ending.title),
          text: say((w) => w.disclosure.ending.body(one.client, one.recipient)),
        })
        await tell(ctx, one.requesterOpenId, notice)
      }
    })
  },
}
