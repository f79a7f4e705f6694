import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { unsupportedCard } from '../../../bot-cards/system/unsupported.ts'
import { hints } from '../../../bot-cards/visits/hints.ts'
import { spokenText } from '../../bot/command-text.ts'
import { type Ctx, done, type Outcome, reply } from '../../bot/context.ts'
import type { MessageEvent } from '../../lark/in/event.ts'
import { attach, type Sent } from './attachments.ts'
import { draftInHand } from './drafts.ts'
import { draftForVoice, draftFromText } from './start-draft.ts'

/** A message that is no command: words become a draft visit, photos and voice go with the draft in hand. */
export async function visitMessage(ctx: Ctx, event: MessageEvent): Promise<Outcome> {
  const text = spokenText(event)
  const sent = event.content.filter(
    (part): part is Sent => part.kind !== 'text' && part.kind !== 'unsupported',
  )
  if (text === '' && sent.length === 0) {
    await reply(ctx, unsupportedCard.render({}))
    return done
  }
  if (text !== '') {
    const outcome = await draftFromText(ctx, text, { always: false })
    if (outcome && 'refusal' in outcome) return outcome
    if (!outcome && sent.length === 0)
      await reply(ctx, noticeCard.render({ tone: 'info', text: hints.notAVisit }))
  }
  if (ctx.origin.chatType === 'p2p') for (const part of sent) await file(ctx, event, part)
  return done
}

async function file(ctx: Ctx, event: MessageEvent, sent: Sent): Promise<void> {
  const draft = await draftInHand(ctx.tx, ctx.actor.id, ctx.at)
  if (draft) await attach(ctx, draft, event.messageId, sent)
  else if (sent.kind === 'audio') await attach(ctx, await draftForVoice(ctx), event.messageId, sent)
  else await reply(ctx, noticeCard.render({ tone: 'info', text: hints.noDraftForFile }))
}
