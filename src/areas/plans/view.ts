import type { PlanFields } from '../../../bot-cards/plans/actions.ts'
import { planStepFields } from '../../../bot-cards/plans/actions.ts'
import { planCard } from '../../../bot-cards/plans/item.ts'
import type { PlanFormView, PlanView, PlanWarning } from '../../../bot-cards/plans/views.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { addDays, isWorkday, workdayFrom } from '../../kernel/calendar.ts'
import { dayOf, localMinute } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { may } from '../../rights/standing.ts'
import { absencesOf, colleaguesToPick, namesOf, personById } from '../people/index.ts'
import { calendarAt } from '../workdays/index.ts'
import { plansOfDay } from './find.ts'
import type { PlanBody, PlanHead, PlanItem } from './model.ts'
import { movesOf } from './moves.ts'
import { collide, missingOf } from './rules.ts'

export type Reader = EventCtx & { actor: Staff }

/** Errors and what the person typed, when a form is drawn again. */
export type FormState = { fields: PlanFields; errors: PlanFormView['errors'] }

/** How a card is drawn for the moment: a form open on it, or asking back. Nothing of it is kept. */
export type Mode =
  | { as: 'editing'; form?: FormState }
  | { as: 'asking'; form: FormState }
  | { as: 'moving'; form?: FormState }
  | { as: 'cancelling' }

/** Whose plan it is may change it, and so may those in charge of the client. */
export const mayChange = async (ctx: Reader, item: PlanHead): Promise<boolean> =>
  item.ownerId === ctx.actor.id || (await may(ctx, 'client.edit', item.clientId))

/** Who takes part may read it, and whoever may read what was said at the client. */
export const maySee = async (ctx: Reader, item: PlanHead): Promise<boolean> =>
  item.ours.includes(ctx.actor.id) ||
  (await mayChange(ctx, item)) ||
  (await may(ctx, 'client.visits', item.clientId))

/** The day a follow-up is proposed for: the workday after the meeting. */
async function dayAfter(ctx: EventCtx, startAt: Date): Promise<string> {
  return workdayFrom(await calendarAt(ctx.tx), addDays(dayOf(startAt, ctx.deps.zone), 1))
}

/** What the form shows when it opens on an item. */
export async function fieldsOf(
  ctx: EventCtx,
  item: Pick<PlanItem, 'kind' | 'startAt' | 'minutes' | 'ours'> & { body: PlanBody },
): Promise<PlanFields> {
  const { body } = item
  const ours = await Promise.all(item.ours.map((id) => personById(ctx.tx, id, ctx.at)))
  const fields: PlanFields = {
    kind: item.kind,
    at: body.precision === 'day' ? undefined : localMinute(item.startAt, ctx.deps.zone),
    minutes: String(item.minutes),
    place: body.place,
    theirs: body.theirs.join('、') || undefined,
    ours: ours.flatMap((one) => one?.openId ?? []),
    agenda: body.agenda || undefined,
  }
  for (const [place, names] of planStepFields.entries()) {
    const step = body.steps[place]
    fields[names.text] = step?.text
    fields[names.due] = step?.due
    fields[names.owner] = step?.owner?.openId
  }
  fields.step_due ??= await dayAfter(ctx, item.startAt)
  return fields
}

/** A form with the colleagues it offers. */
export async function formView(
  ctx: EventCtx,
  { fields, errors }: FormState,
  more: Pick<PlanFormView, 'only' | 'clients'> & { first?: readonly PersonId[] } = {},
): Promise<PlanFormView> {
  const { first = [], ...rest } = more
  return { fields, errors, ...rest, colleagues: await colleaguesToPick(ctx.tx, first) }
}

/** What to think about before going. */
async function warningsOf(ctx: Reader, item: PlanHead, body: PlanBody): Promise<PlanWarning[]> {
  if (item.status !== 'draft' && item.status !== 'published') return []
  if (item.startAt <= ctx.at) return []
  const { zone } = ctx.deps
  const day = dayOf(item.startAt, zone)
  const people = [item.ownerId, ...item.ours]
  const [calendar, away, names, others] = await Promise.all([
    calendarAt(ctx.tx),
    absencesOf(ctx.tx, people, day),
    namesOf(ctx.tx, people),
    body.precision === 'exact' ? plansOfDay(ctx.tx, item.ownerId, day, zone) : [],
  ])
  const clash = others.find((one) => one.id !== item.id && collide(one, item))
  const gone = [...new Set(away.filter((one) => one.from <= day).map((one) => one.personId))]
  return [
    ...(isWorkday(calendar, day) ? [] : [{ code: 'day_off' as const }]),
    ...(calendar.knownYears.has(Number(day.slice(0, 4))) ? [] : [{ code: 'calendar_guessed' as const }]),
    ...gone.map((id) => ({ code: 'away' as const, who: names.get(id) ?? '' })),
    ...(clash ? [{ code: 'busy' as const, client: clash.client, at: clash.startAt }] : []),
  ]
}

async function stateOf(
  ctx: Reader,
  item: PlanItem,
  mine: boolean,
  mode: Mode | undefined,
): Promise<PlanView['state']> {
  const first = item.ours
  switch (item.status) {
    case 'draft': {
      const missing = missingOf(item)
      if (!mine) return { status: 'draft', missing }
      if (mode?.as === 'editing')
        return {
          status: 'draft',
          missing,
          form: await formView(ctx, mode.form ?? (await fresh(ctx, item)), { first }),
        }
      if (missing.length === 0) return { status: 'draft', missing }
      const form = mode?.as === 'asking' ? mode.form : await fresh(ctx, item)
      return { status: 'draft', missing, form: await formView(ctx, form, { only: missing }) }
    }
    case 'published': {
      if (mode?.as === 'cancelling') return { status: 'cancelling' }
      if (mode?.as === 'moving')
        return {
          status: 'moving',
          form: await formView(ctx, mode.form ?? (await fresh(ctx, item)), { only: ['time'] }),
        }
      const over = item.startAt <= ctx.at
      return mode?.as === 'editing'
        ? {
            status: 'published',
            over,
            form: await formView(ctx, mode.form ?? (await fresh(ctx, item)), { first }),
          }
        : { status: 'published', over }
    }
    case 'done':
      return { status: 'done' }
    case 'cancelled':
      return { status: 'cancelled' }
  }
}

const fresh = async (ctx: EventCtx, item: PlanItem): Promise<FormState> => ({
  fields: await fieldsOf(ctx, item),
  errors: {},
})

/** Draws an item as it stands for this reader; `mode`: with a form open on it. Who may see it, the caller has asked. */
export async function drawPlan(ctx: Reader, item: PlanItem, mode?: Mode): Promise<object> {
  const mine = await mayChange(ctx, item)
  const [state, names, warnings, moves] = await Promise.all([
    stateOf(ctx, item, mine, mode),
    namesOf(ctx.tx, item.ours),
    warningsOf(ctx, item, item.body),
    movesOf(ctx.tx, item.id),
  ])
  const { body } = item
  return planCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    plan: item.id,
    version: item.version,
    client: { id: item.clientId, name: item.client },
    kind: item.kind,
    time: { at: item.startAt, precision: body.precision },
    minutes: item.minutes,
    owner: item.owner,
    ours: item.ours.flatMap((id) => names.get(id) ?? []),
    theirs: body.theirs,
    agenda: body.agenda,
    ...(body.place ? { place: body.place } : {}),
    steps: body.steps.map(({ text, due, owner, facing }) => ({
      text,
      ...(due ? { due } : {}),
      ...(owner ? { owner: owner.name } : {}),
      ...(facing ? { facing } : {}),
    })),
    warnings,
    moves: moves.map(({ fromAt, toAt, by, at }) => ({ from: fromAt, by, at, ...(toAt ? { to: toAt } : {}) })),
    mine,
    state,
  })
}
