import { type AmountsView, amountsCard } from '../../../bot-cards/clients/amounts.ts'
import {
  addFigure as addFigureAction,
  cancelFigure as cancelFigureAction,
  type FigureFields,
  figureKinds,
  openAmounts,
} from '../../../bot-cards/clients/figure-actions.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { yuanText } from '../../../bot-cards/visits/asking.ts'
import { type Ctx, done, refused, reply, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { refusalOf } from '../../bot/refusal.ts'
import { dayOf } from '../../kernel/days.ts'
import { may } from '../../rights/standing.ts'
import {
  addFigure,
  annualYuan,
  type Client,
  cancelFigure,
  defineClientCommand,
  type Figure,
  figureOf,
  figuresOf,
  findClient,
  loadFigure,
} from '../clients/index.ts'
import { policyAt } from '../policy/index.ts'
import { clientRecord } from './client-record.ts'

/** Figures on the card; the rest is counted. */
const shown = 13

/** The amounts of a client for this reader; the form is there for whoever may add. */
async function drawAmounts(ctx: Ctx, client: Client, form?: AmountsView['form']): Promise<object> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const months = policy['tiering.annual_months']
  const group = policy['tiering.group_rollup']
  const [annual, figures, edits] = await Promise.all([
    annualYuan(ctx.tx, client.id, dayOf(ctx.at, ctx.deps.zone), months, { group }),
    figuresOf(ctx, client.id),
    may(ctx, 'client.edit', client.id),
  ])
  return amountsCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    client: client.id,
    version: client.version,
    name: client.name,
    months,
    annual,
    group,
    figures: figures.slice(0, shown).map(({ recordedBy, ...one }) => ({ ...one, by: recordedBy })),
    total: figures.length,
    ...(edits ? { form: form ?? { fields: { day: undefined }, errors: {} } } : {}),
  })
}

/** `/金额 万川 框架下单 1200万 二期第三批`: the amounts, with the form filled from what was typed. */
export const amountsCommand = defineClientCommand({
  name: 'amounts',
  zh: '金额',
  aliases: ['je', '合同额'],
  help: {
    zh: '一家客户签了多少：合同、框架下单、预估，记一笔',
    en: 'What a client signed: contracts, call-offs, forecasts',
  },
  usage: { zh: '/金额 万川 合同 3200万', en: '/amounts Wanchuan' },
  roles,
  where: 'private',
  right: 'client.amounts',
  async run(ctx, client, rest) {
    await reply(ctx, await drawAmounts(ctx, client, { fields: typedFigure(rest), errors: {} }))
    return done
  },
})

/** What was typed behind the client: kind, amount and what is left as the label. */
function typedFigure(rest: string): FigureFields {
  const words = rest
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  const kindOf = (word: string) =>
    figureKinds.find((kind) => {
      const { zh, en } = say((w) => w.clients.figures.kinds[kind])
      return zh === word || en.toLowerCase() === word.toLowerCase()
    })
  const kind = words.map(kindOf).find((one) => one !== undefined)
  const amount = words.find((word) => /\d/.test(word) && /[万亿元w]/i.test(word))
  const label = words.filter((word) => word !== amount && kindOf(word) === undefined).join(' ')
  return {
    day: undefined,
    ...(kind ? { kind } : {}),
    ...(amount ? { amount } : {}),
    ...(label ? { label } : {}),
  }
}

export const open = defineAction(openAmounts, {
  roles,
  right: { needs: 'client.amounts', client: ({ client }) => client },
  async run(ctx, { payload }) {
    const client = await findClient(ctx.tx, payload.client)
    if (!client) return refused({ code: 'not_found', params: {} })
    await reply(ctx, await drawAmounts(ctx, client))
    return done
  },
})

export const add = defineAction(addFigureAction, {
  roles,
  right: { needs: 'client.edit', client: ({ client }) => client },
  record: { ...clientRecord, redraw: (ctx, client) => drawAmounts(ctx, client) },
  async run(ctx, { form, record: client }) {
    const read = figureOf(form, dayOf(ctx.at, ctx.deps.zone), (yuan) => yuanText(yuan).zh)
    if (!read.ok) {
      const errors = Object.fromEntries(
        Object.entries(read.wrong).map(([field, refusal]) => [field, refusalText(refusalOf(refusal))]),
      )
      return { card: await drawAmounts(ctx, client, { fields: form, errors }) }
    }
    await addFigure(ctx, { clientId: client.id, ...read.figure })
    const amount = yuanText(read.figure.yuan)
    const text = say((w, of) => w.clients.figures.added(of(amount)))
    return { toast: { tone: 'success', text }, card: await drawAmounts(ctx, client) }
  },
})

type Pressed = { figure: Figure; client: Client }

export const cancel = defineAction(cancelFigureAction, {
  roles,
  right: { needs: 'client.edit', client: (_payload, { client }: Pressed) => client.id },
  record: {
    async load(ctx, payload: { figure: string }): Promise<Pressed | undefined> {
      const figure = await loadFigure(ctx, payload.figure)
      const client = figure && (await findClient(ctx.tx, figure.clientId))
      return figure && client && { figure, client }
    },
    // A figure is written once; whether it is cancelled says all.
    version: () => 0,
    forbids: () => undefined,
    closed: ({ figure }) => (figure.cancelledOn ? { code: 'already_closed', params: {} } : undefined),
    redraw: (ctx, { client }) => drawAmounts(ctx, client),
  },
  async run(ctx, { record: { figure, client } }) {
    const cancelled = await cancelFigure(ctx, figure)
    const card = await drawAmounts(ctx, client)
    if (!cancelled) return refused({ code: 'already_closed', params: {} }, card)
    return { toast: { tone: 'info', text: say((w) => w.clients.figures.cancelledToast) }, card }
  },
})
