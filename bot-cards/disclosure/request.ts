import { consentTo } from '../contacts/actions.ts'
import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, small } from '../kit/elements.ts'
import { bold, clip, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { drawn, endless, hostile, id } from '../kit/samples.ts'
import { dateText } from '../kit/when.ts'
import { endDisclosure, sendConsentFile, submitDisclosure } from './actions.ts'
import type { DisclosureView } from './views.ts'

const usual: DisclosureView = {
  ...drawn,
  disclosure: id('dis'),
  version: 1,
  client: id('cli', 1),
  name: '万川置业',
  recipient: '晶亮灯具 赵经理',
  purpose: '二期灯具深化',
  items: ['contact_names', 'contact_details'],
  untilDay: '2026-12-31',
  requestedBy: '李明',
  status: 'draft',
  consentFile: 'none',
  persons: [{ id: id('con', 1), name: '王建国', separate: false }],
}

const complete: DisclosureView = {
  ...usual,
  consentFile: 'here',
  persons: [{ id: id('con', 1), name: '王建国', separate: true }],
}

const tones: Record<DisclosureView['status'], Tone> = {
  draft: 'orange',
  asked: 'blue',
  approved: 'green',
  refused: 'red',
  ended: 'grey',
}

const shownPersons = 8

/** Every proof is there: it can go to legal. */
const ready = (view: DisclosureView) =>
  view.consentFile === 'here' && view.persons.every((person) => person.separate)

const tick = (has: boolean) => (has ? ink('green', '✓') : ink('red', '✗'))

function buttons(view: DisclosureView): RootElement[] {
  const ref = { disclosure: view.disclosure }
  const missing = view.persons.filter((person) => !person.separate).slice(0, 5)
  if (view.status === 'approved')
    return [
      buttonRow([
        button(
          say((w) => w.disclosure.request.end),
          endDisclosure.value(ref, view.version),
          { type: 'danger' },
        ),
      ]),
    ]
  if (view.status !== 'draft') return []
  return [
    ...(missing.length === 0
      ? []
      : [
          buttonRow(
            missing.map((person) =>
              button(
                say((w) => w.disclosure.request.record(clipLine(person.name, 12))),
                consentTo.value({ contact: person.id, recipient: view.recipient }, 0),
                { size: 'small' },
              ),
            ),
          ),
        ]),
    buttonRow([
      ...(view.consentFile === 'here'
        ? []
        : [
            button(
              say((w) => w.disclosure.request.sendFile),
              sendConsentFile.value(ref, view.version),
              { type: 'primary_filled' },
            ),
          ]),
      button(
        say((w) => w.disclosure.request.submit),
        submitDisclosure.value(ref, view.version),
        { type: ready(view) ? 'primary_filled' : 'default' },
      ),
      button(
        say((w) => w.disclosure.request.giveUp),
        endDisclosure.value(ref, view.version),
        { type: 'text' },
      ),
    ]),
  ]
}

/** One disclosure through its life: what is asked, which proofs are there, what was decided. */
export const disclosureCard = defineCard<DisclosureView>({
  name: 'disclosure/request',
  samples: {
    'nothing there yet': usual,
    'the file is awaited': { ...usual, consentFile: 'awaited' },
    'all is there': {
      ...usual,
      consentFile: 'here',
      persons: [{ id: id('con', 1), name: '王建国', separate: true }],
    },
    'with legal': { ...complete, status: 'asked' },
    approved: { ...usual, status: 'approved', consentFile: 'here', items: ['profile'], persons: [] },
    refused: { ...complete, status: 'refused' },
    ended: { ...complete, status: 'ended' },
    'hostile words': {
      ...usual,
      name: hostile,
      recipient: hostile,
      purpose: endless,
      requestedBy: hostile,
      persons: Array.from({ length: 30 }, (_, n) => ({
        id: id('con', n),
        name: hostile,
        separate: n % 2 === 0,
      })),
    },
  },
  render(view, room) {
    const until = dateText(view.untilDay, view)
    const { status } = view
    const open = status === 'draft'
    return card({
      title: say((w) => w.disclosure.request.title(clipLine(view.name, 24))),
      tone: tones[status],
      tags: [
        {
          text: say((w) => w.disclosure.statuses[open && ready(view) ? 'ready' : status]),
          colour: status === 'refused' ? 'red' : 'neutral',
        },
      ],
      summary: say((w) => w.disclosure.request.summary),
      elements: [
        markdown(
          sayMd((w, of) =>
            lines([
              bold(w.disclosure.request.to(clipLine(view.recipient, 40))),
              md`${w.disclosure.request.purpose(clip(view.purpose, Math.min(room, 120)))}`,
              md`${view.items.map((item) => w.disclosure.items[item]).join(w.disclosure.comma)}`,
              ink(
                'grey',
                dotted([
                  md`${w.disclosure.request.until(of(until))}`,
                  md`${w.disclosure.request.by(clipLine(view.requestedBy, 20))}`,
                ]),
              ),
            ]),
          ),
        ),
        markdown(
          sayMd((w) =>
            lines([
              bold(w.disclosure.request.checks),
              md`${tick(view.consentFile === 'here')} ${w.disclosure.request.file[view.consentFile]}`,
              ...view.persons
                .slice(0, shownPersons)
                .map(
                  (person) =>
                    md`${tick(person.separate)} ${w.disclosure.request.person(clipLine(person.name, 20), person.separate)}`,
                ),
              view.persons.length > shownPersons &&
                ink('grey', w.disclosure.request.moreChecks(view.persons.length - shownPersons)),
            ]),
          ),
        ),
        ...(open ? [] : [small(say((w) => w.disclosure.request[status]))]),
        ...buttons(view),
      ],
    })
  },
})
