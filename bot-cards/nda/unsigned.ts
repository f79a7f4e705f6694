import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, rowWithButton, small } from '../kit/elements.ts'
import { clipLine, dotted, ink, md } from '../kit/escape.ts'
import { drawn, hostile, id } from '../kit/samples.ts'
import { nudgeUnsigned, openUnsigned } from './actions.ts'
import type { UnsignedView } from './views.ts'

const shown = 5

/** For admins and legal: who has not signed yet, five at a time, each with a reminder. */
export const unsignedCard = defineCard<UnsignedView>({
  name: 'nda/unsigned',
  samples: {
    'two people': {
      ...drawn,
      people: [
        { person: id('per', 9), name: '许诺' },
        { person: id('per', 8), name: '钱多', nudged: true },
      ],
      total: 2,
      from: 0,
    },
    everybody: { ...drawn, people: [], total: 0, from: 0 },
    'many, hostile names': {
      ...drawn,
      people: Array.from({ length: 5 }, (_, n) => ({ person: id('per', n), name: hostile })),
      total: 48,
      from: 5,
    },
  },
  render(view) {
    const next = view.from + shown
    return card({
      title: say((w) => w.nda.unsigned.title),
      tone: view.total === 0 ? 'green' : 'orange',
      summary: say((w) => w.nda.unsigned.summary),
      elements: [
        small(say((w) => (view.total === 0 ? w.nda.unsigned.none : w.nda.unsigned.total(view.total)))),
        ...view.people.slice(0, shown).map((one) =>
          one.nudged
            ? markdown(
                sayMd((w) => dotted([md`${clipLine(one.name, 20)}`, ink('green', w.nda.unsigned.nudged)])),
              )
            : rowWithButton(
                markdown(sayMd(() => md`${clipLine(one.name, 20)}`)),
                button(
                  say((w) => w.nda.unsigned.nudge),
                  nudgeUnsigned.value({ person: one.person, from: view.from }, 0),
                  { size: 'small' },
                ),
              ),
        ),
        next < view.total &&
          buttonRow([
            button(
              say((w) => w.nda.unsigned.more),
              openUnsigned.value({ from: next }, 0),
            ),
          ]),
      ],
    })
  },
})
