import { noticeCard } from '../../../bot-cards/system/notice.ts'
import { unsupportedCard } from '../../../bot-cards/system/unsupported.ts'
import { hints } from '../../../bot-cards/visits/hints.ts'
import { spokenText } from '../../bot/command-text.ts'
import { type Ctx, done, type Outcome, reply } from '../../bot/context.ts'
import type { MessageEvent } from '../../lark/in/event.ts'
import { attach, expectedFile, type Sent, takeExpected } from '../files/index.ts'
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
  if (ctx.origin.chatType === 'p2p' && sent.length > 0) await file(ctx, event.messageId, sent)
  return done
}

/** What was sent belongs to whatever came last: a file that was asked for, or the draft in hand. Voice is a visit told. */
async function file(ctx: Ctx, messageId: string, sent: readonly Sent[]): Promise<void> {
  const [expected, draft] = await Promise.all([expectedFile(ctx), draftInHand(ctx.tx, ctx.actor.id, ctx.at)])
  const spoken = sent.filter((part) => part.kind === 'audio')
  const others = sent.filter((part) => part.kind !== 'audio')
  for (const part of spoken) {
    const owner = draft?.id ?? (await draftForVoice(ctx))
    await attach(ctx, { entity: 'drafts', entityId: owner }, messageId, part, 'visits.hear')
  }
  if (others.length === 0) return
  if (expected && (!draft || draft.since <= expected.since))
    if (await takeExpected(ctx, expected, messageId, others)) return
  for (const part of others) {
    if (part.kind === 'name_card') await reply(ctx, unsupportedCard.render({}))
    else if (draft) await attach(ctx, { entity: 'drafts', entityId: draft.id }, messageId, part)
    else await reply(ctx, noticeCard.render({ tone: 'info', text: hints.noDraftForFile }))
  }
}
