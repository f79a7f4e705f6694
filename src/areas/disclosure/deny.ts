import { deniedCard } from '../../../bot-cards/disclosure/denied.ts'
import { audit, done, reply, roles } from '../../bot/context.ts'
import type { Sentence } from '../../bot/define.ts'
import { clientAtStart } from '../clients/index.ts'
import { asksToGive } from './rules.ts'
import { entity } from './view.ts'

/** "把万川王总电话发给灯具老赵" (scenario 10): refused, on record, with the way that leads there. */
export const deny: Sentence = {
  name: 'disclosure.deny',
  roles,
  hears: (text) => asksToGive(text) !== undefined,
  async run(ctx, text) {
    const asked = asksToGive(text)
    if (!asked) return done
    const { match } = await clientAtStart(ctx, asked.what)
    const client = match.state === 'known' ? { id: match.clientId, name: match.client } : undefined
    await audit(ctx, {
      action: 'disclosure.denied',
      entity: client ? 'clients' : entity,
      entityId: client?.id ?? '',
      after: { recipient: 'changed' },
    })
    await reply(ctx, deniedCard.render({ recipient: asked.whom, ...(client ? { client } : {}) }))
    return done
  },
}
