import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown } from '../kit/elements.ts'
import { md } from '../kit/escape.ts'

/** A kind of message keqing cannot read: says which it can. */
export const unsupportedCard = defineCard<Record<string, never>>({
  name: 'system/unsupported',
  samples: { 'a sticker': {} },
  render: () =>
    card({
      title: say((w) => w.system.unsupported.title),
      tone: 'orange',
      summary: say((w) => w.system.unsupported.summary),
      elements: [markdown(sayMd((w) => md`${w.system.unsupported.body}`))],
    }),
})
