import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, markdown, rowWithButton } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { createClient, openClient } from './actions.ts'
import { newClientForm } from './create-form.ts'
import { createSamples } from './create-samples.ts'
import type { CreateClientView, DuplicateView } from './views.ts'

/** A record it may be, why, and the way to use that one. */
export const duplicateRow = (one: DuplicateView, room: number) =>
  rowWithButton(
    markdown(
      sayMd((w) =>
        lines([
          bold(clipLine(one.name, Math.min(room, 30))),
          dotted([
            ink('orange', w.clients.create.by[one.by]),
            one.city !== '' && ink('grey', clipLine(one.city, 12)),
            one.owner !== undefined && ink('grey', clipLine(one.owner, 12)),
          ]),
        ]),
      ),
    ),
    button(
      say((w) => w.clients.create.useThis),
      openClient.value({ client: one.id }, 0),
      { type: 'primary', size: 'small' },
    ),
  )

/** A new client: from a sentence, from nothing, or because nothing matched the name. Doubts are asked before saving. */
export const createClientCard = defineCard<CreateClientView>({
  name: 'clients/create',
  samples: createSamples,
  render(view, room) {
    const { typed, duplicates = [] } = view
    const asks = duplicates.length > 0
    const wrong = Object.keys(view.errors).length > 0
    return card({
      title: say((w) =>
        asks
          ? w.clients.create.titleSame
          : typed === undefined
            ? w.clients.create.titleEmpty
            : w.clients.create.title(clipLine(typed, 20)),
      ),
      tone: asks || wrong ? 'orange' : 'blue',
      summary: say((w) => w.clients.create.summary),
      elements: [
        asks && markdown(sayMd((w) => md`${w.clients.create.bodySame}`)),
        ...duplicates.slice(0, 5).map((one) => duplicateRow(one, room)),
        !asks && typed !== undefined && markdown(sayMd((w) => md`${w.clients.create.body}`)),
        newClientForm(view, (payload) => createClient.value(payload, 0)),
      ],
    })
  },
})
