import { say } from '../i18n/say.ts'
import {
  form,
  input,
  multiSelect,
  personPicker,
  type RootElement,
  small,
  submitButton,
} from '../kit/elements.ts'
import { clipLine } from '../kit/escape.ts'
import { offerClients, recordNoPledge } from './actions.ts'
import type { HandoverView } from './views.ts'

/** Options one select shows; the rest is listed once these are given away. */
const offered = 30

/** Who takes what: some clients or all that are left, and one successor. */
export function offerForm(view: HandoverView, room: number): RootElement[] {
  const shown = view.toOffer.slice(0, room >= 120 ? offered : 10)
  const more = view.toOffer.length - shown.length
  return [
    form(
      'offerForm',
      [
        multiSelect('items', {
          placeholder: say((w) => w.handover.card.pick),
          options: shown.map((one) => ({
            value: one.item,
            text: say((w) => {
              const name = clipLine(one.client, 24)
              return one.step ? `${name} · ${w.handover.offer.stepOf}` : name
            }),
          })),
        }),
        personPicker('successor', {
          placeholder: say((w) => w.handover.card.successor),
          people: view.colleagues,
          value: view.successor,
        }),
        ...(view.error ? [small(view.error, 'red')] : []),
        ...(more > 0 ? [small(say((w) => w.handover.card.more(more)))] : []),
      ],
      submitButton(
        'send',
        say((w) => w.handover.card.send),
        offerClients.value({ handover: view.handover }, view.version),
        { type: 'primary', width: 'fill' },
      ),
    ),
  ]
}

/** Why the pledge is missing, where nobody is there to sign it. */
export const reasonForm = (view: HandoverView): RootElement =>
  form(
    'reasonForm',
    [
      input('reason', {
        placeholder: say((w) => w.handover.card.reasonHint),
        max: 200,
        rows: 2,
        required: true,
      }),
      ...(view.reasonError ? [small(view.reasonError, 'red')] : []),
    ],
    submitButton(
      'record',
      say((w) => w.handover.card.reasonSend),
      recordNoPledge.value({ handover: view.handover }, view.version),
      { width: 'fill' },
    ),
  )
