import { say } from '../../../bot-cards/i18n/say.ts'
import { confirmPolicy, discardPolicy } from '../../../bot-cards/policy/actions.ts'
import { audit, type Ctx, refused } from '../../bot/context.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { lookWhenPolicyHolds } from '../duties/index.ts'
import { personById } from '../people/index.ts'
import { append, crossFaults, newestVersion, policyIn } from '../policy/index.ts'
import { type Draft, drawDraft, loadDraft, planOf, updateDraft } from './drafts.ts'
import { keepers } from './draw.ts'

const record: PressedRecord<{ draft: string }, Draft> = {
  load: (ctx, { draft }) => loadDraft(ctx, draft),
  version: (draft) => draft.version,
  async forbids(ctx, draft) {
    if (draft.createdBy === ctx.actor.id) return undefined
    const author = await personById(ctx.tx, draft.createdBy, ctx.at)
    return { code: 'not_yours', params: { who: author?.name ?? '' } }
  },
  closed: (draft) => (draft.status === 'open' ? undefined : { code: 'stale_card', params: {} }),
  redraw: (ctx, draft) => drawDraft(ctx, draft),
}

/** Somebody was faster: the draft is held against what is there now and asks again. */
async function moved(ctx: Ctx, draft: Draft, base: number) {
  await updateDraft(ctx, draft, { base })
  return refused(
    { code: 'policy_moved', params: { version: base } },
    await drawDraft(ctx, { ...draft, base, version: draft.version + 1 }),
  )
}

/** Makes the draft a version. The version's number settles two admins at once: one wins, the other sees the new state. */
export const confirm = defineAction(confirmPolicy, {
  ...keepers,
  record,
  async run(ctx, { form, record: draft }) {
    if (!form.why) return { card: await drawDraft(ctx, draft, { whyMissing: true }) }
    const newest = await newestVersion(ctx.tx)
    if (newest !== draft.base) return moved(ctx, draft, newest)
    const { made, rows, from } = await planOf(ctx, draft)
    if (made.some((one) => crossFaults(one.policy).length > 0))
      return refused({ code: 'policy_crossed', params: {} }, await drawDraft(ctx, draft))
    const carried = (version: number) => say((w) => w.policy.versions.carried(version)).zh
    const by = { why: form.why, createdBy: ctx.actor.id, at: ctx.at, carried }
    if (!(await append(ctx.tx, draft.base, made, by))) return moved(ctx, draft, await newestVersion(ctx.tx))
    await lookWhenPolicyHolds(ctx.tx, policyIn(rows, from), made[0])
    const version = draft.base + 1
    await updateDraft(ctx, draft, { status: 'confirmed' })
    await audit(ctx, {
      action: 'policy.change',
      entity: 'policy',
      entityId: String(version),
      before: { version: draft.base },
      after: { values: draft.values, from: made[0].effectiveFrom },
      why: form.why,
    })
    return {
      toast: { tone: 'success', text: say((w) => w.policy.draft.saved(version)) },
      card: await drawDraft(ctx, { ...draft, status: 'confirmed' }, { confirmed: version }),
    }
  },
})

export const discard = defineAction(discardPolicy, {
  ...keepers,
  record,
  async run(ctx, { record: draft }) {
    await updateDraft(ctx, draft, { status: 'discarded' })
    return { card: await drawDraft(ctx, { ...draft, status: 'discarded' }) }
  },
})
