import { say } from '../../../bot-cards/i18n/say.ts'
import { submitReview } from '../../../bot-cards/review/actions.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { type Ctx, type Outcome, refused } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { drawItem } from './item-view.ts'
import { type Item, loadItem } from './items.ts'
import { propose } from './propose.ts'
import { itemSpec, openRecord, showChange } from './record.ts'
import { checkReview } from './submitted.ts'

/** A proposal for one client (制度二(四)): refused beside the field where one of the three mandatory inputs is missing. */
export const submit = defineAction(submitReview, {
  ...itemSpec,
  record: openRecord,
  async run(ctx, { form: fields, record: item }) {
    const checked = checkReview(fields, item.tier)
    if ('errors' in checked) {
      const errors = Object.fromEntries(
        Object.entries(checked.errors).map(([field, refusal]) => [field, refusalText(refusal)]),
      )
      const text = say((w) => w.review.item.fixBelow)
      return {
        toast: { tone: 'warning', text },
        card: await drawItem(ctx, item, { form: { fields, errors } }),
      }
    }
    const proposed = await propose(ctx, item, checked.proposal)
    if (!proposed.ok)
      return refused(proposed.refusal, await drawItem(ctx, item, { form: { fields, errors: {} } }))
    return settled(ctx, item)
  },
})

async function settled(ctx: Ctx, item: Item): Promise<Outcome> {
  await showChange(ctx, item.roundId, [item])
  const now = await loadItem(ctx.tx, item.id)
  const text = say((w) => (now?.approvalId ? w.review.item.submitted : w.review.item.submittedStays))
  return { toast: { tone: 'success', text }, ...(now ? { card: await drawItem(ctx, now) } : {}) }
}
