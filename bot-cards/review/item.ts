import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, collapsible, markdown, type RootElement } from '../kit/elements.ts'
import { bold, clip, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { calendarText, dueState } from '../kit/when.ts'
import { nextReviewItem, refreshReview, takeBackReview } from './actions.ts'
import { dueLine, figureLines } from './facts.ts'
import { reviewForm } from './item-form.ts'
import { itemSamples } from './item-samples.ts'
import type { ItemView } from './views.ts'

/** What is known: the tier, the frozen figures, what the rules make of them and why. */
function known(view: ItemView, room: number): RootElement[] {
  const { hint } = view
  const differs = hint !== undefined && hint !== view.tier
  const { status } = view.state
  const open = status === 'form' || status === 'proposed'
  const why = open ? view.why.slice(0, 6) : []
  return [
    markdown(
      sayMd((w, of) => {
        const r = w.review
        return lines([
          dotted([
            bold(r.item.now(r.tier(view.tier))),
            view.since !== undefined && md`${r.item.since(of(calendarText(view.since, view)))}`,
          ]),
          ink('grey', r.item.period(view.figures.period)),
          ...figureLines(view.figures).map(
            ({ label, value, short }) =>
              md`${of(label)} ${short ? ink('orange', of(value)) : bold(of(value))}`,
          ),
        ])
      }),
    ),
    // Once it is decided the suggestion only confuses.
    ...(open
      ? [
          markdown(
            sayMd((w) => {
              const r = w.review
              if (!hint) return ink('orange', r.item.hintUnknown)
              const tier = r.tier(hint)
              return differs
                ? ink('orange', bold(r.item.hintOther(tier)))
                : ink('green', r.item.hintSame(tier))
            }),
          ),
        ]
      : []),
    ...(why.length > 0
      ? [
          collapsible(
            say((w) => w.review.item.why),
            [markdown(sayMd((_, of) => lines(why.map((one) => md`${clip(of(one), Math.min(room, 160))}`))))],
          ),
        ]
      : []),
  ]
}

/** What became of it, once it is submitted. */
function settled(view: ItemView, room: number): RootElement[] {
  const { state } = view
  switch (state.status) {
    case 'form':
      return []
    case 'proposed':
      return [
        markdown(
          sayMd((w) => {
            const r = w.review
            const now = r.tier(view.tier)
            const to = r.tier(state.proposedTier)
            const stays = state.proposedTier === view.tier
            return lines([
              bold(stays ? r.item.proposedStays(now) : r.item.proposedChange(now, to)),
              md`${r.item.said.market}${clip(state.market, room)}`,
              md`${r.item.said.feedback}${clip(state.feedback, room)}`,
              ink('grey', state.asked ? r.item.asked : r.item.notAsked),
            ])
          }),
        ),
      ]
    case 'approved':
      return [
        markdown(
          sayMd((w, of) => {
            const r = w.review
            const to = r.tier(state.proposedTier)
            return ink(
              'green',
              bold(
                state.proposedTier === view.tier
                  ? r.item.approvedStays(to)
                  : r.item.approvedChange(to, of(calendarText(state.from, view))),
              ),
            )
          }),
        ),
      ]
    case 'dropped':
    case 'carried':
      return [markdown(sayMd((w) => ink('grey', w.review.item[state.status])))]
  }
}

function toneOf(view: ItemView): Tone {
  switch (view.state.status) {
    case 'form':
      return view.returned !== undefined || dueState(view.due, view) === 'overdue' ? 'red' : 'orange'
    case 'proposed':
      return 'blue'
    case 'approved':
      return 'green'
    case 'dropped':
    case 'carried':
      return 'grey'
  }
}

/** One client's review through its life: to be filled in, submitted, approved or sent back. */
export const reviewItemCard = defineCard<ItemView>({
  name: 'review/item',
  samples: itemSamples,
  render(view, room) {
    const { state, item, version, round, left } = view
    const wrongData =
      state.status === 'form' && state.errors.data !== undefined && state.fields.data === 'wrong'
    const actions = [
      ...(left > 0 && state.status !== 'form'
        ? [
            button(
              say((w) => w.review.item.next(left)),
              nextReviewItem.value({ round }, 0),
              { type: 'primary' },
            ),
          ]
        : []),
      ...(state.status === 'proposed'
        ? [
            button(
              say((w) => w.review.item.takeBack),
              takeBackReview.value({ item }, version),
              { type: 'text' },
            ),
          ]
        : []),
      ...(wrongData
        ? [
            button(
              say((w) => w.review.item.refresh),
              refreshReview.value({ item }, version),
            ),
          ]
        : []),
    ]
    return card({
      title: say((w) => w.review.item.title(clipLine(view.client, 30))),
      tone: toneOf(view),
      ...(state.status === 'form' ? { subtitle: dueLine(view.due, view) } : {}),
      summary: say((w) => w.review.item.summary),
      elements: [
        state.status === 'form' &&
          view.returned !== undefined &&
          markdown(
            sayMd((w) => ink('red', w.review.item.returned(clip(view.returned ?? '', Math.min(room, 200))))),
          ),
        ...settled(view, room),
        ...known(view, room),
        ...(state.status === 'form' ? [reviewForm(view, state)] : []),
        actions.length > 0 && buttonRow(actions),
      ],
    })
  },
})
