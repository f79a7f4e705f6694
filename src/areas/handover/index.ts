import type { Area } from '../../bot/define.ts'
import { accept, decline } from './answer.ts'
import { cancel, close, discard } from './close.ts'
import { accountGone, end, ending } from './end.ts'
import { offer } from './offer.ts'
import { noPledge, sign } from './pledge.ts'
import { handoverCommand, handoverSentence, start } from './start.ts'

export { begin } from './begin.ts'

/** Somebody leaves or changes post (制度四(三) 离职/转岗): nothing is lost, access ends, secrets stay kept. */
export const handoverArea: Area = {
  commands: [handoverCommand],
  actions: [start, offer, accept, decline, sign, noPledge, discard, end, close, cancel],
  sentences: [handoverSentence],
  schedules: [ending],
  events: {
    async user_deleted(ctx, event) {
      await accountGone(ctx, event.openId)
    },
  },
}
