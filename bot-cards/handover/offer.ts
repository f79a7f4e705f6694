import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  collapsible,
  type FormElement,
  form,
  input,
  markdown,
  multiSelect,
  type RootElement,
  rowWithButton,
  small,
  submitButton,
} from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { dateText } from '../kit/when.ts'
import { acceptOffer, declineOffer } from './actions.ts'
import { offerSamples } from './samples.ts'
import type { OfferView } from './views.ts'

const shown = 5
const listed = 30

const row = (one: OfferView['rows'][number], view: OfferView): RootElement =>
  rowWithButton(
    markdown(
      sayMd((w) =>
        lines([
          bold(clipLine(one.client, 24)),
          dotted([
            one.tier && md`${w.rights.tiers[one.tier]}`,
            one.step && md`${w.handover.offer.stepOf}`,
            !one.step && one.steps > 0 && md`${w.handover.offer.steps(one.steps)}`,
          ]),
        ]),
      ),
    ),
    button(
      say((w) => w.handover.offer.accept),
      acceptOffer.value({ handover: view.handover, item: one.item }, view.version),
      { size: 'small' },
    ),
  )

function declining(view: OfferView): RootElement {
  const fields: FormElement[] = [
    multiSelect('items', {
      placeholder: say((w) => w.handover.offer.declinePick),
      options: view.rows.slice(0, listed).map((one) => ({
        value: one.item,
        text: { zh: clipLine(one.client, 24), en: clipLine(one.client, 24) },
      })),
    }),
    input('reason', {
      placeholder: say((w) => w.handover.offer.reasonHint),
      value: view.reason,
      max: 200,
      rows: 2,
    }),
    ...(view.error ? [small(view.error, 'red')] : []),
  ]
  const fold = collapsible<FormElement>(
    say((w) => w.handover.offer.decline),
    fields,
    view.error !== undefined,
  )
  return form(
    'declineForm',
    [fold],
    submitButton(
      'decline',
      say((w) => w.handover.offer.declineSend),
      declineOffer.value({ handover: view.handover }, view.version),
      { size: 'small', type: 'text' },
    ),
  )
}

/** What a successor is offered: all with one press, one by one, or back with a reason. */
export const offerCard = defineCard<OfferView>({
  name: 'handover/offer',
  samples: offerSamples,
  render(view) {
    const day = dateText(view.lastDay, view)
    const open = view.state === 'open'
    const more = view.rows.length - shown
    return card({
      title: say((w) => w.handover.offer.title(clipLine(view.leaver, 20))),
      tone: open ? 'orange' : view.state === 'answered' && view.accepted > 0 ? 'green' : 'grey',
      summary: say((w) => w.handover.offer.summary),
      elements: [
        markdown(
          sayMd(({ handover: { offer } }, of) =>
            lines([
              view.state === 'cancelled' && md`${offer.cancelled}`,
              open && md`${offer.lead(view.rows.length, of(day))}`,
              view.accepted > 0 && view.state !== 'cancelled' && ink('green', offer.accepted(view.accepted)),
              view.state === 'answered' && view.accepted === 0 && md`${offer.nothing}`,
            ]),
          ),
        ),
        ...(open ? view.rows.slice(0, shown).map((one) => row(one, view)) : []),
        open && more > 0 && small(say((w) => w.handover.offer.more(more))),
        open &&
          button(
            say((w) => w.handover.offer.acceptAll(view.rows.length)),
            acceptOffer.value({ handover: view.handover }, view.version),
            { type: 'primary_filled', width: 'fill' },
          ),
        open && declining(view),
      ],
    })
  },
})
