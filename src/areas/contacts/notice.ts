import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import type { EventCtx } from '../../bot/context.ts'
import { currentDocument } from '../nda/index.ts'

/** The notice people are told before they agree, with the version a consent is recorded under. */
export async function consentNotice(ctx: EventCtx): Promise<{ version: number; text: Bilingual }> {
  const { version, zh, en } = await currentDocument(ctx, 'consent_notice')
  return { version, text: { zh, en } }
}
