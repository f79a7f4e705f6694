import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { editDay, saveDay } from '../../../bot-cards/escalation/actions.ts'
import { rotaCard } from '../../../bot-cards/escalation/rota.ts'
import type { RotaView } from '../../../bot-cards/escalation/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { people } from '../../../drizzle/schema/people.ts'
import { ticketRota } from '../../../drizzle/schema/tickets.ts'
import { audit, type Ctx, done, refused, reply, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { addDays, isWorkday } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { colleagues, colleaguesToPick, holdersOf } from '../people/index.ts'
import { afterSalesLead } from '../team/index.ts'
import { calendarAt } from '../workdays/index.ts'

/** This week and the next. */
const shown = 14

/** Whoever leads after-sales sets the rota; an admin may. */
async function maySet(ctx: Ctx): Promise<boolean> {
  if (ctx.actor.roles.includes('admin')) return true
  const lead = await afterSalesLead(ctx.tx, '', ctx.at, ctx.deps.zone)
  return lead?.id === ctx.actor.id
}

const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

async function drawRota(ctx: Ctx, form?: { day: string; error?: 'unknown' | 'gone' }): Promise<object> {
  const { tx, at } = ctx
  const monday = mondayOf(dayOf(at, ctx.deps.zone))
  const [calendar, rows, mayEdit] = await Promise.all([
    calendarAt(tx),
    tx
      .select({ day: ticketRota.day, name: people.name, openId: people.openId })
      .from(ticketRota)
      .innerJoin(people, eq(people.id, ticketRota.personId))
      .where(and(gte(ticketRota.day, monday), lt(ticketRota.day, addDays(monday, shown))))
      .orderBy(asc(ticketRota.day), asc(people.name)),
    maySet(ctx),
  ])
  const days = Array.from({ length: shown }, (_, n) => addDays(monday, n)).map((day) => ({
    day,
    people: rows.filter((row) => row.day === day).map((row) => row.name),
    off: !isWorkday(calendar, day),
  }))
  const view: RotaView = { now: at, zone: ctx.deps.zone, days, mayEdit }
  if (!form || !mayEdit) return rotaCard.render(view)
  const team = await holdersOf(tx, 'after_sales', at)
  const first = team.map((one) => one.id)
  return rotaCard.render({
    ...view,
    form: {
      ...form,
      picked: rows.filter((row) => row.day === form.day).map((row) => row.openId),
      colleagues: await colleaguesToPick(tx, first),
    },
  })
}

/** `/值班`: who of after-sales is on duty, this week and the next. */
export const rotaCommand = defineCommand({
  name: 'duty-rota',
  zh: '值班',
  aliases: ['zhiban', 'rota'],
  help: {
    zh: '售后谁值班：这周和下周；售后负责人在这里排',
    en: 'Who of after-sales is on duty, this week and the next; their lead sets it here',
  },
  usage: { zh: '/值班', en: '/duty-rota' },
  roles,
  where: 'anywhere',
  open: true,
  async run(ctx) {
    await reply(ctx, await drawRota(ctx))
    return done
  },
})

const notYours = refused({ code: 'not_allowed', params: { roles: 'manager,admin' } })

export const openDay = defineAction(editDay, {
  roles,
  open: true,
  async run(ctx, { payload }) {
    return (await maySet(ctx)) ? { card: await drawRota(ctx, payload) } : notYours
  },
})

/** Sets who is on duty on a day: exactly those picked. */
export const setDay = defineAction(saveDay, {
  roles,
  open: true,
  async run(ctx, { payload: { day }, form }) {
    if (!(await maySet(ctx))) return notYours
    if (day < dayOf(ctx.at, ctx.deps.zone)) return { card: await drawRota(ctx, { day, error: 'gone' }) }
    const picked = [...new Set(form.people)]
    const known = await colleagues(ctx.tx, picked)
    if (known.length < picked.length) return { card: await drawRota(ctx, { day, error: 'unknown' }) }
    await ctx.tx.delete(ticketRota).where(eq(ticketRota.day, day))
    if (known.length > 0)
      await ctx.tx
        .insert(ticketRota)
        .values(known.map((one) => ({ day, personId: one.id, setBy: ctx.actor.id, setAt: ctx.at })))
    await audit(ctx, {
      action: 'escalation.rota',
      entity: 'rota',
      entityId: day,
      after: { people: known.map((one) => one.id) },
    })
    const toast = { tone: 'success', text: say((w) => w.escalation.rota.saved) } as const
    return { toast, card: await drawRota(ctx) }
  },
})
