import { say } from '../../../bot-cards/i18n/say.ts'
import { exportPolicy, importPolicy } from '../../../bot-cards/policy/actions.ts'
import { policyFaultsCard } from '../../../bot-cards/policy/home.ts'
import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { audit, type Ctx, tell } from '../../bot/context.ts'
import { defineAction, type FileHome } from '../../bot/define.ts'
import { put } from '../../outbox/put.ts'
import { dropFile, expectFile, readAttachment } from '../files/index.ts'
import { differing, policyAt, policyFile, policyFileLimit, readPolicyFile } from '../policy/index.ts'
import { drawDraft, startDraft } from './drafts.ts'
import { keepers } from './draw.ts'

/** Sends the whole policy as one commented YAML into the admin's private chat. */
export async function sendPolicy(ctx: Ctx): Promise<void> {
  const { version, policy } = await policyAt(ctx.tx, ctx.at)
  const file = { name: `keqing-policy-${version}.yaml`, bytes: Buffer.from(policyFile(policy, version)) }
  await put(
    ctx.deps,
    ctx.tx,
    ctx.at,
    { to: 'person', openId: ctx.actor.openId, what: 'file', ...file },
    ctx.cause,
  )
  await audit(ctx, { action: 'policy.export', entity: 'policy', entityId: String(version) })
}

export const awaitPolicy = (ctx: Ctx): Promise<void> =>
  expectFile(ctx, { entity: 'policy_imports', entityId: ctx.actor.id })

export const sendFile = defineAction(exportPolicy, {
  ...keepers,
  async run(ctx) {
    await sendPolicy(ctx)
    return { toast: { tone: 'success', text: say((w) => w.policy.files.sending) } }
  },
})

export const awaitFile = defineAction(importPolicy, {
  ...keepers,
  async run(ctx) {
    await awaitPolicy(ctx)
    const text = say((w) => w.policy.files.waiting)
    await tell(ctx, ctx.actor.openId, noticeCard.render({ tone: 'info', text }))
    return { toast: { tone: 'info', text } }
  },
})

/** A policy file that arrived: every wrong line named, or a draft with what it would change. The file is not kept. */
export const policyImport: FileHome = async (ctx, file) => {
  const notice = (text: ReturnType<typeof say>) =>
    tell(ctx, ctx.actor.openId, noticeCard.render({ tone: 'warning', text }))
  // Whoever was an admin when asking may not be one now.
  if (!ctx.actor.roles.includes('admin')) return
  if (!file.arrived) {
    await notice(say((w) => w.policy.files.lost))
    return
  }
  const bytes = await readAttachment(ctx.deps, file.id)
  await dropFile(ctx, file.id)
  if (bytes.length > policyFileLimit) {
    await notice(say((w) => w.policy.files.tooBig))
    return
  }
  const { values, faults } = readPolicyFile(Buffer.from(bytes).toString('utf8'))
  if (faults.length > 0) {
    await tell(ctx, ctx.actor.openId, policyFaultsCard.render({ faults }))
    return
  }
  const { policy } = await policyAt(ctx.tx, ctx.at)
  const wanted = { ...policy, ...values }
  const keys = differing(policy, wanted)
  if (keys.length === 0) {
    await notice(say((w) => w.policy.files.same))
    return
  }
  const change = Object.fromEntries(keys.map((key) => [key, wanted[key]]))
  await tell(ctx, ctx.actor.openId, await drawDraft(ctx, await startDraft(ctx, change, ctx.at)))
}
