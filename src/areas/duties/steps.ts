import type { Audience } from '../../../bot-cards/duties/kinds.ts'
import { addDays, addWorkdays, type WorkCalendar, workdayFrom, workdayUntil } from '../../kernel/calendar.ts'
import type { Policy } from '../policy/index.ts'

export type StepsPolicy = Pick<
  Policy,
  'reminders.before_days' | 'reminders.overdue_manager_workdays' | 'reminders.overdue_lead_workdays'
>

/** A step of reminding: its name, whom it is for and the morning it is due. */
export type Step = { step: string; audience: Audience; day: string; superseded?: true }

/**
 * The steps a duty is reminded in (制度五(一)): the policy's days before it is due to the owner, overdue to the line
 * manager and to the lead of the team. What falls on a day off is said on the workday before; what would have been said
 * before the window began (or before `today`, for a duty that has just come up) is said once, with the latest of it.
 */
export function stepsOf(
  duty: { from: string; due: string },
  today: string,
  policy: StepsPolicy,
  calendar: WorkCalendar,
): Step[] {
  const begins = workdayFrom(calendar, duty.from)
  const before = [...new Set(policy['reminders.before_days'])]
    .sort((a, b) => b - a)
    .map((days): Step => {
      const day = workdayUntil(calendar, addDays(duty.due, -days))
      return { step: `before_${days}`, audience: 'owner', day: day < begins ? begins : day }
    })
  const told = before.map((one, place): Step => {
    const next = before[place + 1]
    const repeated = next !== undefined && (next.day === one.day || next.day <= today)
    return repeated ? { ...one, superseded: true } : one
  })
  return [
    ...told,
    {
      step: 'manager',
      audience: 'manager',
      day: addWorkdays(calendar, duty.due, policy['reminders.overdue_manager_workdays']),
    },
    {
      step: 'lead',
      audience: 'lead',
      day: addWorkdays(calendar, duty.due, policy['reminders.overdue_lead_workdays']),
    },
  ]
}

/** A step as the database has it. */
export type StepRow = { step: string; audience: Audience; day: string; sendAt: number; state: string }

const isSaid = ({ state }: StepRow): boolean => state !== 'pending' && state !== 'superseded'

/** A later step that was said to the same side: of those that fall together for one person the latest says it for all. */
const saysFor = (later: StepRow, { audience, day }: Step): boolean =>
  isSaid(later) && later.day >= day && (later.audience === 'owner') === (audience === 'owner')

/**
 * What an open duty's rows of reminding should say, of those that say something else: a step's morning moved, a step came
 * up or is none of the policy's any more. What was sent stays sent. What was superseded comes up again only where the
 * duty itself did, or moved (`anew`), and no later step has said it. A step somebody asked for (snooze) is theirs.
 */
export function stepChanges(
  rows: readonly StepRow[],
  steps: readonly (Step & { sendAt: number })[],
  anew: boolean,
): StepRow[] {
  const wanted = steps.flatMap(({ superseded, ...step }): StepRow[] => {
    const row = rows.find((one) => one.step === step.step)
    const state = superseded ? 'superseded' : 'pending'
    const again = anew && !superseded && !rows.some((one) => saysFor(one, step))
    if (row && (isSaid(row) || (row.state === 'superseded' && !again))) return []
    return row && row.state === state && row.sendAt === step.sendAt && row.day === step.day
      ? []
      : [{ ...step, state }]
  })
  const gone = rows.filter(
    (row) =>
      row.state === 'pending' &&
      !row.step.startsWith('snooze_') &&
      !steps.some((step) => step.step === row.step),
  )
  return [...wanted, ...gone.map((row) => ({ ...row, state: 'superseded' }))]
}
