import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { form, input, markdown, submitButton } from '../kit/elements.ts'
import { clipLine, ink, md } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { drawn, endless } from '../kit/samples.ts'
import type { Bilingual } from '../kit/text.ts'
import { same } from '../kit/text.ts'
import { sendExcuse } from './actions.ts'
import { dutyText } from './line.ts'
import { duty, hostileDuty } from './samples.ts'
import type { ExcuseView } from './views.ts'

const who = (view: ExcuseView): Bilingual =>
  view.asks === undefined ? say((w) => w.duties.excuse.manager) : same(clipLine(view.asks, 20))

/** Why a duty is not done: one sentence for the line manager. */
export const excuseCard = defineCard<ExcuseView>({
  name: 'duties/excuse',
  samples: {
    'a missed month': { ...drawn, duty: duty('missed'), asks: '王芳' },
    'without a reason': {
      ...drawn,
      duty: duty('overdue'),
      asks: '王芳',
      error: say((w) => w.duties.excuse.missing),
    },
    sent: { ...drawn, duty: duty('missed'), asks: '王芳', sent: true },
    'hostile words': { ...drawn, duty: hostileDuty, reason: endless },
  },
  render(view, room) {
    const asks = who(view)
    const summary = say((w) => w.duties.excuse.summary)
    const about = dutyText(view.duty, view, { room })
    if (view.sent)
      return card({
        title: say((w) => w.duties.excuse.sentTitle),
        tone: 'blue',
        summary,
        elements: [about, markdown(sayMd((w, of) => md`${w.duties.excuse.sent(of(asks))}`))],
      })
    return card({
      title: say((w) => w.duties.excuse.title),
      tone: view.error ? 'orange' : 'blue',
      summary,
      elements: [
        about,
        markdown(sayMd((w, of) => ink('grey', w.duties.excuse.lead(of(asks))))),
        form(
          'excuse',
          [
            ...labelled(
              say((w) => w.duties.excuse.reason),
              input('reason', {
                placeholder: say((w) => w.duties.excuse.reasonHint),
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
            say((w) => w.duties.excuse.send),
            sendExcuse.value({ duty: view.duty.id }, view.duty.version),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
      ],
    })
  },
})
