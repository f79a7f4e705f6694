import { signCard } from '../../../bot-cards/nda/sign.ts'
import type { NdaView } from '../../../bot-cards/nda/views.ts'
import { type EventCtx, type Staff, tell } from '../../bot/context.ts'
import { dayOf } from '../../kernel/days.ts'
import { currentDocument } from './documents.ts'
import { standingOf } from './signatures.ts'

/** Admins and legal keep the texts and see who has not signed. */
export const keepers = ['admin', 'legal'] as const

/** The agreement as it stands for a person. `waiting`: messages kept for them, or taken up again just now. */
export async function drawNda(
  ctx: EventCtx & { actor: Staff },
  more: { keeper?: boolean; waiting?: number } = {},
): Promise<object> {
  const [text, mine] = await Promise.all([currentDocument(ctx, 'nda'), standingOf(ctx.tx, ctx.actor.id)])
  return signCard.render({
    now: ctx.at,
    zone: ctx.deps.zone,
    version: text.version,
    text: { zh: text.zh, en: text.en },
    state: stateOf(ctx, text.version, mine, more.waiting ?? 0),
    keeper: more.keeper ?? false,
  })
}

function stateOf(
  ctx: EventCtx,
  version: number,
  mine: Awaited<ReturnType<typeof standingOf>>,
  waiting: number,
): NdaView['state'] {
  const holds = mine.version !== undefined && (mine.until === undefined || ctx.at < mine.until)
  if (!holds) return { is: 'unsigned', ...(waiting > 0 ? { waiting: true } : {}) }
  if (mine.version !== version && mine.until) return { is: 'renew', from: dayOf(mine.until, ctx.deps.zone) }
  return { is: 'signed', at: mine.at ?? ctx.at, ...(waiting > 0 ? { waiting } : {}) }
}

/** Shows somebody the agreement in their private chat: a card of its own each time, for an older one is out of sight. */
export async function showNda(ctx: EventCtx, person: Staff, waiting = 0): Promise<void> {
  await tell(ctx, person.openId, await drawNda({ ...ctx, actor: person }, { waiting }))
}
