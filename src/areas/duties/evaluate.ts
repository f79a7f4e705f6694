import type { EventCtx } from '../../bot/context.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf, instantOf } from '../../kernel/days.ts'
import { workStart } from '../../kernel/hours.ts'
import { monthOf, quarterOf } from '../../kernel/periods.ts'
import { type Look, lookLater } from '../clients/index.ts'
import { nextPolicyChange, policyAt } from '../policy/index.ts'
import { touchesOf } from '../visits/index.ts'
import { calendarAt } from '../workdays/index.ts'
import type { Days, Ground } from './model.ts'
import { type Changes, reconcile } from './reconcile.ts'
import { recountHeld } from './recount.ts'
import { dutiesSince, lockTiers, pausesOf, stepsOfDuties } from './repo.ts'
import { stepChanges, stepsOf } from './steps.ts'
import { type DutyWrite, saveDuties, saveSteps, supersede } from './write.ts'

/** A client to look at: the earliest day that may have changed, and the day since which nobody looked. */
export type Asked = { clientId: string; since: string; lookedFrom: string }

/** A duty that is owed; `anew`: it was not before, or it is due on another day. `lookedFrom`: of its client. */
type Owed = { id: string; from: string; due: string; known: boolean; anew: boolean; lookedFrom: string }

/**
 * Writes what is owed to these clients from what happened, looking back to the quarter of `since`: the duties, their
 * steps of reminding, and when to look again. A fixed number of statements, however many clients.
 */
export async function evaluate(ctx: EventCtx, asked: readonly Asked[]): Promise<void> {
  const { tx, at, deps } = ctx
  const { zone } = deps
  const today = dayOf(at, zone)
  const looks = asked.map((one) => ({ ...one, since: quarterOf(one.since).from }))
  const ids = looks.map((one) => one.clientId)
  const earliest = looks.reduce((least, one) => (one.since < least ? one.since : least), today)
  const tiers = await lockTiers(tx, ids)
  const [{ policy, version }, calendar, rows, pauses, touches, newPolicy] = await Promise.all([
    policyAt(tx, at),
    calendarAt(tx),
    dutiesSince(tx, ids, earliest),
    pausesOf(tx, ids, zone),
    touchesOf(tx, looks, zone),
    nextPolicyChange(tx, at),
  ])
  const lookedFrom = new Map(looks.map((one) => [one.clientId, one.lookedFrom]))
  const writes: DutyWrite[] = []
  const owed: Owed[] = []
  const shut: string[] = []
  const next: Look[] = []
  for (const { clientId, since, lookedFrom: from } of looks) {
    const stops = pauses.get(clientId) ?? []
    const held = tiers.get(clientId) ?? { spans: [] }
    const ground: Ground = { ...held, touches: touches.get(clientId) ?? [], pauses: stops, policy, calendar }
    const changes = reconcile(rows.get(clientId) ?? [], ground, { since, today, lookedFrom: from })
    const { added, changed } = changes
    const born = added.map((one) => ({ ...one, id: deps.ids.mint('duty', at) }))
    writes.push(...[...born, ...changed].map((one) => ({ ...one, clientId })))
    owed.push(
      ...born.filter(isOpen).map((one) => ({ ...one, known: false, anew: true, lookedFrom: from })),
      ...owedStill(changes).map((one) => ({ ...one, lookedFrom: from })),
    )
    shut.push(...changed.filter((one) => !isOpen(one) && isOpen(one.before)).map((one) => one.id))
    if (held.spans.length === 0 || held.spans.at(-1)?.until !== undefined) continue
    const days = instantOf(nextLook(today, stops, changes), '00:00', zone)
    next.push({ clientId, at: newPolicy && newPolicy < days ? newPolicy : days })
  }
  for (const { moved, clientId, ...one } of await recountHeld(ctx, ids, policy, calendar))
    owed.push({ ...one, known: true, anew: moved, lookedFrom: lookedFrom.get(clientId) ?? today })
  const said = await stepsOfDuties(
    tx,
    owed.filter((one) => one.known).map((one) => one.id),
  )
  const mornings = new Map<string, number>()
  const morningOf = (day: string): number => {
    const known = mornings.get(day) ?? instantOf(day, workStart(policy), zone).getTime()
    mornings.set(day, known)
    return known
  }
  const steps = owed.flatMap(({ id, from, due, anew, lookedFrom: since }) => {
    const wanted = stepsOf({ from, due }, today, policy, calendar).map((step) => ({
      ...step,
      sendAt: morningOf(step.day),
    }))
    // What nobody looked at in an outage could have been said since: its reminder owns up to it.
    const changedAt = since < today ? instantOf(since, '00:00', zone) : at
    return stepChanges(said.get(id) ?? [], wanted, anew).map((step) => ({ ...step, dutyId: id, changedAt }))
  })
  await Promise.all([saveDuties(ctx, writes, version), supersede(ctx, shut), lookLater(tx, next)])
  await saveSteps(ctx, steps)
}

const isOpen = ({ status }: { status: string }): boolean => status === 'open'

/** What is owed of the rows there are. */
function owedStill({ changed, held }: Changes): Omit<Owed, 'lookedFrom'>[] {
  const moved = changed.filter(isOpen).map((one) => ({
    ...one,
    known: true,
    anew: !isOpen(one.before) || one.before.due !== one.due,
  }))
  return [...moved, ...held.filter(isOpen).map((one) => ({ ...one, known: true, anew: false }))]
}

/** The first day on which something may be owed that is not today: a month begins, a pause or what was excused ends. */
function nextLook(today: string, pauses: readonly Days[], { changed, held }: Changes): string {
  const excused = [...changed, ...held].filter((one) => one.rolling && one.status === 'excused')
  const days = [
    monthOf(today).until,
    ...pauses.flatMap(({ from, until }) => [from, until]),
    ...excused.map((one) => addDays(one.until, -1)),
  ]
  return days.filter((day) => day > today).sort()[0] ?? monthOf(today).until
}
