import { chooseClientCard } from '../../../bot-cards/clients/choose.ts'
import { type DuePage, openDue, turnDue } from '../../../bot-cards/duties/actions.ts'
import { dueCard, duesAtOnce } from '../../../bot-cards/duties/due.ts'
import type { DueCounts, DutyView, PauseLine } from '../../../bot-cards/duties/views.ts'
import { type Ctx, done, type Outcome, refused, reply, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { standingTo } from '../../rights/standing.ts'
import { allows } from '../../rights/table.ts'
import { clientAtStart, findClient } from '../clients/index.ts'
import { hasClients, hasPeople, openDuties } from './owed.ts'
import { standingPauses } from './pauses.ts'
import { pressing } from './urgency.ts'
import { dutyViews } from './views.ts'

/** Words that mean a manager's people. */
const team = /^(?:团队|大家|全部|所有|下属|手下|team|all|people)$/i
/** Words that mean one's own. */
const own = /^(?:我|我的|自己|me|mine)$/i

/** Mine where I look after anybody; else my people's, for those who lead. */
export async function firstPage(ctx: Ctx): Promise<DuePage> {
  const people = hasPeople(ctx) && !(await hasClients(ctx))
  return { scope: people ? 'people' : 'mine', from: 0 }
}

/** What is owed on one page; undefined where the client is unknown, `'closed'` where it is not theirs to see. */
async function draw(ctx: Ctx, page: DuePage): Promise<object | undefined | 'closed'> {
  if (page.scope === 'client') return drawOne(ctx, page)
  const { zone } = ctx.deps
  const found = await openDuties(ctx, page.scope, { ...page, limit: duesAtOnce })
  const lines = await dutyViews(ctx.tx, { dutyIds: found.ids }, ctx.at, zone)
  return dueCard.render({
    now: ctx.at,
    zone,
    page: { ...page, from: found.from },
    lines,
    counts: found.counts,
    total: found.total,
    has: { mine: page.scope === 'mine' || (await hasClients(ctx)), people: hasPeople(ctx) },
    acts: true,
  })
}

async function drawOne(ctx: Ctx, page: DuePage): Promise<object | undefined | 'closed'> {
  const client = await findClient(ctx.tx, page.client ?? '')
  if (!client) return undefined
  const held = await standingTo(ctx, client.id)
  if (!allows('client.visits', held)) return 'closed'
  const { lines, pause, counts } = await owedBy(ctx, client.id)
  return dueCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    page: { ...page, from: 0 },
    client: { id: client.id, name: client.name, ...(pause ? { pause } : {}) },
    lines,
    counts,
    total: lines.length,
    has: { mine: false, people: false },
    acts: allows('client.edit', held),
  })
}

/** What one client is owed now, and the pause that stands. */
export async function owedBy(
  ctx: Ctx,
  clientId: string,
): Promise<{ lines: DutyView[]; pause?: PauseLine; counts: DueCounts }> {
  const { zone } = ctx.deps
  const today = dayOf(ctx.at, zone)
  const [lines, [pause]] = await Promise.all([
    dutyViews(ctx.tx, { clientIds: [clientId] }, ctx.at, zone),
    standingPauses(ctx.tx, [clientId], today),
  ])
  const of = (level: number) => lines.filter((duty) => pressing(duty, today) === level).length
  const counts = { overdue: of(0), today: of(1), week: of(2), later: of(3) }
  return { lines, counts, ...(pause ? { pause } : {}) }
}

async function show(ctx: Ctx, page: DuePage): Promise<Outcome | object> {
  const card = await draw(ctx, page)
  if (card === undefined) return refused({ code: 'not_found', params: {} })
  return card === 'closed' ? refused({ code: 'not_your_client', params: {} }) : card
}

const isOutcome = (shown: Outcome | object): shown is Outcome => 'refusal' in shown

/** `/到期`, `/到期 团队`, `/到期 龙澜`. */
export const dueCommand = defineCommand({
  name: 'due',
  zh: '到期',
  aliases: ['dq', '该做的'],
  help: {
    zh: '该走访、该联系谁：最急的在前；写「团队」看大家的，写客户看一家的',
    en: 'Whom to meet or call, most urgent first; “team” for your people, a name for one client',
  },
  usage: { zh: '/到期', en: '/due' },
  roles,
  where: 'private',
  async run(ctx, text) {
    const typed = text.trim()
    if (typed === '') return answer(ctx, await firstPage(ctx))
    if (team.test(typed)) return answer(ctx, { scope: hasPeople(ctx) ? 'people' : 'mine', from: 0 })
    if (own.test(typed)) return answer(ctx, { scope: 'mine', from: 0 })
    const { match } = await clientAtStart(ctx, typed)
    if (match.state === 'known') return answer(ctx, { scope: 'client', client: match.clientId, from: 0 })
    if (match.state !== 'choose') return refused({ code: 'not_found', params: {} })
    const options = match.options.map((one) => ({ id: one.clientId, name: one.client, hint: '' }))
    const then = { command: 'due', rest: '' }
    await reply(ctx, chooseClientCard.render({ typed: match.typed, options, more: 0, then }))
    return done
  },
  runFor: (ctx, client) => answer(ctx, { scope: 'client', client, from: 0 }),
})

/** A page of what is owed, as a card of its own. */
async function answer(ctx: Ctx, page: DuePage): Promise<Outcome> {
  const shown = await show(ctx, page)
  if (isOutcome(shown)) return shown
  await reply(ctx, shown)
  return done
}

export const open = defineAction(openDue, {
  roles,
  run: (ctx, { payload }) => answer(ctx, payload),
})

export const turn = defineAction(turnDue, {
  roles,
  async run(ctx, { payload }) {
    const shown = await show(ctx, payload)
    return isOutcome(shown) ? shown : { card: shown }
  },
})
