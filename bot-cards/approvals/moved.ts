import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown } from '../kit/elements.ts'
import { ink } from '../kit/escape.ts'
import { hostile } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import type { MovedView } from './views.ts'

/** What is left of a card when a newer one stands further down: no facts, no buttons. */
export const movedRequestCard = defineCard<MovedView>({
  name: 'approvals/moved',
  samples: {
    usual: { title: { zh: '把 永禾地产 升为战略客户', en: 'Make 永禾地产 a strategic client' } },
    'hostile words': { title: same(hostile) },
  },
  render: ({ title }) =>
    card({
      title,
      tone: 'grey',
      tags: [{ text: say((w) => w.approvals.moved.tag), colour: 'neutral' }],
      summary: say((w) => w.approvals.moved.tag),
      elements: [markdown(sayMd((w) => ink('grey', w.approvals.moved.body)))],
    }),
})
