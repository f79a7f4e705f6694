import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { form, input, markdown, submitButton } from '../kit/elements.ts'
import { clipLine, md } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { type Bilingual, same } from '../kit/text.ts'
import { submitAccess } from './actions.ts'
import type { AskAccessView } from './views.ts'

const usual: AskAccessView = { client: id('cli', 1), name: '万川置业', owner: '李明', hours: 72 }

/** Asks the owner of a client for leave to see it for a while. */
export const askAccessCard = defineCard<AskAccessView>({
  name: 'access/ask',
  samples: {
    'a usual request': usual,
    'without a reason': {
      ...usual,
      reason: '',
      error: say((w) => w.access.ask.missing),
    },
    'on its way': { ...usual, sent: true },
    'no owner yet': { client: id('cli', 2), name: '云栖谷', hours: 72 },
    'hostile words': { ...usual, name: hostile, owner: hostile, reason: endless },
  },
  render(view) {
    const owner: Bilingual =
      view.owner === undefined ? say((w) => w.access.ask.noOwner) : same(clipLine(view.owner, 20))
    const name = clipLine(view.name, 30)
    if (view.sent)
      return card({
        title: say((w) => w.access.ask.sentTitle),
        subtitle: same(name),
        tone: 'blue',
        summary: say((w) => w.access.ask.summary),
        elements: [markdown(sayMd((w, of) => md`${w.access.ask.sent(of(owner))}`))],
      })
    return card({
      title: say((w) => w.access.ask.title(name)),
      tone: view.error ? 'orange' : 'blue',
      summary: say((w) => w.access.ask.summary),
      elements: [
        markdown(sayMd((w, of) => md`${w.access.ask.body(of(owner), view.hours)}`)),
        form(
          'access',
          [
            ...labelled(
              say((w) => w.access.ask.reason),
              input('reason', {
                placeholder: say((w) => w.access.ask.reasonHint),
                value: view.reason,
                required: true,
                max: 300,
                rows: 2,
              }),
              { required: true, error: view.error },
            ),
          ],
          submitButton(
            'send',
            say((w) => w.access.ask.send),
            submitAccess.value({ client: view.client }, 0),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
      ],
    })
  },
})
