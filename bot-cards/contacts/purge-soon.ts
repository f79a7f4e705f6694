import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, markdown, rowWithButton, small } from '../kit/elements.ts'
import { clipLine, md } from '../kit/escape.ts'
import { at, drawn, hostile, id } from '../kit/samples.ts'
import { momentText } from '../kit/when.ts'
import { openContact } from './actions.ts'
import { client } from './samples.ts'
import type { PurgeSoonView } from './views.ts'

const shown = 5
const person = (n: number, name: string) => ({
  contact: id('con', n),
  version: 1,
  name,
  purgeAt: at('2026-11-24 11:20'),
})

/** The day before: whose phone and mail are purged unless their consent is recorded. */
export const purgeSoonCard = defineCard<PurgeSoonView>({
  name: 'contacts/purge-soon',
  samples: {
    one: { ...drawn, client, people: [person(1, '孙晓梅')] },
    'many, hostile words': {
      ...drawn,
      client: { ...client, name: hostile },
      people: Array.from({ length: 12 }, (_, n) => person(n, hostile)),
    },
  },
  render(view) {
    return card({
      title: say((w) => w.contacts.purge.title),
      tone: 'orange',
      summary: say((w) => w.contacts.purge.summary),
      elements: [
        markdown(sayMd((w) => md`${w.contacts.purge.body(clipLine(view.client.name, 24))}`)),
        ...view.people.slice(0, shown).map((one) => {
          const when = momentText(one.purgeAt, view)
          return rowWithButton(
            markdown(sayMd((w, of) => md`${w.contacts.purge.line(clipLine(one.name, 20), of(when))}`)),
            button(
              say((w) => w.contacts.purge.record),
              openContact.value({ contact: one.contact, client: view.client.id }, 0),
              { type: 'primary', size: 'small' },
            ),
          )
        }),
        view.people.length > shown && small(say((w) => w.contacts.purge.more(view.people.length - shown))),
      ],
    })
  },
})
