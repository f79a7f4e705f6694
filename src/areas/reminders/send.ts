import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { reminders } from '../../../drizzle/schema/duties.ts'
import type { EventCtx } from '../../bot/context.ts'
import { isDatabaseAway } from '../../db/away.ts'
import { rowsOf } from '../../db/rows.ts'
import type { Deps } from '../../deps.ts'
import { errorTrace } from '../../jobs/error-code.ts'
import { dayOf } from '../../kernel/days.ts'
import { policyAt } from '../policy/index.ts'
import { workingNow } from '../workdays/index.ts'
import { type DueStep, dueSteps } from './due.ts'
import { tellOfNobody } from './nobody.ts'
import { orgAround } from './org.ts'
import { renew } from './renew.ts'
import { takeBackUndelivered } from './unreachable.ts'
import { type Member, recipientOf } from './who.ts'

/** Steps looked at together: most mornings of a company are one page. */
const pageSize = 5_000
/** People written to in one transaction. */
const atOnce = 50
/** Transactions side by side: while the database writes one batch, the cards of the other are drawn. */
const sideBySide = 2

/** What one person is told at once. `state`: of several steps of a duty that fall together, the latest says it for all. */
type Said = { step: DueStep; state: 'sent' | 'superseded' }
type Told = { to: Member; steps: Said[] }

/**
 * Sends every step of reminding that is due (制度五(一)), if people may be reminded now: one merged card for each person and
 * day, later news of the day on the same card. Who gets it is found now. Each batch of people is one transaction: the
 * steps claimed by conditional update, the card in the outbox. Any number of workers may run it, and it makes up for any
 * outage. Resolves with how many steps were sent; a step nobody can be told of stays due, and so do those of somebody
 * whose card fails: that rejects once everybody else has theirs.
 */
export async function sendDue(deps: Deps, at: Date, signal?: AbortSignal): Promise<number> {
  const { zone } = deps
  const { policy } = await policyAt(deps.db, at)
  if (!(await workingNow(deps.db, policy, at, zone))) return 0
  await takeBackUndelivered(deps, at)
  const today = dayOf(at, zone)
  let sent = 0
  const failures: unknown[] = []
  for (let after: DueStep | undefined; !signal?.aborted; ) {
    const steps = await dueSteps(deps.db, { at, today, after, limit: pageSize })
    after = steps.at(-1)
    if (!after) break
    const owners = [...new Set(steps.flatMap((step) => step.ownerId ?? []))]
    const org = await orgAround(deps.db, owners, policy, at, zone)
    const { told, moot } = sortOut(steps, (step) => recipientOf(step.audience, step.ownerId, org))
    if (moot.length > 0) await drop(deps, at, moot)
    sent += await tellInBatches(deps, at, told, today, failures, signal)
    await tellOfNobody(deps, at, steps, org)
    if (steps.length < pageSize) break
  }
  if (failures.length > 0) throw failures[0]
  return sent
}

/** Batch after batch, so many side by side. No two have a person in common, and each takes its people in one order. */
async function tellInBatches(
  deps: Deps,
  at: Date,
  told: readonly Told[],
  today: string,
  failures: unknown[],
  signal: AbortSignal | undefined,
): Promise<number> {
  let sent = 0
  let next = 0
  let away: unknown
  async function works(): Promise<void> {
    while (next < told.length && !signal?.aborted && away === undefined) {
      const batch = told.slice(next, next + atOnce)
      next += atOnce
      try {
        const count = await tellBatch(deps, at, batch, today, failures)
        sent += count
      } catch (error) {
        away = error
      }
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, works))
  if (away !== undefined) throw away
  return sent
}

/** A batch in one transaction; where that fails, its people one by one, so that one card keeps no other back. */
async function tellBatch(
  deps: Deps,
  at: Date,
  told: readonly Told[],
  today: string,
  failures: unknown[],
): Promise<number> {
  try {
    return await deps.db.transaction((tx) =>
      tellAll({ deps, tx, at, cause: `reminders ${today}` }, told, today),
    )
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    const [first] = told
    if (told.length > 1) {
      let sent = 0
      for (const one of told) sent += await tellBatch(deps, at, [one], today, failures)
      return sent
    }
    deps.log.error(
      { person: first?.to.id, ...errorTrace(error) },
      'reminders not sent, left to the next tick',
    )
    failures.push(error)
    return 0
  }
}

/** By person, in the order of their ids, so that two workers take their locks in one order. */
function sortOut(steps: readonly DueStep[], recipient: (step: DueStep) => Member | undefined) {
  const byPerson = new Map<string, Told & { latest: Map<string, Said> }>()
  for (const step of steps) {
    const to = step.owed && !step.unsure && !step.said ? recipient(step) : undefined
    if (!to) continue
    const one = byPerson.get(to.id) ?? { to, steps: [], latest: new Map<string, Said>() }
    byPerson.set(to.id, one)
    const said: Said = { step, state: 'sent' }
    const before = one.latest.get(step.dutyId)
    // Pages come in the order of their days: the later step says what the earlier one would have.
    if (before) before.state = 'superseded'
    one.latest.set(step.dutyId, said)
    one.steps.push(said)
  }
  return {
    told: [...byPerson.values()].sort((a, b) => (a.to.id < b.to.id ? -1 : 1)),
    moot: steps.filter((step) => !step.unsure && (!step.owed || step.said)).map((step) => step.id),
  }
}

/** What is no longer owed is not reminded of. */
async function drop(deps: Deps, at: Date, ids: readonly string[]): Promise<void> {
  await deps.db.execute(sql`
    update ${reminders} set state = 'superseded', changed_at = ${at.toISOString()}::timestamptz
    where id = any(${sql.param([...ids])}::text[]) and state = 'pending'`)
}

/** One transaction: claims the steps, and sends or renews the cards of those whose steps are ours. */
async function tellAll(ctx: EventCtx, told: readonly Told[], today: string): Promise<number> {
  const claimed = await claim(ctx, told, today)
  const missed = new Map<string, string | undefined>()
  for (const { to, steps } of told) {
    const ours = steps.filter(({ step, state }) => state === 'sent' && claimed.has(step.id))
    if (ours.length === 0) continue
    // A step that today's says for it was missed all the same.
    const days = steps.filter(({ step }) => step.missed && claimed.has(step.id)).map(({ step }) => step.onDay)
    missed.set(to.id, days.sort()[0])
  }
  await renew(
    ctx,
    told.flatMap(({ to }) => (missed.has(to.id) ? [to] : [])),
    today,
    { missed },
  )
  return told
    .flatMap(({ steps }) => steps)
    .filter(({ step, state }) => state === 'sent' && claimed.has(step.id)).length
}

const claimedRow = z.object({ id: z.string() })

/** Takes the steps that are still pending; those another worker holds are that one's. */
async function claim(ctx: EventCtx, told: readonly Told[], today: string): Promise<ReadonlySet<string>> {
  const asked = told.flatMap(({ to, steps }) =>
    steps.map(({ step, state }) => ({ id: step.id, person: to.id, state })),
  )
  const at = sql`${ctx.at.toISOString()}::timestamptz`
  const rows = rowsOf(
    await ctx.tx.execute(sql`
      with asked as (
        select * from json_to_recordset(${JSON.stringify(asked)}::json) as one(id text, person text, state text)
      ), mine as materialized (
        select r.id, asked.person, asked.state from ${reminders} r join asked on asked.id = r.id
        where r.state = 'pending' order by r.id for update of r skip locked
      )
      update ${reminders} r set
        state = mine.state, changed_at = ${at},
        sent_to = case when mine.state = 'sent' then mine.person end,
        sent_on = case when mine.state = 'sent' then ${today}::date end,
        sent_at = case when mine.state = 'sent' then ${at} end
      from mine where mine.id = r.id returning r.id`),
  )
  return new Set(rows.map((raw) => claimedRow.parse(raw).id))
}
