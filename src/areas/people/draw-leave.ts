import { leaveCard } from '../../../bot-cards/people/leave.ts'
import type { LeaveRow, LeaveView } from '../../../bot-cards/people/views.ts'
import type { Ctx } from '../../bot/context.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { colleaguesToPick } from './repo.ts'
import { type Absence, absencesOf, namesOf, type Person } from './rows.ts'

/** The last day away of `[from, until)`. */
export const lastDay = (until: string): string => addDays(until, -1)

/** What is planned of somebody from today on, with who stands in and whether that one is away, too. */
export async function leaveRows(ctx: Ctx, person: Pick<Person, 'id'>): Promise<LeaveRow[]> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const planned = await absencesOf(ctx.tx, [person.id], today)
  const deputies = planned.flatMap((one) => one.deputyId ?? [])
  const theirs = await absencesOf(ctx.tx, deputies, today)
  const names = await namesOf(ctx.tx, deputies)
  const shared = (one: Absence) =>
    theirs.some(
      (other) => other.personId === one.deputyId && other.from < one.until && one.from < other.until,
    )
  return planned.map((one) => {
    const deputy = names.get(one.deputyId ?? '')
    return {
      id: one.id,
      version: one.version,
      from: one.from,
      last: lastDay(one.until),
      deputyAway: shared(one),
      ...(deputy ? { deputy } : {}),
    }
  })
}

/** Somebody's leave with the form for more; `form` is what was typed, with what is wrong with it. */
export async function drawLeave(
  ctx: Ctx,
  person: Pick<Person, 'id' | 'name'>,
  form: Partial<Pick<LeaveView, 'fields' | 'errors'>> = {},
): Promise<object> {
  const [leaves, offered] = await Promise.all([leaveRows(ctx, person), colleaguesToPick(ctx.tx, [])])
  return leaveCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    person: person.id,
    ...(person.id === ctx.actor.id ? {} : { who: person.name }),
    leaves,
    fields: form.fields ?? {},
    errors: form.errors ?? {},
    colleagues: offered.filter((openId) => person.id !== ctx.actor.id || openId !== ctx.actor.openId),
  })
}
