import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { markdown, small } from '../kit/elements.ts'
import { clipLine, md } from '../kit/escape.ts'
import type { FailedView } from './views.ts'

/** A bug of ours: nothing was saved, the event is kept for replay, here is what to quote. */
export const failedCard = defineCard<FailedView>({
  name: 'system/failed',
  samples: { 'with its trace': { trace: 'trc_01KAQ000000000000000000042' } },
  render: (view) =>
    card({
      title: say((w) => w.system.failed.title),
      tone: 'red',
      summary: say((w) => w.system.failed.summary),
      elements: [
        markdown(sayMd((w) => md`${w.system.failed.body}`)),
        small(say((w) => w.system.failed.trace(clipLine(view.trace, 40)))),
      ],
    }),
})
