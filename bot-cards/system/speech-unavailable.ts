import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown } from '../kit/elements.ts'
import { md } from '../kit/escape.ts'

/** The app may not recognise speech: the recording is kept, the words must be typed. */
export const speechUnavailableCard = defineCard<Record<string, never>>({
  name: 'system/speech-unavailable',
  samples: { 'no speech scope': {} },
  render: () =>
    card({
      title: say((w) => w.system.speech.title),
      tone: 'orange',
      summary: say((w) => w.system.speech.summary),
      elements: [markdown(sayMd((w) => md`${w.system.speech.body}`))],
    }),
})
