import { pageTodo } from '../../../bot-cards/promises/actions.ts'
import { todoCard } from '../../../bot-cards/promises/todo.ts'
import type { PromiseFormView } from '../../../bot-cards/promises/views.ts'
import { type Ctx, done, reply, roles } from '../../bot/context.ts'
import { defineAction, defineCommand } from '../../bot/define.ts'
import { dayOf } from '../../kernel/days.ts'
import { type ActionItem, openSteps, ownStepCounts, stepView } from '../visits/index.ts'

/** A list shows the five most urgent. */
const shown = 5

export const todoCommand = defineCommand({
  name: 'todo',
  zh: '待办',
  aliases: ['db', '行动项'],
  help: {
    zh: '答应过的事：我欠的、等对方的，急的在前，做完点一下',
    en: 'What was promised: what I owe and what clients owe us, the urgent ones first',
  },
  usage: { zh: '/待办', en: '/todo' },
  roles,
  where: 'private',
  async run(ctx) {
    await reply(ctx, await drawTodo(ctx))
    return done
  },
})

export const page = defineAction(pageTodo, {
  roles,
  run: async (ctx, { payload }) => ({ card: await drawTodo(ctx, payload) }),
})

/**
 * My open promises, a page of them; beyond the last page the last. `ticked` is one just settled, shown as done;
 * `changing` one with its form open, shown whatever page it stands on by now.
 */
export async function drawTodo(
  ctx: Ctx,
  {
    page = 0,
    ticked,
    changing,
  }: { page?: number; ticked?: ActionItem; changing?: { item: ActionItem; form: PromiseFormView } } = {},
): Promise<object> {
  const counts = await ownStepCounts(ctx.tx, ctx.actor.id, dayOf(ctx.at, ctx.deps.zone))
  const pages = Math.max(1, Math.ceil(counts.open / shown))
  const at = Math.min(page, pages - 1)
  const { steps } = await openSteps(ctx, { ownerId: ctx.actor.id }, shown, { skip: at * shown })
  return todoCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    name: ctx.actor.name,
    steps: [
      ...(ticked?.done ? [stepView(ticked)] : []),
      ...(changing && !steps.some((one) => one.id === changing.item.id) ? [stepView(changing.item)] : []),
      ...steps.map(stepView),
    ],
    page: at,
    pages,
    counts,
    ...(changing ? { form: changing.form } : {}),
  })
}
