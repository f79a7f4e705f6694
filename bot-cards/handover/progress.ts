import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, form, markdown, type RootElement, submitButton } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { dateText, dueState, momentText } from '../kit/when.ts'
import { cancelHandover, closeHandover, discardDrafts, endNow } from './actions.ts'
import { offerForm, reasonForm } from './progress-forms.ts'
import { progressSamples } from './samples.ts'
import type { HandoverView, KindCount } from './views.ts'

/** One kind: how many are done, and who must do what with the others. */
function kindLine(one: KindCount, view: HandoverView) {
  const left = one.total - one.done - one.offered
  return sayMd(({ handover: { card: c, items, comma } }) => {
    const names = view.waitingFor.slice(0, 5).map((name) => clipLine(name, 12))
    const waits = one.offered > 0 && ink('blue', c.waits(names.join(comma)))
    const away = view.ended && view.kind === 'leave'
    const gone = away && one.kind === 'draft'
    const todo =
      one.kind === 'pledge' && away ? c.pledgeGone : gone ? c.draftGone(left) : c.todo[one.kind](left)
    const finished = one.kind === 'pledge' && view.pledge === 'missing' ? c.pledgeMissing : c.done
    return dotted([
      md`${bold(items[one.kind])} ${c.count(one.done, one.total)}`,
      left > 0 && ink('orange', todo),
      waits,
      one.done === one.total && ink('green', finished),
    ])
  })
}

const toneOf = (view: HandoverView, left: number): Tone => {
  if (view.status === 'cancelled') return 'grey'
  if (view.status === 'closed' || left === 0) return 'green'
  return view.ended || dueState(view.lastDay, view) === 'overdue' ? 'red' : 'orange'
}

/** Buttons that undo or end something ask back, so each is a form of its own. */
function asks(view: HandoverView): RootElement[] {
  const { handover, version } = view
  const ending =
    !view.ended &&
    form(
      'endForm',
      [],
      submitButton(
        'endNow',
        say((w) => w.handover.card.endNow),
        endNow.value({ handover }, version),
        {
          type: 'danger_text',
          size: 'small',
          confirm: {
            title: say((w) => w.handover.card.endNowTitle),
            text: say((w) => w.handover.card.endNowText),
          },
        },
      ),
    )
  const cancelling =
    view.mayCancel &&
    form(
      'cancelForm',
      [],
      submitButton(
        'cancel',
        say((w) => w.handover.card.cancel),
        cancelHandover.value({ handover }, version),
        {
          type: 'text',
          size: 'small',
          confirm: {
            title: say((w) => w.handover.card.cancelTitle),
            text: say((w) => w.handover.card.cancelText),
          },
        },
      ),
    )
  return [ending, cancelling].filter((one) => one !== false)
}

function work(view: HandoverView, left: number, room: number): RootElement[] {
  const { handover, version } = view
  const drafts = view.counts.find((one) => one.kind === 'draft')
  const openDrafts = (drafts?.total ?? 0) - (drafts?.done ?? 0)
  const press = [
    ...(left === 0
      ? [
          button(
            say((w) => w.handover.card.close),
            closeHandover.value({ handover }, version),
            { type: 'primary_filled' },
          ),
        ]
      : []),
    ...(view.ended && view.kind === 'leave' && openDrafts > 0
      ? [
          button(
            say((w) => w.handover.card.discard(openDrafts)),
            discardDrafts.value({ handover }, version),
            { size: 'small' },
          ),
        ]
      : []),
  ]
  return [
    ...(view.toOffer.length > 0 ? offerForm(view, room) : []),
    ...(view.ended && view.pledge === 'open' ? [reasonForm(view)] : []),
    ...(press.length > 0 ? [buttonRow(press)] : []),
    ...asks(view),
  ]
}

/** The manager's card of a hand-over: counts per kind, who must do what, and the next thing to press. */
export const handoverCard = defineCard<HandoverView>({
  name: 'handover/progress',
  samples: progressSamples,
  render(view, room) {
    const total = view.counts.reduce((sum, one) => sum + one.total, 0)
    const done = view.counts.reduce((sum, one) => sum + one.done, 0)
    const day = dateText(view.lastDay, view)
    const ends = momentText(view.endsAt, view)
    const open = view.status === 'open'
    const numbers = view.counts.map((one) => kindLine(one, view))
    return card({
      title: say((w) => w.handover.card.title(clipLine(view.name, 20))),
      tone: toneOf(view, total - done),
      subtitle: say((w, of) => w.handover.card.head(w.handover.kinds[view.kind], of(day))),
      ...(open
        ? {}
        : {
            tags: [
              {
                text: say(({ handover: { card: c } }) =>
                  view.status === 'closed' ? c.closedTag : c.cancelledTag,
                ),
                colour: view.status === 'closed' ? ('green' as const) : ('neutral' as const),
              },
            ],
          }),
      summary: say((w) => w.handover.card.summary),
      elements: [
        markdown(
          sayMd(({ handover: { card: c } }, of) =>
            lines([
              open && view.sudden && ink('red', c.sudden),
              view.status === 'cancelled'
                ? md`${c.cancelled}`
                : bold(done === total ? c.all(total) : c.progress(done, total)),
              view.status !== 'cancelled' && ink('grey', view.ended ? c.ended : c.ends(of(ends))),
            ]),
          ),
        ),
        view.status !== 'cancelled' && markdown(sayMd((_, of) => lines(numbers.map((one) => of(one))))),
        ...(open ? work(view, total - done, room) : []),
      ],
    })
  },
})
