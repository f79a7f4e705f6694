import type { Area } from '../../bot/define.ts'
import { once } from '../../bot/once.ts'
import { askAll, list, nudge, publish, write } from './keep.ts'
import { ndaCommand, press, resume } from './sign.ts'
import { showNda } from './view.ts'

export { currentDocument } from './documents.ts'
export { askToSign } from './sign.ts'
export { showNda } from './view.ts'

/** The confidentiality agreement (制度四(三) 保密协议) and the company's other versioned texts. */
export const ndaArea: Area = {
  commands: [ndaCommand],
  actions: [press, list, nudge, write, publish],
  events: {
    /** Whoever opens the chat for the first time finds the agreement there. */
    async chat_entered(ctx) {
      const { actor } = ctx
      if (actor && !actor.nda && (await once(ctx.tx, 'nda.greet', actor.id, ctx.at)))
        await showNda(ctx, actor)
    },
  },
  tasks: { 'nda.resume': resume, 'nda.ask': askAll },
}
