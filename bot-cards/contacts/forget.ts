import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { clipLine, ink, lines, md } from '../kit/escape.ts'
import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { momentText } from '../kit/when.ts'
import { forgetContact, forgetForm, openContact } from './actions.ts'
import { client } from './samples.ts'
import type { ChooseContactView, ForgetView, ForgottenView } from './views.ts'

const shown = 5

/** Asks before anything is deleted, and whether a contract holds something back. */
export const forgetCard = defineCard<ForgetView>({
  name: 'contacts/forget',
  samples: {
    'nothing in the records': { contact: id('con', 1), version: 3, client, name: '王建国', named: false },
    'named in a contract': { contact: id('con', 1), version: 3, client, name: '王建国', named: true },
    'hostile words': {
      contact: id('con', 1),
      version: 3,
      client: { ...client, name: endless },
      name: hostile,
      named: false,
    },
  },
  render(view) {
    const press = (signed: boolean) => forgetContact.value({ contact: view.contact, signed }, view.version)
    const back = button(
      say((w) => w.contacts.forget.back),
      openContact.value({ contact: view.contact, client: view.client.id }, 0),
    )
    return card({
      title: say((w) => w.contacts.forget.title(clipLine(view.name, 20))),
      subtitle: same(clipLine(view.client.name, 30)),
      tone: 'orange',
      summary: say((w) => w.contacts.forget.summary),
      elements: [
        markdown(sayMd((w) => md`${w.contacts.forget.body}`)),
        markdown(sayMd((w) => md`${view.named ? w.contacts.forget.named : w.contacts.forget.question}`)),
        buttonRow(
          view.named
            ? [
                button(
                  say((w) => w.contacts.forget.lock),
                  press(false),
                  { type: 'danger' },
                ),
                back,
              ]
            : [
                button(
                  say((w) => w.contacts.forget.all),
                  press(false),
                  { type: 'danger' },
                ),
                button(
                  say((w) => w.contacts.forget.keep),
                  press(true),
                ),
                back,
              ],
        ),
      ],
    })
  },
})

/** The receipt of a withdrawal, for the one who recorded it, the client's owner, and whoever opens an old card. */
export const forgottenCard = defineCard<ForgottenView>({
  name: 'contacts/forgotten',
  samples: {
    deleted: { ...drawn, client: '万川置业', name: '王**', at: at('2026-11-23 17:40'), by: '李明' },
    locked: {
      ...drawn,
      client: '万川置业',
      name: '王**',
      at: at('2026-11-23 17:40'),
      by: '李明',
      lock: 'signed',
    },
    'hostile words': { ...drawn, client: hostile, name: hostile, at: at('2026-11-01 08:00'), lock: 'named' },
  },
  render(view) {
    const when = momentText(view.at, view)
    const { by, lock } = view
    return card({
      title: say((w) => w.contacts.forgotten.title),
      tone: 'grey',
      tags: [{ text: say((w) => w.contacts.forgotten.receipt), colour: 'neutral' }],
      summary: say((w) => w.contacts.forgotten.summary),
      elements: [
        markdown(
          sayMd((w, of) =>
            lines([
              md`${w.contacts.forgotten.who(clipLine(view.name, 20), clipLine(view.client, 30))}`,
              md`${lock ? w.contacts.forgotten.locked(w.contacts.locks[lock]) : w.contacts.forgotten.deleted}`,
              ink(
                'grey',
                by === undefined
                  ? w.contacts.forgotten.at(of(when))
                  : w.contacts.forgotten.by(clipLine(by, 20), of(when)),
              ),
            ]),
          ),
        ),
        small(say((w) => w.contacts.forgotten.reply)),
      ],
    })
  },
})

/** Several people could be meant by what was said: pick one, confirm in the next step. */
export const chooseContactCard = defineCard<ChooseContactView>({
  name: 'contacts/choose',
  samples: {
    'two called Wang': {
      typed: '王总说别再打给他了，信息删掉',
      options: [
        { contact: id('con', 1), client, name: '王建国', title: '副总经理' },
        { contact: id('con', 5), client: { id: id('cli', 2), name: '龙澜商业' }, name: '王磊' },
      ],
      more: 0,
    },
    'many, hostile words': {
      typed: endless,
      options: Array.from({ length: 20 }, (_, n) => ({
        contact: id('con', n),
        client: { id: id('cli', n), name: hostile },
        name: hostile,
        title: endless,
      })),
      more: 9,
    },
  },
  render(view) {
    const more = view.more + Math.max(0, view.options.length - shown)
    return card({
      title: say((w) => w.contacts.forget.which),
      tone: 'blue',
      summary: say((w) => w.contacts.forget.whichSummary),
      elements: [
        markdown(sayMd((w) => md`${w.contacts.forget.whichLead(clipLine(view.typed, 30))}`)),
        ...view.options
          .slice(0, shown)
          .map((one) =>
            button(
              same(
                [clipLine(one.client.name, 16), clipLine(one.name, 12), clipLine(one.title ?? '', 12)]
                  .filter((text) => text !== '')
                  .join(' · '),
              ),
              forgetForm.value({ contact: one.contact, client: one.client.id }, 0),
              { width: 'fill' },
            ),
          ),
        more > 0 && small(say((w) => w.contacts.forget.whichMore(more))),
      ],
    })
  },
})
