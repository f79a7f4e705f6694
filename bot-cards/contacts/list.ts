import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, label, lines, md, spaced } from '../kit/escape.ts'
import { drawn, endless, hostile, id } from '../kit/samples.ts'
import type { Bilingual } from '../kit/text.ts'
import { type Drawn, momentText } from '../kit/when.ts'
import { addContactForm, listContacts, openContact } from './actions.ts'
import { client, lines as sampleLines } from './samples.ts'
import type { ContactLine, ContactListView } from './views.ts'

const shown = 5

/** One contact in two lines: name, what they are, whether they consented; then their number and what runs out when. */
export const contactText = (line: ContactLine, drawnAt: Drawn, room: number) => {
  const until = line.purgeAt && momentText(line.purgeAt, drawnAt)
  return markdown(
    sayMd((w, of) =>
      lines([
        spaced([
          bold(clipLine(line.name, Math.min(room, 20))),
          dotted([
            md`${w.contacts.roles[line.role]}`,
            line.title !== undefined && md`${clipLine(line.title, Math.min(room, 20))}`,
          ]),
          line.status === 'pending' && label('orange', w.contacts.pending),
        ]),
        dotted([
          line.phone && ink(line.phone.masked ? 'grey' : 'blue', clipLine(line.phone.text, 40)),
          until && ink('orange', w.contacts.list.until(of(until))),
        ]),
      ]),
    ),
  )
}

function row(line: ContactLine, view: ContactListView, room: number): RootElement {
  const text = contactText(line, view, room)
  if (!view.mayOpen) return text
  return rowWithButton(
    text,
    button(
      say((w) => w.contacts.list.open),
      openContact.value({ contact: line.id, client: view.client.id }, 0),
      { type: 'primary_text', size: 'small' },
    ),
  )
}

const base: ContactListView = {
  ...drawn,
  client,
  lines: sampleLines,
  from: 0,
  people: { total: 3, deciders: 1, pending: 1, locked: 0 },
  mayOpen: true,
  mayAdd: true,
}

/** `/联系人 客户`: who works there, those who decide first, five at a time. */
export const contactListCard = defineCard<ContactListView>({
  name: 'contacts/list',
  samples: {
    'a usual client': base,
    'nobody yet': { ...base, lines: [], people: { total: 0, deciders: 0, pending: 0, locked: 1 } },
    'for a reader who may not add': { ...base, mayAdd: false },
    'in a group, masked': {
      ...base,
      lines: sampleLines.map((line) => ({
        ...line,
        name: `${line.name.slice(0, 1)}**`,
        ...(line.phone ? { phone: { text: '138****8000', masked: true } } : {}),
      })),
      mayOpen: false,
      mayAdd: false,
    },
    'the second five of many, hostile words': {
      ...base,
      client: { ...client, name: hostile },
      lines: Array.from({ length: 12 }, (_, n) => ({
        id: id('con', n),
        version: 1,
        name: hostile,
        title: endless,
        role: 'other' as const,
        phone: { text: hostile, masked: true },
        status: 'pending' as const,
        purgeAt: drawn.now,
      })),
      from: 5,
      people: { total: 40, deciders: 0, pending: 12, locked: 2 },
    },
  },
  render(view, room) {
    const { people, from } = view
    const rows = view.lines.slice(0, shown)
    const after = people.total - from - rows.length
    const page = (text: Bilingual, place: number) =>
      button(text, listContacts.value({ client: view.client.id, from: place }, 0))
    const buttons = [
      view.mayAdd &&
        button(
          say((w) => w.contacts.list.add),
          addContactForm.value({ client: view.client.id }, 0),
          { type: rows.length === 0 ? 'primary_filled' : 'default' },
        ),
      view.mayOpen &&
        after > 0 &&
        page(
          say((w) => w.contacts.list.more(after)),
          from + shown,
        ),
      view.mayOpen &&
        after <= 0 &&
        from > 0 &&
        page(
          say((w) => w.contacts.list.first),
          0,
        ),
    ].filter((one) => one !== false)
    return card({
      title: say((w) => w.contacts.list.title(clipLine(view.client.name, 24))),
      tone: people.pending > 0 || people.deciders === 0 ? 'orange' : 'blue',
      tags: [
        ...(people.deciders === 0
          ? [{ text: say((w) => w.contacts.list.noDecider), colour: 'orange' as const }]
          : []),
        ...(people.pending > 0
          ? [{ text: say((w) => w.contacts.list.pending(people.pending)), colour: 'orange' as const }]
          : []),
      ],
      summary: say((w) => w.contacts.list.summary),
      elements: [
        rows.length === 0 &&
          small(say((w) => (view.mayAdd ? w.contacts.list.none : w.contacts.list.noneYet))),
        ...rows.map((line) => row(line, view, room)),
        people.locked > 0 && small(say((w) => w.contacts.list.locked(people.locked))),
        !view.mayOpen && small(say((w) => w.contacts.list.inGroup)),
        buttons.length > 0 && buttonRow(buttons),
      ],
    })
  },
})
