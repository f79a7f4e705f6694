import { say } from '../../../bot-cards/i18n/say.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import { same } from '../../../bot-cards/kit/text.ts'
import { cancelLeave, type LeaveFields, openLeave, submitLeave } from '../../../bot-cards/people/actions.ts'
import { leaveDays } from '../../../bot-cards/people/leave-rows.ts'
import type { LeaveView } from '../../../bot-cards/people/views.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { audit, type Ctx, done, refused, reply, roles, type Staff, tell } from '../../bot/context.ts'
import { defineAction, defineCommand, type PressedRecord } from '../../bot/define.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { drawLeave, lastDay } from './draw-leave.ts'
import { heardLeave } from './heard-leave.ts'
import { named } from './names.ts'
import { colleagues, personById } from './repo.ts'
import {
  type Absence,
  cancelAbsence,
  everybody,
  insertAbsence,
  lockAbsence,
  lockPerson,
  overlapping,
  type Person,
} from './rows.ts'

type Form = Pick<LeaveView, 'fields' | 'errors'>

/** Longer is a slip of the year, not a leave. */
const mostDays = 366

/** Who may see to somebody's leave: they themselves and an admin. */
const mayFor = (ctx: Ctx, id: string): boolean => id === ctx.actor.id || ctx.actor.roles.includes('admin')

export const leaveCommand = defineCommand({
  name: 'leave',
  zh: '请假',
  aliases: ['qj', '代班'],
  help: { zh: '登记请假，说好谁代班', en: 'Enter days away, and who stands in' },
  usage: { zh: '/请假 12月1日到5号 小周代', en: '/leave Dec 1 to Dec 5, covered by Zhou Ting' },
  roles,
  where: 'private',
  open: true,
  async run(ctx, text) {
    await reply(ctx, await drawLeave(ctx, ctx.actor, text === '' ? {} : await heard(ctx, text)))
    return done
  },
})

/** What was typed, put into the form: one press saves it. Whom a name means is asked where several fit. */
async function heard(ctx: Ctx, text: string): Promise<Form> {
  const { from, last, deputy } = heardLeave(text, { now: ctx.at, zone: ctx.deps.zone })
  const days = { ...(from ? { from } : {}), ...(last ? { last } : {}) }
  if (deputy === undefined) return { fields: days, errors: {} }
  const others = (await everybody(ctx.tx, ctx.at)).filter(
    (one) => one.state === 'active' && one.id !== ctx.actor.id,
  )
  const meant = named(others, deputy, true)
  const [one] = meant
  if (one && meant.length === 1) return { fields: { ...days, deputy: one.openId }, errors: {} }
  const names = meant.slice(0, 4).map((each) => each.name)
  return {
    fields: days,
    errors: {
      deputy: say((w) =>
        names.length > 0
          ? w.people.leave.several(deputy, names.join(w.people.person.comma))
          : w.people.leave.unknownDeputy(deputy),
      ),
    },
  }
}

/** Opens a colleague's leave, for an admin. */
export const openOthersLeave = defineAction(openLeave, {
  roles: ['admin'],
  open: true,
  async run(ctx, { payload }) {
    const person = await lockPerson(ctx.tx, payload.person, ctx.at)
    if (!person) return refused({ code: 'not_found', params: {} })
    return { card: await drawLeave(ctx, person) }
  },
})

type Wanted = { from: string; until: string; deputy?: { id: Staff['id']; openId: string; name: string } }

/** The form, checked: what is wanted, or what is wrong with which field. */
async function checked(ctx: Ctx, person: Person, form: LeaveFields): Promise<Wanted | Form['errors']> {
  const { from, last } = form
  const words = (pick: 'missing' | 'overdue' | 'backwards') => say((w) => w.people.leave[pick])
  const errors: Form['errors'] = {}
  if (!from) errors.from = words('missing')
  if (!last) errors.last = words('missing')
  const [deputy] = form.deputy ? await colleagues(ctx.tx, [form.deputy]) : []
  if (form.deputy && !deputy) errors.deputy = refusalText({ code: 'colleague_unknown', params: {} })
  if (deputy?.id === person.id) errors.deputy = say((w) => w.people.leave.deputySelf)
  if (!from || !last) return errors
  if (last < from) errors.last = words('backwards')
  else if (last < dayOf(ctx.at, ctx.deps.zone)) errors.last = words('overdue')
  else if (addDays(from, mostDays) <= last) errors.last = say((w) => w.people.leave.tooLong(mostDays))
  if (Object.keys(errors).length > 0) return errors
  return { from, until: addDays(last, 1), ...(deputy ? { deputy } : {}) }
}

const daysText = (ctx: Ctx, days: Pick<Absence, 'from' | 'until'>): Bilingual =>
  leaveDays({ from: days.from, last: lastDay(days.until) }, { now: ctx.at, zone: ctx.deps.zone })

export const submitLeaveForm = defineAction(submitLeave, {
  roles,
  open: true,
  async run(ctx, { payload, form }) {
    // Locked: two forms sent at once must not plan the same days twice.
    const person = await lockPerson(ctx.tx, payload.person, ctx.at)
    if (person?.state !== 'active') return refused({ code: 'not_found', params: {} })
    if (!mayFor(ctx, person.id)) return refused({ code: 'not_yours', params: { who: person.name } })
    const wanted = await checked(ctx, person, form)
    if (!('until' in wanted)) return { card: await drawLeave(ctx, person, { fields: form, errors: wanted }) }
    const other = await overlapping(ctx.tx, person.id, wanted)
    if (other) {
      const days = daysText(ctx, other)
      return refused(
        { code: 'leave_overlaps', params: { days: days.zh, daysEn: days.en } },
        await drawLeave(ctx, person, { fields: form, errors: {} }),
      )
    }
    const { from, until, deputy } = wanted
    const id = ctx.deps.ids.mint('absence', ctx.at)
    await insertAbsence(ctx.tx, {
      id,
      personId: person.id,
      from,
      until,
      createdBy: ctx.actor.id,
      at: ctx.at,
      ...(deputy ? { deputyId: deputy.id } : {}),
    })
    await audit(ctx, {
      action: 'people.leave',
      entity: 'person',
      entityId: person.id,
      after: { absence: id, from, until, deputy: deputy?.id ?? null },
    })
    const days = daysText(ctx, wanted)
    if (deputy)
      await notify(
        ctx,
        deputy.openId,
        say((w, of) => w.people.leave.told(person.name, of(days))),
      )
    if (person.id !== ctx.actor.id)
      await notify(
        ctx,
        person.openId,
        say((w, of) => w.people.leave.toldOn(of(days))),
        same('/请假'),
      )
    const text = say((w) => w.people.leave.saved)
    return { toast: { tone: 'success', text }, card: await drawLeave(ctx, person) }
  },
})

const notify = (ctx: Ctx, openId: string, text: Bilingual, title?: Bilingual) =>
  tell(
    ctx,
    openId,
    noticeCard.render({ tone: 'info', title: title ?? say((w) => w.people.leave.toldTitle), text }),
  )

type Planned = { absence: Absence; person: Person }

const planned: PressedRecord<{ absence: string }, Planned> = {
  async load(ctx, { absence: id }) {
    const absence = await lockAbsence(ctx.tx, id)
    const person = absence && (await lockPerson(ctx.tx, absence.personId, ctx.at))
    return absence && person && { absence, person }
  },
  version: ({ absence }) => absence.version,
  forbids: (ctx, { person }) =>
    mayFor(ctx, person.id) ? undefined : { code: 'not_yours', params: { who: person.name } },
  redraw: (ctx, { person }) => drawLeave(ctx, person),
}

/** Takes a leave back; days that are over stay over, the deputy is told. */
export const cancelPlannedLeave = defineAction(cancelLeave, {
  roles,
  open: true,
  record: planned,
  async run(ctx, { record: { absence, person } }) {
    await cancelAbsence(ctx.tx, absence)
    await audit(ctx, {
      action: 'people.leave_cancelled',
      entity: 'person',
      entityId: person.id,
      before: { absence: absence.id, from: absence.from, until: absence.until },
    })
    const deputy = absence.deputyId && (await personById(ctx.tx, absence.deputyId, ctx.at))
    const days = daysText(ctx, absence)
    if (deputy)
      await notify(
        ctx,
        deputy.openId,
        say((w, of) => w.people.leave.toldOff(person.name, of(days))),
      )
    const text = say((w) => w.people.leave.cancelled)
    return { toast: { tone: 'success', text }, card: await drawLeave(ctx, person) }
  },
})
