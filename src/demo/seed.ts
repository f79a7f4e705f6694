import { Temporal } from 'temporal-polyfill'
import { clientLooks } from '../../drizzle/schema/clients.ts'
import { createClient } from '../areas/clients/index.ts'
import { lookAtAll } from '../areas/duties/index.ts'
import { colleagues } from '../areas/people/index.ts'
import { insertActionItems, insertVisit } from '../areas/visits/index.ts'
import type { EventCtx, Staff } from '../bot/context.ts'
import type { Deps } from '../deps.ts'
import { dayOf, instantOf } from '../kernel/days.ts'
import { seedAccess } from './access.ts'
import { seedApprovals } from './approvals.ts'
import { seedClientRecords } from './client-records.ts'
import { type SeedClient, seedClients } from './clients.ts'
import { seedContacts } from './contacts.ts'
import { seedDuties } from './duties.ts'
import { ctxOf } from './find.ts'
import { seedPeople } from './people.ts'
import { seedProjects } from './projects.ts'
import { seedReview } from './review.ts'
import { seedTeam } from './team.ts'
import { seedTickets } from './tickets.ts'
import { seedJudgements, seedProposal } from './tiering.ts'

/**
 * Fills an empty database with the demo's people, clients and their history, as if they had been working for months.
 * `longTiered`: the tiers are old enough for all of them to be in the running half-yearly review, and what is owed stands
 * in every state.
 */
export async function seed(deps: Deps, { longTiered = false } = {}): Promise<void> {
  const at = deps.clock.now()
  await seedPeople(deps, at)
  await deps.db.transaction(async (tx) => {
    for (const client of seedClients) {
      await seedClient(await ctxOf(deps, tx, client.owner, at), client)
    }
    await seedTeam(deps, tx, at)
    await seedContacts(deps, tx, at)
    await seedProjects(deps, tx, at)
    await seedTickets(deps, tx, at)
    await seedClientRecords(deps, tx, at, longTiered)
    await seedAccess(deps, tx, at)
    await seedApprovals(deps, tx, at)
    // All this is history: what is owed is looked at as of today, below.
    await tx.delete(clientLooks)
  })
  await seedJudgements(deps, at)
  await seedReview(deps, at)
  await seedProposal(deps, at)
  await deps.db.transaction((tx) => lookAtAll(tx, at))
  if (longTiered) await seedDuties(deps, at)
  deps.queue.poke('outbox')
  deps.queue.poke('tasks')
  deps.queue.poke('duties')
}

async function seedClient(ctx: EventCtx & { actor: Staff }, seeded: SeedClient): Promise<void> {
  const created = await createClient(ctx, { ...seeded, ownerId: ctx.actor.id })
  if (!created.ok) throw new Error('a client of the demo was taken for another')
  const { client } = created
  const { zone } = ctx.deps
  const today = Temporal.PlainDate.from(dayOf(ctx.at, zone))
  for (const visit of seeded.visits) {
    const at = instantOf(today.subtract({ days: visit.daysAgo }).toString(), visit.time, zone)
    const then = { ...ctx, at }
    const id = ctx.deps.ids.mint('visit', at)
    const { people, said, kind, step, ours = [] } = visit
    await insertVisit(then, {
      id,
      clientId: client.id,
      kind,
      when: { at, precision: 'exact' },
      body: { people, said, amounts: [] },
      ours: (await colleagues(ctx.tx, ours)).map((one) => one.id),
    })
    if (!step || step.done) continue
    const due = today.add({ days: step.dueIn }).toString()
    await insertActionItems(then, { visitId: id, clientId: client.id }, [
      { text: step.text, due, ownerId: ctx.actor.id, ...(step.theirs ? { facing: 'theirs' as const } : {}) },
    ])
  }
}
