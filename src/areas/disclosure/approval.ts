import { disclosureCopyCard } from '../../../bot-cards/disclosure/copy.ts'
import type { DisclosureCopyView } from '../../../bot-cards/disclosure/views.ts'
import { say } from '../../../bot-cards/i18n/say.ts'
import { inBoth, same } from '../../../bot-cards/kit/text.ts'
import { dateText } from '../../../bot-cards/kit/when.ts'
import type { Approval, ApprovalKind } from '../../bot/approval.ts'
import { audit, type EventCtx, type Staff, tell } from '../../bot/context.ts'
import { personById } from '../people/index.ts'
import { linesToGive } from './copy.ts'
import { type Disclosure, loadDisclosure, moveOn } from './repo.ts'
import { entity, proofsOf, refresh } from './view.ts'

async function found(
  ctx: EventCtx,
  approval: Approval,
): Promise<{ one: Disclosure; by: EventCtx & { actor: Staff } }> {
  const one = await loadDisclosure(ctx, approval.entityId)
  const requester = one && (await personById(ctx.tx, one.requesterId, ctx.at))
  if (!one || !requester) throw new Error(`request ${approval.id} is about no disclosure of a colleague`)
  return { one, by: { ...ctx, actor: requester } }
}

/** The consents may be withdrawn while legal thinks: then there is nothing to approve. */
async function proofsStand(by: EventCtx & { actor: Staff }, one: Disclosure): Promise<boolean> {
  const proofs = await proofsOf(by, one)
  return proofs.consentFile === 'here' && proofs.persons.every((person) => person.separate)
}

/** Legal's word on giving a client's data to somebody outside (制度四(三), PIPL 23). */
export const disclosureApproval: ApprovalKind = {
  name: 'disclosure',
  async subject(ctx, approval) {
    const { one, by } = await found(ctx, approval)
    const { persons } = await proofsOf(by, one)
    const names = persons.map((person) => person.name).join('、')
    return {
      title: say((w) => w.disclosure.subject.title(one.client, one.recipient)),
      facts: [
        { label: say((w) => w.disclosure.subject.recipient), value: same(one.recipient) },
        {
          label: say((w) => w.disclosure.subject.items),
          value: inBoth(
            (language) =>
              say((w) => one.items.map((item) => w.disclosure.items[item]).join(w.disclosure.comma))[
                language
              ],
          ),
        },
        {
          label: say((w) => w.disclosure.subject.until),
          value: dateText(one.untilDay, { now: ctx.at, zone: ctx.deps.zone }),
        },
        { label: say((w) => w.disclosure.subject.file), value: say((w) => w.disclosure.subject.fileHere) },
        {
          label: say((w) => w.disclosure.subject.persons),
          value: names === '' ? say((w) => w.disclosure.subject.none) : same(names),
        },
      ],
    }
  },
  async forbids(ctx, approval) {
    const { one, by } = await found(ctx, approval)
    return (await proofsStand(by, one)) ? undefined : { code: 'consent_gone', params: {} }
  },
  async approved(ctx, approval) {
    const { one, by } = await found(ctx, approval)
    await settle(by, one, 'approved')
    const copy: DisclosureCopyView = {
      now: ctx.at,
      zone: ctx.deps.zone,
      name: one.client,
      recipient: one.recipient,
      purpose: one.purpose,
      untilDay: one.untilDay,
      by: by.actor.name,
      at: ctx.at,
      lines: await linesToGive(by, one),
    }
    await tell(ctx, by.actor.openId, disclosureCopyCard.render(copy))
  },
  async ended(ctx, approval) {
    const { one, by } = await found(ctx, approval)
    await settle(by, one, 'refused')
  },
}

async function settle(by: EventCtx & { actor: Staff }, one: Disclosure, status: 'approved' | 'refused') {
  if (!(await moveOn(by, one, { status })))
    throw new Error(`disclosure ${one.id} moved on under its own lock`)
  await audit(by, { action: `disclosure.${status}`, entity, entityId: one.id, after: { status } })
  await refresh(by, { ...one, status, version: one.version + 1 })
}
