import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { say } from '../../../bot-cards/i18n/say.ts'
import { signNda } from '../../../bot-cards/nda/actions.ts'
import { inbox } from '../../../drizzle/schema/bot.ts'
import { type Ctx, done, reply, roles } from '../../bot/context.ts'
import { type AreaTask, defineAction, defineCommand } from '../../bot/define.ts'
import { keepWaiting } from '../../bot/inbox.ts'
import type { Tx } from '../../db/types.ts'
import { putTask } from '../../jobs/tasks.ts'
import type { BotEvent } from '../../lark/in/event.ts'
import { currentDocument } from './documents.ts'
import { sign, standingOf } from './signatures.ts'
import { drawNda, keepers, showNda } from './view.ts'

const isKeeper = (ctx: Ctx) => keepers.some((role) => ctx.actor.roles.includes(role))

/** `/保密协议`: the text, my signature and, for admins and legal, who has not signed. */
export const ndaCommand = defineCommand({
  name: 'nda',
  zh: '保密协议',
  aliases: ['bmxy'],
  help: { zh: '看保密协议，签一下', en: 'Read and sign the confidentiality agreement' },
  usage: { zh: '/保密协议', en: '/nda' },
  roles,
  where: 'private',
  open: true,
  async run(ctx) {
    const waiting = ctx.actor.nda ? 0 : (await waitingFor(ctx.tx, ctx.actor.openId)).length
    await reply(ctx, await drawNda(ctx, { keeper: isKeeper(ctx), waiting }))
    return done
  },
})

/** Signs the text that was shown, if it is still the newest, and takes up what was kept meanwhile. */
export const press = defineAction(signNda, {
  roles,
  open: true,
  async run(ctx, { payload }) {
    const { version } = await currentDocument(ctx, 'nda')
    const keeper = isKeeper(ctx)
    if (payload.version !== version)
      return { refusal: { code: 'stale_card', params: {} }, card: await drawNda(ctx, { keeper }) }
    const mine = await standingOf(ctx.tx, ctx.actor.id)
    // Signed already, on another card.
    if (ctx.actor.nda && mine.version === version) return { card: await drawNda(ctx, { keeper }) }
    const keys = await waitingFor(ctx.tx, ctx.actor.openId)
    await sign(ctx, version)
    if (keys.length > 0) await putTask(ctx.tx, ctx.deps, ctx.at, 'nda.resume', { openId: ctx.actor.openId })
    const signed = { ...ctx, actor: { ...ctx.actor, nda: true } }
    return {
      card: await drawNda(signed, { keeper, waiting: keys.length }),
      toast: { tone: 'success', text: say((w) => w.nda.sign.toast) },
    }
  },
})

/** Keys of what somebody sent before they signed, in the order it came. */
async function waitingFor(tx: Tx, openId: string): Promise<string[]> {
  const rows = await tx
    .select({ key: inbox.key })
    .from(inbox)
    .where(and(eq(inbox.waitsFor, openId), eq(inbox.status, 'waiting')))
    .orderBy(asc(inbox.receivedAt), asc(inbox.key))
  return rows.map((row) => row.key)
}

/**
 * Somebody without a valid signature wanted something: they are shown the agreement. Words are kept and taken up again
 * once they have signed; a press or a menu entry can simply be repeated.
 */
export async function askToSign(ctx: Ctx, event: BotEvent): Promise<void> {
  const keeps = event.kind === 'message'
  if (keeps) await keepWaiting(ctx.deps, ctx.tx, event, ctx.actor.openId)
  await showNda(ctx, ctx.actor, keeps ? 1 : 0)
}

const payload = z.object({ openId: z.string() })

/** What was kept for somebody who has signed now goes through the handlers, one after the other. */
export const resume: AreaTask = {
  async run({ deps, replay }, raw) {
    for (const key of await waitingFor(deps.db, payload.parse(raw).openId)) await replay(key)
  },
}
