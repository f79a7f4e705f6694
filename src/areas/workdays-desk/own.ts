import { say } from '../../../bot-cards/i18n/say.ts'
import { openOwnForm, removeOwn, submitOwn } from '../../../bot-cards/workdays/actions.ts'
import { workOwnCard } from '../../../bot-cards/workdays/own.ts'
import type { OwnDays, OwnFields, OwnFormView } from '../../../bot-cards/workdays/views.ts'
import { audit, type Ctx } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { addDays, isWorkday, span } from '../../kernel/calendar.ts'
import { lookAtAll } from '../duties/index.ts'
import { calendarAt, dropOwnDays, type ListedDay, ownDaysOf, setOwnDays } from '../workdays/index.ts'
import { drawYear, keepers } from './draw.ts'

/** Longer is a slip of the month. */
const mostDays = 31

export const openForm = defineAction(openOwnForm, {
  ...keepers,
  run: async (_, { payload: { year } }) => ({ card: workOwnCard.render({ year, fields: {}, errors: {} }) }),
})

/** The form, checked: the days, or what is wrong with which field. */
async function checked(
  ctx: Ctx,
  { name, kind, from, last = from }: OwnFields,
): Promise<ListedDay[] | OwnFormView['errors']> {
  const errors: OwnFormView['errors'] = {}
  if (!name) errors.name = 'missing'
  if (kind !== 'off' && kind !== 'work') errors.kind = 'missing'
  if (!from || !last) errors.from = 'missing'
  else if (last < from) errors.last = 'backwards'
  else if (last >= addDays(from, mostDays)) errors.last = 'too_long'
  if (Object.keys(errors).length > 0 || !name || !from || !last) return errors
  const meant = kind === 'work' ? 'work' : 'off'
  if ((await ownDaysOf(ctx.tx, from, last)).length > 0) return { from: 'taken' }
  const calendar = await calendarAt(ctx.tx)
  // A holiday within the break is off anyway and needs no row; a weekend within it neither.
  const days = span(from, last).filter((day) => isWorkday(calendar, day) !== (meant === 'work'))
  return days.length > 0
    ? days.map((day) => ({ day, kind: meant, name: name.slice(0, 20) }))
    : { from: 'same' }
}

/** Sets days of the company's own, off or at work: they win over the list. */
export const submit = defineAction(submitOwn, {
  ...keepers,
  async run(ctx, { payload: { year }, form }) {
    const days = await checked(ctx, form)
    if (!Array.isArray(days)) return { card: workOwnCard.render({ year, fields: form, errors: days }) }
    if (!(await setOwnDays(ctx.tx, days, { id: ctx.actor.id, at: ctx.at })))
      return { card: workOwnCard.render({ year, fields: form, errors: { from: 'taken' } }) }
    const [first] = days
    await audit(ctx, {
      action: 'workdays.set_own',
      entity: 'calendar_year',
      entityId: String(year),
      after: { kind: first?.kind, name: first?.name, days: days.map((one) => one.day) },
    })
    await lookAtAll(ctx.tx, ctx.at)
    const shown = Number(first?.day.slice(0, 4) ?? year)
    return {
      toast: { tone: 'success', text: say((w) => w.workdays.own.saved) },
      card: await drawYear(ctx, shown),
    }
  },
})

/** Takes them back; what the list of the year says of them holds again. */
export const remove = defineAction(removeOwn, {
  ...keepers,
  record: {
    async load(ctx, { from, last }): Promise<OwnDays | undefined> {
      return (await ownDaysOf(ctx.tx, from, last))[0]
    },
    version: (own) => own.at.getTime(),
    forbids: () => undefined,
    redraw: (ctx, own) => drawYear(ctx, Number(own.from.slice(0, 4))),
  },
  async run(ctx, { payload: { year, from, last }, record: own }) {
    await dropOwnDays(ctx.tx, from, last)
    await audit(ctx, {
      action: 'workdays.drop_own',
      entity: 'calendar_year',
      entityId: String(year),
      before: { kind: own.kind, name: own.name, from, last },
    })
    await lookAtAll(ctx.tx, ctx.at)
    return {
      toast: { tone: 'success', text: say((w) => w.workdays.year.removed) },
      card: await drawYear(ctx, year),
    }
  },
})
