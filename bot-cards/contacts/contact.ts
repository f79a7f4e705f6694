import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  collapsible,
  type FreeElement,
  markdown,
  rowWithButton,
  small,
} from '../kit/elements.ts'
import { bold, clip, clipLine, dotted, ink, lines, type Markdown, md } from '../kit/escape.ts'
import { at, endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { calendarText, momentText } from '../kit/when.ts'
import { attachmentLine } from '../visits/facts.ts'
import {
  consentForm,
  editContact,
  endSeparate,
  forgetForm,
  listContacts,
  sendCard,
  sendProof,
} from './actions.ts'
import { contact, pending } from './samples.ts'
import type { ContactView, Shown } from './views.ts'

const shownSeparate = 5

const about = (view: ContactView, room: number) =>
  markdown(
    sayMd((w) => {
      const say = w.contacts.card
      const line = (name: string, value: Markdown | undefined) => value && md`${ink('grey', name)} ${value}`
      const reach = (value: Shown | undefined) =>
        value &&
        (value.masked
          ? ink('grey', clipLine(value.text, 60))
          : md`${clipLine(value.text, Math.min(room, 80))}`)
      const text = (value: string | undefined) =>
        value === undefined ? undefined : md`${clip(value, Math.min(room, 120))}`
      return lines([
        line(say.phone, reach(view.phone)),
        line(say.mail, reach(view.mail)),
        line(say.wechat, reach(view.wechat)),
        line(say.birthday, text(view.birthday)),
        line(say.preferences, text(view.preferences)),
        !view.phone && !view.mail && !view.wechat && ink('grey', say.noPhone),
      ])
    }),
  )

function standing(view: ContactView): FreeElement[] {
  const { purgeAt, purgedAt, consent } = view
  if (view.status === 'pending') {
    const until = purgeAt && momentText(purgeAt, view)
    const purged = purgedAt && momentText(purgedAt, view)
    return [
      small(say((w) => w.contacts.card.hidden)),
      ...(until
        ? [
            small(
              say((w, of) => w.contacts.card.purge(of(until))),
              'orange',
            ),
          ]
        : []),
      ...(purged && !until
        ? [
            small(
              say((w, of) => w.contacts.card.purged(of(purged))),
              'red',
            ),
          ]
        : []),
    ]
  }
  if (!consent) return []
  const day = calendarText(consent.givenOn, view)
  const proofs = attachmentLine(consent.proofs, 60)
  return [
    markdown(
      sayMd((w, of) =>
        lines([
          bold(w.contacts.consented),
          md`${w.contacts.card.consent(w.contacts.channels[consent.channel], of(day), clipLine(consent.by, 20))}`,
          dotted([
            ink(
              'grey',
              w.contacts.card.purposes(
                consent.purposes.map((one) => w.contacts.purposes[one]).join(w.contacts.listComma),
              ),
            ),
            ink('grey', w.contacts.card.notice(consent.noticeVersion)),
          ]),
          proofs && of(proofs),
        ]),
      ),
    ),
  ]
}

function separate(view: ContactView): FreeElement[] {
  if (view.separate.length === 0) return []
  return [
    markdown(sayMd((w) => bold(w.contacts.card.separate))),
    ...view.separate.slice(0, shownSeparate).map((one): FreeElement => {
      const day = calendarText(one.givenOn, view)
      const text = markdown(
        sayMd((w, of) => md`${w.contacts.card.separateLine(clipLine(one.recipient, 30), of(day))}`),
      )
      if (!view.mayConsent) return text
      return rowWithButton(
        text,
        button(
          say((w) => w.contacts.card.endSeparate),
          endSeparate.value({ contact: view.contact, consent: one.id }, view.version),
          { type: 'danger_text', size: 'small' },
        ),
      )
    }),
  ]
}

function buttons(view: ContactView): FreeElement[] {
  const { contact, version } = view
  const agreed = view.status === 'consented'
  const record = (separate: boolean) => consentForm.value({ contact, separate }, version)
  const back = button(
    say((w) => w.contacts.card.back),
    listContacts.value({ client: view.client.id, from: 0 }, 0),
  )
  const edit = button(
    say((w) => w.contacts.card.edit),
    editContact.value({ contact }, version),
  )
  if (!view.mayConsent) return [buttonRow([...(view.mayEdit ? [edit] : []), back])]
  const more = [
    button(
      say((w) => w.contacts.card.sendCard),
      sendCard.value({ contact }, version),
    ),
    ...(agreed
      ? [
          button(
            say((w) => w.contacts.card.sendProof),
            sendProof.value({ contact }, version),
          ),
          button(
            say((w) => w.contacts.card.addSeparate),
            record(true),
          ),
        ]
      : []),
    button(
      say((w) => w.contacts.card.forget),
      forgetForm.value({ contact, client: view.client.id }, version),
      { type: 'danger' },
    ),
  ]
  return [
    buttonRow([
      ...(agreed
        ? []
        : [
            button(
              say((w) => w.contacts.card.record),
              record(false),
              { type: 'primary_filled' },
            ),
          ]),
      ...(view.mayEdit ? [edit] : []),
      back,
    ]),
    collapsible(
      say((w) => w.contacts.card.more),
      [buttonRow(more)],
    ),
  ]
}

const { phone: _, purgeAt: __, ...purged } = pending

/** One contact: how to reach them once they agreed, what they agreed to, and what can be done. */
export const contactCard = defineCard<ContactView>({
  name: 'contacts/contact',
  samples: {
    'agreed, with everything': contact,
    'no consent yet, two days left': pending,
    'purged, waiting for a card': { ...purged, purgedAt: at('2026-11-20 09:00'), waiting: 'card' },
    'for somebody who may only look': { ...contact, mayEdit: false, mayConsent: false },
    'hostile words': {
      ...contact,
      client: { id: id('cli', 1), name: hostile },
      name: endless,
      title: hostile,
      phone: { text: endless, masked: false },
      mail: { text: endless, masked: false },
      wechat: { text: hostile, masked: false },
      birthday: endless,
      preferences: endless,
      separate: Array.from({ length: 30 }, (_, n) => ({
        id: id('cns', n),
        recipient: hostile,
        givenOn: '2026-01-01',
      })),
      cards: Array.from({ length: 30 }, () => ({ kind: 'file', name: hostile, state: 'failed' })),
    },
  },
  render(view, room) {
    const cards = attachmentLine(view.cards, room)
    const { waiting } = view
    return card({
      title: same(clipLine(view.name, 24)),
      subtitle: say((w) =>
        [
          clipLine(view.client.name, 20),
          w.contacts.roles[view.role],
          ...(view.title === undefined ? [] : [clipLine(view.title, 20)]),
        ].join(' · '),
      ),
      tone: view.status === 'pending' ? 'orange' : 'green',
      tags: [
        view.status === 'pending'
          ? { text: say((w) => w.contacts.pending), colour: 'orange' }
          : { text: say((w) => w.contacts.consented), colour: 'green' },
      ],
      summary: say((w) => w.contacts.card.summary),
      elements: [
        about(view, room),
        ...standing(view),
        ...separate(view),
        cards && markdown(sayMd((w, of) => lines([bold(w.contacts.card.cards), of(cards)]))),
        waiting &&
          small(
            say((w) => (waiting === 'card' ? w.contacts.card.waitCard : w.contacts.card.waitProof)),
            'orange',
          ),
        ...buttons(view),
      ],
    })
  },
})
