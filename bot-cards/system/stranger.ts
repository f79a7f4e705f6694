import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown } from '../kit/elements.ts'
import { md } from '../kit/escape.ts'

/** Somebody who is not in the company directory: polite, and without any data. */
export const strangerCard = defineCard<Record<string, never>>({
  name: 'system/stranger',
  samples: { 'not one of us': {} },
  render: () =>
    card({
      title: say((w) => w.system.stranger.title),
      tone: 'grey',
      summary: say((w) => w.system.stranger.summary),
      elements: [markdown(sayMd((w) => md`${w.system.stranger.body}`))],
    }),
})
