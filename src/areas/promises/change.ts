import { say } from '../../../bot-cards/i18n/say.ts'
import { inSentence } from '../../../bot-cards/kit/text.ts'
import { dayText } from '../../../bot-cards/kit/when.ts'
import { changePromise, editPromise, type PromiseFields } from '../../../bot-cards/promises/actions.ts'
import { handedCard } from '../../../bot-cards/promises/handed.ts'
import type { PromiseFormView } from '../../../bot-cards/promises/views.ts'
import { type Refusal, refusalText } from '../../../bot-cards/system/refusals.ts'
import { audit, type Ctx, roles, type Staff, tell } from '../../bot/context.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { may } from '../../rights/standing.ts'
import { colleagues, colleaguesToPick, personById } from '../people/index.ts'
import { type ActionItem, changeStep, loadActionItem, pickedDay, stepView } from '../visits/index.ts'
import { drawTodo } from './todo.ts'

type OnPage = { item: string; page: number }
type Pressed = { item: ActionItem; page: number }

/** An open promise, for whoever owes it or wrote it down, the client's owner and those in charge. */
const openPromise: PressedRecord<OnPage, Pressed> = {
  async load(ctx, { item: id, page }) {
    const item = await loadActionItem(ctx, id)
    return item && { item, page }
  },
  version: ({ item }) => item.version,
  async forbids(ctx, { item }) {
    if (item.closed) return { code: 'already_closed', params: {} }
    return [item.ownerId, item.authorId].includes(ctx.actor.id) ||
      (await may(ctx, 'client.edit', item.clientId))
      ? undefined
      : { code: 'not_yours', params: { who: item.owner } }
  },
  redraw: (ctx, { page }) => drawTodo(ctx, { page }),
}

const blank: PromiseFields = { due: undefined, owner: undefined }

async function drawForm(
  ctx: Ctx,
  { item, page }: Pressed,
  { fields = blank, errors = {} }: Partial<Pick<PromiseFormView, 'fields' | 'errors'>> = {},
): Promise<object> {
  const offered = await colleaguesToPick(ctx.tx, item.authorId ? [item.authorId] : [])
  const form = {
    item: item.id,
    fields,
    errors,
    colleagues: offered.filter((one) => one !== item.ownerOpenId),
  }
  return drawTodo(ctx, { page, changing: { item, form } })
}

export const edit = defineAction(editPromise, {
  roles,
  record: openPromise,
  run: async (ctx, { record }) => ({ card: await drawForm(ctx, record) }),
})

/** The day and the colleague a form asks for, or what is wrong with them. */
async function read(
  ctx: Ctx,
  item: ActionItem,
  { due: heard, owner: openId }: PromiseFields,
): Promise<{ due?: string; to?: Staff; errors: Partial<Record<keyof PromiseFields, Refusal>> }> {
  const errors: Partial<Record<keyof PromiseFields, Refusal>> = {}
  const due = heard === undefined ? item.due : pickedDay(heard)
  if (heard !== undefined && !due) errors.due = { code: 'time_unreadable', params: { heard } }
  else if (due && due !== item.due && due < dayOf(ctx.at, ctx.deps.zone))
    errors.due = { code: 'plan_step_due_past', params: {} }
  const [known] = openId ? await colleagues(ctx.tx, [openId]) : []
  if (openId && !known) errors.owner = { code: 'colleague_unknown', params: {} }
  const to = known && known.id !== item.ownerId ? await personById(ctx.tx, known.id, ctx.at) : undefined
  return { errors, ...(due ? { due } : {}), ...(to ? { to } : {}) }
}

/**
 * Moves a promise to another day, hands it to a colleague, or both (制度五(一) 行动项: each has an owner and a day). They
 * are told; who did what, and what it was before, is kept.
 */
export const change = defineAction(changePromise, {
  roles,
  record: openPromise,
  async run(ctx, { record, payload: { page }, form: fields }) {
    const { item } = record
    const { errors, due, to } = await read(ctx, item, fields)
    if (Object.keys(errors).length > 0) {
      const said = Object.entries(errors).map(([field, refusal]) => [field, refusalText(refusal)])
      return { card: await drawForm(ctx, record, { fields, errors: Object.fromEntries(said) }) }
    }
    const moved = due !== item.due
    if (!moved && !to)
      return {
        toast: { tone: 'info', text: say((w) => w.promises.toasts.same) },
        card: await drawTodo(ctx, { page }),
      }
    const ownerId = to?.id ?? item.ownerId
    await changeStep(ctx, item, { ownerId, ...(due ? { due } : {}) })
    await audit(ctx, {
      action: 'promises.change',
      entity: 'action_item',
      entityId: item.id,
      before: { due: item.due ?? null, owner: item.ownerId },
      after: { due: due ?? null, owner: ownerId },
    })
    const { now, zone } = { now: ctx.at, zone: ctx.deps.zone }
    if (to?.nda && to.id !== ctx.actor.id) {
      const step = stepView({ ...item, owner: to.name, ...(due ? { due } : {}) })
      await tell(ctx, to.openId, handedCard.render({ now, zone, by: ctx.actor.name, step }))
    }
    const day = moved && due ? dayText(due, { now, zone }) : undefined
    const text = say(({ promises: { toasts }, plans }, of) =>
      [...(to ? [toasts.handed(to.name)] : []), ...(day ? [toasts.moved(inSentence(of(day)))] : [])].join(
        plans.listComma,
      ),
    )
    return { toast: { tone: 'success', text }, card: await drawTodo(ctx, { page }) }
  },
})
