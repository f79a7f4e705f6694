import { say } from '../../../bot-cards/i18n/say.ts'
import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { confirmDraft } from '../../../bot-cards/visits/actions.ts'
import { audit, type Ctx, type Outcome, refused, roles } from '../../bot/context.ts'
import { defineAction } from '../../bot/define.ts'
import { refusalOf } from '../../bot/refusal.ts'
import type { Refused } from '../../kernel/decision.ts'
import type { PersonId } from '../../kernel/ids.ts'
import { colleagues } from '../people/index.ts'
import { policyAt } from '../policy/index.ts'
import { insertActionItems, type NewStep } from './action-items.ts'
import { changed, openDraftRecord } from './draft-record.ts'
import { type Draft, saveDraft } from './drafts.ts'
import { executiveMeeting } from './executive.ts'
import { fieldsOf } from './form-view.ts'
import { insertVisit } from './repo.ts'
import { type CompleteItem, complete, type Gap } from './rules.ts'
import type { DraftBody, DraftItem } from './stored.ts'
import { drawDraft } from './view.ts'

export const confirm = defineAction(confirmDraft, {
  roles,
  record: openDraftRecord,
  run: (ctx, { record: draft }) => saveVisits(ctx, draft, draft.body),
})

/**
 * Turns every item of a draft into a visit, or none: the first item that lacks something refuses the whole and, where
 * only words are missing, opens its form.
 */
export async function saveVisits(ctx: Ctx, draft: Draft, body: DraftBody): Promise<Outcome> {
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const items: CompleteItem[] = []
  for (const [place, item] of body.items.entries()) {
    const ready = complete(item, ctx.at, ctx.deps.zone, policy)
    if (!ready.ok) return incomplete(ctx, draft, body, place, ready.refusal)
    items.push(ready.value)
  }
  if (items.length === 0) return refused({ code: 'said_missing', params: {} })
  for (const item of items) await saveVisit(ctx, draft, item)
  const [first] = items
  const text =
    items.length === 1 && first
      ? say((w) => w.visits.saved.one(first.client.client, w.visits.kinds[first.kind.value]))
      : say((w) => w.visits.saved.many(items.length))
  const { editing: _, ...closed } = body
  return changed(ctx, draft, { status: 'saved', body: closed, closedAt: ctx.at }, { tone: 'success', text })
}

/** Keeps the draft open and says what is missing; where words are missing, its form opens with the field marked. */
async function incomplete(
  ctx: Ctx,
  draft: Draft,
  body: DraftBody,
  place: number,
  gap: Refused<Gap>,
): Promise<Outcome> {
  const refusal = refusalOf(gap)
  const field =
    gap.code === 'old_visit_needs_reason' ? 'reason' : gap.code === 'said_missing' ? 'said' : undefined
  const item = body.items[place]
  const kept = await saveDraft(ctx, draft, {
    status: 'open',
    body: field ? { ...body, editing: place } : body,
  })
  const form =
    field && item
      ? { fields: fieldsOf(item, ctx.deps.zone), errors: { [field]: refusalText(refusal) } }
      : undefined
  return refused(refusal, await drawDraft(ctx, kept, form ? { form } : {}))
}

async function saveVisit(ctx: Ctx, draft: Draft, item: CompleteItem): Promise<void> {
  const id = ctx.deps.ids.mint('visit', ctx.at)
  const { people, said, amounts, reason } = item
  const ours = await idsOf(ctx, item.ours)
  const content = {
    clientId: item.client.clientId,
    kind: item.kind.value,
    when: item.when.value,
    ours,
    alsoSync: item.alsoSync && item.kind.value !== 'project_sync',
  }
  const executive = await executiveMeeting(ctx, {
    ...content,
    people,
    team: [ctx.actor.id, ...ours],
    author: ctx.actor.roles,
  })
  await insertVisit(ctx, {
    id,
    draftId: draft.id,
    ...content,
    executive,
    body: { people, said, amounts, ...(reason ? { reason } : {}) },
  })
  const steps = await newSteps(ctx, item.steps)
  await Promise.all([
    insertActionItems(ctx, { visitId: id, clientId: item.client.clientId }, steps),
    audit(ctx, {
      action: 'visits.save',
      entity: 'visit',
      entityId: id,
      after: {
        client: content.clientId,
        kind: content.kind,
        at: content.when.at,
        ours: ours.length,
        executive,
        alsoSync: content.alsoSync,
        body: 'changed',
        steps: steps.length,
      },
      ...(reason ? { why: 'late' } : {}),
    }),
  ])
}

/** Steps to write: each owed by the colleague named, as far as keqing knows them, else by the author. */
export async function newSteps(ctx: Ctx, steps: DraftItem['steps']): Promise<NewStep[]> {
  const named = steps.flatMap((step) => (step.owner ? [step.owner.openId] : []))
  const known = await colleagues(ctx.tx, named)
  return steps.map(({ text, due, owner, facing }) => ({
    text,
    ownerId: known.find((one) => one.openId === owner?.openId)?.id ?? ctx.actor.id,
    ...(due ? { due: due.value } : {}),
    ...(facing ? { facing } : {}),
  }))
}

/** Who came along, by id; whoever left meanwhile is not known any more. */
export async function idsOf(ctx: Ctx, ours: DraftItem['ours']): Promise<PersonId[]> {
  const known = await colleagues(
    ctx.tx,
    ours.map((one) => one.openId),
  )
  return known.map((one) => one.id)
}
