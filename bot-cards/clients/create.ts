import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown } from '../kit/elements.ts'
import { clipLine, md } from '../kit/escape.ts'
import { endless, hostile } from '../kit/samples.ts'
import { createClient } from './actions.ts'
import { createClientForm } from './create-form.ts'
import type { CreateClientView } from './views.ts'

/** Nothing matched the name: say so and create it in the same card. */
export const createClientCard = defineCard<CreateClientView>({
  name: 'clients/create',
  samples: {
    'not found': { typed: '云栖里', fields: { name: '云栖里' }, errors: {} },
    'asked for outright': { fields: {}, errors: {} },
    'name taken': {
      typed: '万川',
      fields: { name: '万川置业', type: 'developer', city: '杭州' },
      errors: {
        name: {
          zh: '「万川置业」已经在客户本里了，直接用它就行。',
          en: '“万川置业” is already in the client book. Just use it.',
        },
      },
    },
    'hostile words': {
      typed: endless,
      fields: { name: hostile, type: 'no_such_type', city: hostile },
      errors: {},
    },
  },
  render(view) {
    const { typed } = view
    return card({
      title: say((w) =>
        typed === undefined ? w.clients.create.titleEmpty : w.clients.create.title(clipLine(typed, 20)),
      ),
      tone: Object.keys(view.errors).length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.clients.create.summary),
      elements: [
        typed !== undefined && markdown(sayMd((w) => md`${w.clients.create.body}`)),
        createClientForm(
          view,
          createClient.value({}, 0),
          say((w) => w.clients.create.save),
        ),
      ],
    })
  },
})
