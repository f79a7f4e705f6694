import { say } from '../../../bot-cards/i18n/say.ts'
import { undoVisits } from '../../../bot-cards/visits/actions.ts'
import { audit, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { refusalOf } from '../../bot/refusal.ts'
import { policyAt } from '../policy/index.ts'
import { dropActionItems } from './action-items.ts'
import { changed, draftRecord } from './draft-record.ts'
import { undoVisitsOf } from './repo.ts'
import { mayUndo } from './rules.ts'
import { drawDraft } from './view.ts'

/** Takes back everything one confirm saved, within the policy's minutes. */
export const undo = defineAction(undoVisits, {
  roles,
  record: draftRecord,
  async run(ctx, { record: draft }) {
    if (draft.status !== 'saved' || !draft.closedAt)
      return refused({ code: 'already_closed', params: {} }, await drawDraft(ctx, draft))
    const open = mayUndo(draft.closedAt, ctx.at, (await policyAt(ctx.tx, ctx.at)).policy)
    if (!open.ok) return refused(refusalOf(open.refusal), await drawDraft(ctx, draft))
    const undone = await undoVisitsOf(ctx, draft.id)
    await dropActionItems(ctx, undone)
    for (const id of undone)
      await audit(ctx, {
        action: 'visits.undo',
        entity: 'visit',
        entityId: id,
        before: { status: 'saved' },
        after: { status: 'undone' },
      })
    const text = say((w) => w.visits.undone.title)
    return changed(ctx, draft, { status: 'undone', closedAt: ctx.at }, { tone: 'info', text })
  },
})
