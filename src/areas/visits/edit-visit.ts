import { say } from '../../../bot-cards/i18n/say.ts'
import { closeVisitForm, editVisit, submitVisit } from '../../../bot-cards/visits/actions.ts'
import { hints } from '../../../bot-cards/visits/hints.ts'
import { audit, type Ctx, refused, roles, tell } from '../../bot/context.ts'
import { defineAction, type PressedRecord } from '../../bot/define.ts'
import { may } from '../../rights/standing.ts'
import { dropActionItems, insertActionItems, stepsOfVisit } from './action-items.ts'
import { idsOf, newSteps } from './confirm.ts'
import { executiveMeeting } from './executive.ts'
import { itemOf } from './form-view.ts'
import { loadVisit, rewriteVisit, type Visit } from './repo.ts'
import type { CompleteItem } from './rules.ts'
import type { DraftItem, VisitBody } from './stored.ts'
import { submittedItem } from './submitted.ts'
import { drawVisit } from './view.ts'

/** A saved visit: its author may change it, and so may the client's owner and those in charge. */
const visitRecord: PressedRecord<{ visit: string }, Visit> = {
  load: (ctx, { visit }) => loadVisit(ctx, visit, 'edit a visit'),
  version: (visit) => visit.version,
  forbids: async (ctx, visit) =>
    visit.personId === ctx.actor.id || (await may(ctx, 'client.edit', visit.clientId))
      ? undefined
      : { code: 'not_yours', params: { who: visit.person } },
  redraw: (ctx, visit) => drawVisit(ctx, visit),
}

/** Opens the form on a card of its own, on the visit as it is now; the card pressed may be old and stays as it is. */
export const openVisit = defineAction(editVisit, {
  roles,
  async run(ctx, { payload }) {
    const visit = await visitRecord.load(ctx, payload)
    if (!visit) return refused({ code: 'not_found', params: {} })
    const forbidden = await visitRecord.forbids(ctx, visit)
    if (forbidden) return refused(forbidden)
    if (visit.status === 'undone') return refused({ code: 'already_closed', params: {} })
    await tell(ctx, ctx.actor.openId, await drawVisit(ctx, visit, 'fresh'))
    return { toast: { tone: 'info', text: hints.formSent } }
  },
})

export const closeVisit = defineAction(closeVisitForm, {
  roles,
  record: visitRecord,
  run: async (ctx, { record }) => ({ card: await drawVisit(ctx, record) }),
})

export const submit = defineAction(submitVisit, {
  roles,
  record: visitRecord,
  async run(ctx, { form, record: visit }) {
    if (visit.status === 'undone')
      return refused({ code: 'already_closed', params: {} }, await drawVisit(ctx, visit))
    const submitted = await submittedItem(
      ctx,
      itemOf(visit, await stepsOfVisit(ctx, visit.id)),
      form,
      visit.personOpenId,
    )
    if ('errors' in submitted)
      return {
        ...submitted.toast,
        card: await drawVisit(ctx, visit, { fields: form, errors: submitted.errors }),
      }
    const { item } = submitted
    if (item.client.state !== 'known' || !item.kind || !item.when) {
      const errors = { client_typed: hints.nameUnclear }
      return { card: await drawVisit(ctx, visit, { fields: form, errors }) }
    }
    const { people, said, amounts, reason } = item
    const body = { people, said, amounts, ...(reason ? { reason } : {}) }
    const to = await contentOf(
      ctx,
      visit,
      { ...item, client: item.client, kind: item.kind, when: item.when },
      body,
    )
    await rewriteVisit(ctx, visit, to)
    await replaceSteps(ctx, visit, { ...item, client: item.client })
    await audit(ctx, {
      action: 'visits.edit',
      entity: 'visit',
      entityId: visit.id,
      before: {
        client: visit.clientId,
        kind: visit.kind,
        at: visit.when.at,
        executive: visit.executive,
        alsoSync: visit.alsoSync,
      },
      after: {
        client: to.clientId,
        kind: to.kind,
        at: to.when.at,
        executive: to.executive,
        alsoSync: to.alsoSync,
        body: 'changed',
      },
    })
    const now = await loadVisit(ctx, visit.id, 'edit a visit')
    const text = say((w) => w.visits.form.done)
    return { toast: { tone: 'success', text }, ...(now ? { card: await drawVisit(ctx, now) } : {}) }
  },
})

/** The visit as the form says it now. Unless client, kind or people changed, a high-level meeting stays what it was. */
async function contentOf(ctx: Ctx, visit: Visit, item: CompleteItem, body: VisitBody) {
  const clientId = item.client.clientId
  const kind = item.kind.value
  const [here, named] = await Promise.all([idsOf(ctx, visit.ours), idsOf(ctx, item.ours)])
  // Whoever left the company since cannot be picked on a form, and was there all the same.
  const gone = visit.ours.map((one) => one.id).filter((id) => !here.includes(id))
  const ours = [...gone, ...named]
  const same =
    clientId === visit.clientId &&
    kind === visit.kind &&
    ours.length === visit.ours.length &&
    visit.ours.every((one) => ours.includes(one.id)) &&
    body.people.join('、') === visit.body.people.join('、')
  const executive =
    (same && visit.executive) ||
    (await executiveMeeting(ctx, { clientId, kind, people: body.people, team: [visit.personId, ...ours] }))
  const alsoSync = item.alsoSync && kind !== 'project_sync'
  return { clientId, kind, when: item.when.value, ours, executive, alsoSync, body }
}

/** Open steps follow the rewritten visit; what is done stays as it was. */
async function replaceSteps(
  ctx: Ctx,
  visit: Visit,
  item: { client: { clientId: string }; steps: DraftItem['steps'] },
) {
  await dropActionItems(ctx, [visit.id])
  const of = { visitId: visit.id, clientId: item.client.clientId }
  await insertActionItems(ctx, of, await newSteps(ctx, item.steps))
}
