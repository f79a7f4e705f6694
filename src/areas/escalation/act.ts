import type { AlertWhy } from '../../../bot-cards/escalation/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { type StepWho, stepPlaces } from '../../../bot-cards/policy/steps.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import type { Clock } from '../../../bot-cards/tickets/kinds.ts'
import { type EventCtx, tell } from '../../bot/context.ts'
import { once } from '../../bot/once.ts'
import { dayOf } from '../../kernel/days.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { holdersOf } from '../people/index.ts'
import { deadlinesOf, happen, showTicket, type TicketHead } from '../tickets/index.ts'
import { alertGroup, alertPeople } from './alert.ts'
import type { Crew } from './crew.ts'
import { isOnIt, type Situation } from './due.ts'
import { type Due, roundTheClock, signalOf } from './model.ts'

export type ReleasedWhy = 'silent' | 'away' | 'asked'

/** What doing it came to: who was told, whether there was nobody to tell, and the ticket where it changed. */
export type Told = { ids: readonly string[]; nobody?: true; ticket?: TicketHead; drawn?: true }

const nobodyNoticed = 'escalation.nobody'

const placeOf = (who: StepWho): (typeof stepPlaces)[number] | undefined =>
  stepPlaces.find((place) => place === who)

/** An admin is told once a month of each kind of people that was not to be found: the rota or the directory has a hole. */
async function tellOfNobody(ctx: EventCtx, who: StepWho, ticket: TicketHead): Promise<void> {
  const month = dayOf(ctx.at, ctx.deps.zone).slice(0, 7)
  if (!(await once(ctx.tx, nobodyNoticed, `${who} ${month}`, ctx.at))) return
  const place = placeOf(who)
  const card = noticeCard.render({
    tone: 'warning',
    title: say((w) => w.escalation.nobodyTold.title),
    text: say((w) => {
      const name = place ? w.policy.stepPlaces[place] : w.rights.roles[who as keyof typeof w.rights.roles]
      return w.escalation.nobodyTold.text(name, ticket.number)
    }),
  })
  for (const { openId } of await holdersOf(ctx.tx, 'admin', ctx.at)) await tell(ctx, openId, card)
}

type Doing = {
  ticket: TicketHead
  of: Situation
  due: Due
  /** Whom this escalation told before. */
  told: ReadonlySet<string>
  /** Its card was drawn anew in this look already. */
  drawn: boolean
  /** Why it was last taken away from somebody. */
  released: ReleasedWhy
  from?: PersonId
}

/** Does one thing that is due for a ticket the caller holds locked. Everything it sends goes out with the transaction. */
export async function act(ctx: EventCtx, crew: Crew, doing: Doing): Promise<Told> {
  const { ticket, of, due, told } = doing
  const slot = signalOf(due, of.chain)
  const deadline = (clock: Clock) =>
    deadlinesOf(of.hours, of.targets, of.standing, ctx.at).find((one) => one.clock === clock)?.due ?? ctx.at
  const holder = isOnIt(of.standing) && ticket.assigneeId ? await crew.person(ticket.assigneeId) : undefined
  switch (due.do) {
    case 'nudge': {
      const to = holder ? [holder] : await crew.onDuty(ticket)
      const why = { is: 'nudge', clock: due.clock, due: deadline(due.clock) } as const
      return { ids: await alertPeople(ctx, ticket, why, to, { slot }) }
    }
    case 'group':
      await alertGroup(ctx, ticket, { is: 'group', clock: due.clock, due: deadline(due.clock) })
      return { ids: [] }
    case 'miss':
      // The card in the group turns red, with the others' next look at it.
      if (!doing.drawn) await showTicket(ctx, ticket)
      return { ids: [], drawn: true }
    case 'grave': {
      const to = await crew.of('general_manager', ticket)
      if (to.length === 0) await tellOfNobody(ctx, 'general_manager', ticket)
      return { ids: await alertPeople(ctx, ticket, { is: 'grave' }, to, { slot, urgent: true }) }
    }
    case 'start':
    case 'heard':
      return { ids: [] }
    case 'ask': {
      const why = { is: 'ask', minutes: of.rules.answerMinutes } as const
      return { ids: await alertPeople(ctx, ticket, why, holder ? [holder] : [], { slot }) }
    }
    case 'release':
      return release(ctx, ticket, 'silent')
    case 'step': {
      const who = of.chain?.steps[due.index]?.who
      const why = whyOf(doing, due, deadline)
      if (!who) return { ids: [] }
      if (who === 'group')
        return { ids: [], ...((await alertGroup(ctx, ticket, why)) ? {} : { nobody: true }) }
      const found = (await crew.of(who, ticket)).filter((one) => one.id !== holder?.id)
      if (found.length === 0 && !holder) await tellOfNobody(ctx, who, ticket)
      // Whoever was told by this escalation before is not told again: the next level comes instead.
      const freed = of.chain?.cause.startsWith('released') ? doing.from : undefined
      const fresh = found.filter((one) => !told.has(one.id) && one.id !== freed)
      if (fresh.length === 0) return { ids: [], nobody: true }
      const urgent = roundTheClock(of.level)
      return { ids: await alertPeople(ctx, ticket, why, fresh, { slot, urgent }) }
    }
  }
}

function whyOf(
  { of: { chain }, released }: Doing,
  due: Extract<Due, { do: 'step' }>,
  deadline: (clock: Clock) => Date,
): AlertWhy {
  if (due.asked !== undefined || !chain || chain.cause === 'asked') return { is: 'asked' }
  switch (chain.cause) {
    case 'answer':
    case 'on_site':
    case 'solution':
      return { is: 'late', clock: chain.cause, due: deadline(chain.cause) }
    default:
      return { is: 'released', why: released }
  }
}

/** Takes a ticket away from whoever has it and says so in the group; its escalation goes on from there. */
export async function release(ctx: EventCtx, ticket: TicketHead, why: ReleasedWhy): Promise<Told> {
  const who = ticket.assignee
  const free = await happen(ctx, ticket, { did: 'released', why })
  if (!free) return { ids: [] }
  await showTicket(ctx, free)
  await alertGroup(ctx, free, { is: 'released', why, ...(who ? { who } : {}) })
  return { ids: [], ticket: free, drawn: true }
}
