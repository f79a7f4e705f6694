import { builtInNotice } from '../../../bot-cards/contacts/notice.ts'
import type { Bilingual } from '../../../bot-cards/kit/text.ts'
import type { EventCtx } from '../../bot/context.ts'

/** The notice people are told before they agree, with the version a consent is recorded under. */
export const consentNotice = async (_ctx: EventCtx): Promise<{ version: number; text: Bilingual }> =>
  builtInNotice
