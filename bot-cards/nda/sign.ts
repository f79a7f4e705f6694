import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, collapsible, markdown, type RootElement, small } from '../kit/elements.ts'
import { clip, md } from '../kit/escape.ts'
import { at, drawn, endless } from '../kit/samples.ts'
import { dateText, momentText } from '../kit/when.ts'
import { openUnsigned, signNda, writeDocument } from './actions.ts'
import type { NdaView } from './views.ts'

const usual: NdaView = {
  ...drawn,
  version: 1,
  text: {
    zh: '一、客户的联系人、电话、合同、谈话内容，只用于公司工作。\n二、不拍照外传，不转发给公司以外的人。',
    en: '1. Contacts, phones, contracts and talks of clients are for company work only.\n2. Nothing is passed on to people outside the company.',
  },
  state: { is: 'unsigned' },
  keeper: false,
}

const lead = (view: NdaView): RootElement[] => {
  const { state } = view
  switch (state.is) {
    case 'unsigned':
      return [
        markdown(sayMd((w) => md`${w.nda.sign.lead}`)),
        ...(state.waiting ? [small(say((w) => w.nda.sign.waiting))] : []),
      ]
    case 'renew': {
      const from = dateText(state.from, view)
      return [markdown(sayMd((w, of) => md`${w.nda.sign.renew(of(from))}`))]
    }
    case 'signed': {
      const when = momentText(state.at, view)
      const { waiting = 0 } = state
      return [
        markdown(sayMd((w, of) => md`${w.nda.sign.signed(of(when))}`)),
        ...(waiting > 0 ? [small(say((w) => w.nda.sign.resumed(waiting)))] : []),
      ]
    }
  }
}

/** The agreement and the one button that signs it; green once signed. */
export const signCard = defineCard<NdaView>({
  name: 'nda/sign',
  samples: {
    'to be signed': usual,
    'something waits for it': { ...usual, state: { is: 'unsigned', waiting: true } },
    'a new version': { ...usual, version: 2, state: { is: 'renew', from: '2026-12-01' } },
    signed: { ...usual, state: { is: 'signed', at: at('2026-11-23 17:38'), waiting: 2 } },
    'for admins and legal': { ...usual, state: { is: 'signed', at: at('2026-10-08 09:00') }, keeper: true },
    'a very long text': { ...usual, text: { zh: endless, en: endless } },
  },
  render(view, room) {
    const signed = view.state.is === 'signed'
    const length = room >= 300 ? 1100 : room * 4
    return card({
      title: say((w) => w.nda.sign.title),
      tone: signed ? 'green' : 'orange',
      tags: [
        {
          text: say((w) => (signed ? w.nda.sign.signedTag : w.nda.sign.unsignedTag)),
          colour: signed ? 'green' : 'orange',
        },
      ],
      summary: say((w) => w.nda.sign.summary),
      elements: [
        ...lead(view),
        collapsible(
          say((w) => w.nda.sign.text(view.version)),
          [markdown(sayMd((_, of) => md`${clip(of(view.text), length)}`))],
          !signed,
        ),
        !signed &&
          buttonRow([
            button(
              say((w) => w.nda.sign.press),
              signNda.value({ version: view.version }, view.version),
              {
                type: 'primary_filled',
              },
            ),
          ]),
        view.keeper &&
          buttonRow([
            button(
              say((w) => w.nda.sign.who),
              openUnsigned.value({ from: 0 }, 0),
            ),
            button(
              say((w) => w.nda.sign.write),
              writeDocument.value({ kind: 'nda' }, 0),
              { type: 'text' },
            ),
            button(
              say((w) => w.nda.sign.notice),
              writeDocument.value({ kind: 'consent_notice' }, 0),
              {
                type: 'text',
              },
            ),
          ]),
      ],
    })
  },
})
