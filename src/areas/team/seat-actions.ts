import { say } from '../../../bot-cards/i18n/say.ts'
import { dayText } from '../../../bot-cards/kit/when.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import {
  assignSeat,
  endSeat,
  openSeat,
  type Seat,
  type SeatFields,
  showTeam,
} from '../../../bot-cards/team/actions.ts'
import type { SeatFormView } from '../../../bot-cards/team/views.ts'
import { audit, type Ctx, refused, roles, tell } from '../../bot/context.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { addDays } from '../../kernel/calendar.ts'
import { dayOf } from '../../kernel/days.ts'
import { type Client, findClient } from '../clients/index.ts'
import { colleagues } from '../people/index.ts'
import { drawTeam, mayAssign, sittingOn } from './draw.ts'
import { endFrom, insertSeat, lockTeam, rosterOf, type SeatHeld } from './repo.ts'

type Payload = { seat: Seat; client: string; was: string }
type State = { seat: Seat; client?: Client; now?: SeatHeld; same: boolean }

/** What the press is about towards a client; nothing, where it is about the company's team. */
const right = {
  needs: 'client.edit' as const,
  client: ({ client }: { client: string }) => client || undefined,
}

const record: PressedRecord<Payload, State> = {
  async load(ctx, { seat, client: id, was }) {
    const client = id === '' ? undefined : await findClient(ctx.tx, id)
    if (id !== '' && !client) return undefined
    await lockTeam(ctx.tx, client?.id)
    const roster = await rosterOf(ctx.tx, client?.id, { now: ctx.at, zone: ctx.deps.zone })
    const now = sittingOn(roster, seat, dayOf(ctx.at, ctx.deps.zone))
    return { seat, same: (now?.id ?? '') === was, ...(client ? { client } : {}), ...(now ? { now } : {}) }
  },
  // Another row than the card showed: whatever version it has, the card is old.
  version: ({ now, same }) => (same ? (now?.version ?? 0) : -1),
  forbids: async (ctx, { client }) =>
    (await mayAssign(ctx, client))
      ? undefined
      : { code: 'not_allowed', params: { roles: 'head_of_sales,admin' } },
  redraw: (ctx, { client }) => drawTeam(ctx, client),
}

const notStrategic = ({ client, now }: State) => client !== undefined && client.tier !== 'strategic' && !now

/** Opens the form of one seat on the team's card. */
export const openSeatForm = defineAction(openSeat, {
  roles,
  right,
  record,
  async run(ctx, { record: state }) {
    if (notStrategic(state))
      return refused({ code: 'not_strategic', params: {} }, await drawTeam(ctx, state.client))
    return { card: await drawTeam(ctx, state.client, { seat: state.seat, fields: {}, errors: {} }) }
  },
})

/** The team's card as it stands. */
export const show = defineAction(showTeam, {
  roles,
  right: { needs: 'client.profile', client: ({ client }) => client || undefined },
  async run(ctx, { payload }) {
    const client = payload.client === '' ? undefined : await findClient(ctx.tx, payload.client)
    if (payload.client !== '' && !client) return refused({ code: 'not_found', params: {} })
    return { card: await drawTeam(ctx, client) }
  },
})

type Colleague = Awaited<ReturnType<typeof colleagues>>[number]
type Wanted = { person: Colleague; deputy?: Colleague; from: string }

/** The form, checked: what is wanted, or what is wrong with which field. */
async function checked(
  ctx: Ctx,
  form: SeatFields,
): Promise<{ wanted: Wanted } | { errors: SeatFormView['errors'] }> {
  const today = dayOf(ctx.at, ctx.deps.zone)
  const from = form.from ?? today
  const wrong = (pick: 'missing' | 'samePerson' | 'tooEarly' | 'tooLate') => say((w) => w.team.form[pick])
  const unknown = refusalText({ code: 'colleague_unknown', params: {} })
  const known = await colleagues(
    ctx.tx,
    [form.person, form.deputy].flatMap((one) => one ?? []),
  )
  const person = known.find((one) => one.openId === form.person)
  const deputy = known.find((one) => one.openId === form.deputy)
  const errors: SeatFormView['errors'] = {}
  if (!form.person) errors.person = wrong('missing')
  else if (!person) errors.person = unknown
  if (form.deputy && !deputy) errors.deputy = unknown
  else if (deputy && deputy.id === person?.id) errors.deputy = wrong('samePerson')
  if (from < today) errors.from = wrong('tooEarly')
  else if (from > addDays(today, 366)) errors.from = wrong('tooLate')
  if (!person || Object.keys(errors).length > 0) return { errors }
  return { wanted: { person, from, ...(deputy ? { deputy } : {}) } }
}

/** Puts somebody on a seat from a day on; who sat there, or was to, leaves it that day. */
export const assign = defineAction(assignSeat, {
  roles,
  right,
  record,
  async run(ctx, { form, record: state }) {
    const { seat, client, now } = state
    if (client && client.tier !== 'strategic')
      return refused({ code: 'not_strategic', params: {} }, await drawTeam(ctx, client))
    const read = await checked(ctx, form)
    if ('errors' in read)
      return { card: await drawTeam(ctx, client, { seat, fields: form, errors: read.errors }) }
    const { person, deputy, from } = read.wanted
    await endFrom(ctx.tx, seat, client?.id, from)
    const id = ctx.deps.ids.mint('seat', ctx.at)
    await insertSeat(ctx.tx, {
      id,
      seat,
      personId: person.id,
      from,
      by: ctx.actor.id,
      at: ctx.at,
      ...(client ? { clientId: client.id } : {}),
      ...(deputy ? { deputyId: deputy.id } : {}),
    })
    await audit(ctx, {
      action: 'team.assign',
      entity: 'seat',
      entityId: id,
      ...(now ? { before: { person: now.personId } } : {}),
      after: { seat, client: client?.id ?? null, person: person.id, deputy: deputy?.id ?? null, from },
    })
    if (person.id !== ctx.actor.id) await tellOf(ctx, person.openId, seat, from, client)
    const text = say((w) => w.team.saved)
    return { toast: { tone: 'success', text }, card: await drawTeam(ctx, client) }
  },
})

const tellOf = (ctx: Ctx, openId: string, seat: Seat, from: string, client: Client | undefined) => {
  const day = dayText(from, { now: ctx.at, zone: ctx.deps.zone })
  const text = say((w, of) =>
    client
      ? w.team.toldOf(client.name, w.team.seats[seat], of(day))
      : w.team.told(w.team.seats[seat], of(day)),
  )
  return tell(ctx, openId, noticeCard.render({ tone: 'info', title: say((w) => w.team.toldTitle), text }))
}

/** Empties a seat as of today; history stays. */
export const end = defineAction(endSeat, {
  roles,
  right,
  record,
  async run(ctx, { record: { seat, client, now } }) {
    const today = dayOf(ctx.at, ctx.deps.zone)
    if (!now) return { card: await drawTeam(ctx, client) }
    await endFrom(ctx.tx, seat, client?.id, today)
    await audit(ctx, {
      action: 'team.end',
      entity: 'seat',
      entityId: now.id,
      before: { seat, person: now.personId, from: now.from },
      after: { until: today },
    })
    const text = say((w) => w.team.ended)
    return { toast: { tone: 'success', text }, card: await drawTeam(ctx, client) }
  },
})
