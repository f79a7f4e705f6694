import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { bold, clipLine, lines, md } from '../kit/escape.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { startDisclosure } from './actions.ts'
import type { DeniedView } from './views.ts'

/** Somebody asked to give a client's data to an outsider (制度四(三)): no, and what it would take. */
export const deniedCard = defineCard<DeniedView>({
  name: 'disclosure/denied',
  samples: {
    'a phone for the lamp man': { client: { id: id('cli', 1), name: '万川置业' }, recipient: '灯具老赵' },
    'no client understood': { recipient: '' },
    'hostile words': { client: { id: id('cli', 1), name: hostile }, recipient: endless },
  },
  render(view) {
    const to = clipLine(view.recipient, 20)
    return card({
      title: say((w) => w.disclosure.denied.title),
      ...(view.client ? { subtitle: same(clipLine(view.client.name, 30)) } : {}),
      tone: 'red',
      summary: say((w) => w.disclosure.denied.summary),
      elements: [
        markdown(
          sayMd((w) =>
            lines([
              bold(w.disclosure.denied.body(to === '' ? w.disclosure.denied.outsider : to)),
              md`${w.disclosure.denied.why}`,
            ]),
          ),
        ),
        view.client
          ? buttonRow([
              button(
                say((w) => w.disclosure.denied.start),
                startDisclosure.value({ client: view.client.id, ...(to === '' ? {} : { recipient: to }) }, 0),
              ),
            ])
          : small(say((w) => w.disclosure.denied.which)),
      ],
    })
  },
})
