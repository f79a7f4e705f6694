import { refusalText } from '../../../bot-cards/system/refusals.ts'
import { amountText, asking } from '../../../bot-cards/visits/asking.ts'
import { draftCard } from '../../../bot-cards/visits/draft.ts'
import type { DraftItemView, DraftView, Drawn, VisitView } from '../../../bot-cards/visits/views.ts'
import { visitCard } from '../../../bot-cards/visits/visit.ts'
import type { EventCtx, Staff } from '../../bot/context.ts'
import { refusalOf } from '../../bot/refusal.ts'
import { filesOf } from '../files/index.ts'
import { policyAt } from '../policy/index.ts'
import { stepsOfVisit } from './action-items.ts'
import type { Draft } from './drafts.ts'
import { executiveView } from './executive.ts'
import { type FormState, fieldsOf, formView, itemOf } from './form-view.ts'
import { changesOf, type Visit, visitsOfDraft } from './repo.ts'
import { undoUntil } from './rules.ts'
import type { DraftItem, DraftQuestion } from './stored.ts'

const questionView = (question: DraftQuestion, drawn: Drawn) => {
  switch (question.about) {
    case 'when':
    case 'due':
      return asking.when(question.heard, question.options, drawn)
    case 'amount':
      return asking.amount(question.heard, question.options)
    case 'ours':
      return asking.ours(question.heard, question.options)
    case 'kind':
      return asking.kind(question.options)
  }
}

function itemView(item: DraftItem, drawn: Drawn): DraftItemView {
  const { client } = item
  return {
    client:
      client.state === 'known'
        ? { state: 'known', id: client.clientId, name: client.client, guessed: client.guessed }
        : client.state === 'choose'
          ? {
              ...client,
              options: client.options.map((one) => ({ id: one.clientId, name: one.client, hint: '' })),
            }
          : client,
    ...(item.kind ? { kind: item.kind } : {}),
    ...(item.when ? { when: item.when } : {}),
    people: item.people,
    ours: item.ours.map((one) => one.name),
    alsoSync: item.alsoSync,
    said: item.said,
    amounts: item.amounts.map((amount) => ({ text: amountText(amount), guessed: amount.guessed })),
    nextSteps: item.steps.map(({ text, due, owner, facing = 'client' }) => ({
      text,
      facing,
      ...(due ? { due } : {}),
      ...(owner ? { owner } : {}),
    })),
    questions: item.questions.map((question) => questionView(question, drawn)),
    problems: item.problems.map((problem) => refusalText(refusalOf(problem))),
    ...(item.reason ? { reason: item.reason } : {}),
  }
}

/** Draws a draft in whatever state it is. `form` replaces what its open form shows; a `fresh` one has no attachments yet. */
export async function drawDraft(
  ctx: EventCtx & { actor: Staff },
  draft: Draft,
  { form, fresh = false }: { form?: FormState; fresh?: boolean } = {},
): Promise<object> {
  const drawn = { now: ctx.at, zone: ctx.deps.zone }
  const { body } = draft
  const [attachments, visits] = await Promise.all([
    fresh ? [] : filesOf(ctx, 'drafts', draft.id, { purpose: 'draft card' }),
    draft.status === 'saved' ? visitsOfDraft(ctx, draft.id) : [],
  ])
  const view: DraftView = {
    ...drawn,
    draft: draft.id,
    version: draft.version,
    items: body.items.map((item) => itemView(item, drawn)),
    attachments,
    state: await stateOf(ctx, draft, visits, form),
  }
  return draftCard.render(view)
}

async function stateOf(
  ctx: EventCtx & { actor: Staff },
  draft: Draft,
  visits: Awaited<ReturnType<typeof visitsOfDraft>>,
  form: FormState | undefined,
): Promise<DraftView['state']> {
  const { body, createdAt, closedAt = createdAt } = draft
  switch (draft.status) {
    case 'open': {
      const item = body.editing === undefined ? undefined : body.items[body.editing]
      if (!item) return { status: 'open', startedAsForm: body.startedAsForm }
      const shown = form ?? { fields: fieldsOf(item, ctx.deps.zone), errors: {} }
      return {
        status: 'open',
        startedAsForm: body.startedAsForm,
        form: await formView(ctx, body.editing ?? 0, shown),
      }
    }
    case 'repeat':
      return { status: 'repeat', firstAt: body.firstAt ?? createdAt }
    case 'saved':
      return {
        status: 'saved',
        savedAt: closedAt,
        undoUntil: undoUntil(closedAt, (await policyAt(ctx.tx, ctx.at)).policy),
        visits: await Promise.all(
          visits.map(async (visit, place) => {
            const executive = await executiveView(ctx, {
              ...visit,
              people: body.items[place]?.people ?? [],
              team: [visit.personId, ...visit.ours],
              strategic: visit.tier === 'strategic',
            })
            return { id: visit.id, version: visit.version, ...(executive ? { executive } : {}) }
          }),
        ),
      }
    case 'undone':
      return { status: 'undone', by: draft.person, at: closedAt }
    case 'discarded':
      return { status: 'discarded' }
  }
}

/** Draws a saved visit, with its form when it is being edited. */
export async function drawVisit(
  ctx: EventCtx & { actor: Staff },
  visit: Visit,
  form?: FormState | 'fresh',
): Promise<object> {
  const [executive, changes, steps, attachments] = await Promise.all([
    executiveView(ctx, {
      ...visit,
      people: visit.body.people,
      team: [visit.personId, ...visit.ours.map((one) => one.id)],
      strategic: visit.tier === 'strategic',
    }),
    changesOf(ctx, visit.id),
    stepsOfVisit(ctx, visit.id),
    visit.draftId ? filesOf(ctx, 'drafts', visit.draftId, { purpose: 'visit card' }) : [],
  ])
  const shown =
    form === 'fresh' ? { fields: fieldsOf(itemOf(visit, steps), ctx.deps.zone), errors: {} } : form
  const state: VisitView['state'] = shown
    ? { status: 'editing', form: await formView(ctx, 0, shown) }
    : { status: visit.status }
  return visitCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    visit: visit.id,
    version: visit.version,
    client: { id: visit.clientId, name: visit.client },
    author: visit.person,
    kind: visit.kind,
    when: visit.when,
    people: visit.body.people,
    ours: visit.ours.map((one) => one.name),
    alsoSync: visit.alsoSync,
    ...(executive ? { executive } : {}),
    said: visit.body.said,
    amounts: visit.body.amounts.map((amount) => ({ text: amountText(amount), guessed: amount.guessed })),
    nextSteps: steps.map((step) => ({
      text: step.text,
      done: step.done,
      facing: step.facing,
      owner: { openId: step.ownerOpenId, name: step.owner },
      ...(step.due ? { due: { value: step.due, guessed: false } } : {}),
    })),
    attachments,
    changes,
    state,
    ...(visit.body.reason ? { reason: visit.body.reason } : {}),
  })
}
