import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, rowWithButton, small } from '../kit/elements.ts'
import { bold, clip, clipLine, dotted, type Ink, ink, lines, md } from '../kit/escape.ts'
import { dueState } from '../kit/when.ts'
import { askReviewBatch, openReviewItem, pageReviewList } from './actions.ts'
import { dueLine } from './facts.ts'
import { listSamples } from './list-samples.ts'
import type { ItemStatus, ListRow, ListView } from './views.ts'

const inks: Record<ItemStatus, Ink> = {
  open: 'orange',
  returned: 'red',
  proposed: 'blue',
  approved: 'green',
  dropped: 'grey',
  carried: 'grey',
}

/** One client: its tier, what the rules make of it where that differs, and where it stands. */
function row(one: ListRow, room: number): RootElement {
  const todo = one.status === 'open' || one.status === 'returned'
  const differs = one.hint !== undefined && one.hint !== one.tier
  const changes = one.proposedTier !== undefined && one.proposedTier !== one.tier && !todo
  return rowWithButton(
    markdown(
      sayMd((w) => {
        const r = w.review
        const tier = r.tier(one.tier)
        return lines([
          bold(clipLine(one.client, Math.min(room, 30))),
          dotted([
            md`${changes && one.proposedTier ? r.change(tier, r.tier(one.proposedTier)) : tier}`,
            todo && differs && one.hint && ink('orange', r.list.hint(r.tier(one.hint))),
            ink(inks[one.status], r.statuses[one.status]),
          ]),
        ])
      }),
    ),
    button(
      say(({ review: { list } }) =>
        one.status === 'open' ? list.fill : one.status === 'returned' ? list.again : list.look,
      ),
      openReviewItem.value({ item: one.item }, 0),
      { size: 'small', type: todo ? 'primary' : 'text' },
    ),
  )
}

function toneOf(view: ListView, todo: number): Tone {
  if (view.closed) return 'grey'
  if (todo > 0) return dueState(view.proposeBy, view) === 'overdue' ? 'red' : 'orange'
  return view.counts.proposed > 0 ? 'blue' : 'green'
}

/** What I have to review this half: the five most urgent, and a way to the others. */
export const reviewListCard = defineCard<ListView>({
  name: 'review/list',
  samples: listSamples,
  render(view, room) {
    const { counts, page, pages, round } = view
    const todo = counts.open + counts.returned
    const total = todo + counts.proposed + counts.approved
    const turn = (text: 'prev' | 'next', to: number) =>
      button(
        say((w) => w.review.list[text]),
        pageReviewList.value({ round, page: to }, 0),
        { size: 'small', type: 'text' },
      )
    return card({
      title: say((w) => w.review.list.title(view.half)),
      tone: toneOf(view, todo),
      ...(view.closed || todo === 0 ? {} : { subtitle: dueLine(view.proposeBy, view) }),
      summary: say((w) => w.review.list.summary),
      elements: [
        view.nudgedBy !== undefined &&
          markdown(sayMd((w) => ink('orange', w.review.list.nudged(clipLine(view.nudgedBy ?? '', 20))))),
        view.returned !== undefined &&
          markdown(
            sayMd((w) => ink('red', w.review.item.returned(clip(view.returned ?? '', Math.min(room, 200))))),
          ),
        markdown(
          sayMd(({ review: { list } }) =>
            lines([
              bold(
                view.closed
                  ? list.closed
                  : total === 0
                    ? list.empty
                    : todo > 0
                      ? list.left(todo)
                      : counts.proposed > 0
                        ? list.allIn
                        : list.allDone,
              ),
              ink('grey', list.counts(counts)),
            ]),
          ),
        ),
        ...view.rows.map((one) => row(one, room)),
        view.carried > 0 && small(say((w) => w.review.list.carried(view.carried))),
        pages > 1 && small(say((w) => w.review.list.page(page + 1, pages))),
        (pages > 1 || (view.ready > 0 && todo > 0 && !view.closed)) &&
          buttonRow([
            ...(view.ready > 0 && todo > 0 && !view.closed
              ? [
                  button(
                    say((w) => w.review.list.batch(view.ready)),
                    askReviewBatch.value({ round }, 0),
                    { size: 'small' },
                  ),
                ]
              : []),
            ...(page > 0 ? [turn('prev', page - 1)] : []),
            ...(page + 1 < pages ? [turn('next', page + 1)] : []),
          ]),
      ],
    })
  },
})
