import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { dateText } from '../kit/when.ts'
import { nudgeReviewer, openReviewList, pageReviewProgress } from './actions.ts'
import { progressSamples } from './progress-samples.ts'
import type { ProgressRow, ProgressView } from './views.ts'

/** Done, waiting, open, overdue of one person; what is nought is left out. */
const counts = (one: Pick<ProgressRow, 'done' | 'waiting' | 'open' | 'late'>) =>
  sayMd(({ review: { progress } }) =>
    dotted([
      one.late > 0 && ink('red', progress.late(one.late)),
      one.open > 0 && ink('orange', progress.open(one.open)),
      one.waiting > 0 && ink('blue', progress.waiting(one.waiting)),
      one.done > 0 && ink('green', progress.done(one.done)),
    ]),
  )

function row(one: ProgressRow, view: ProgressView, room: number): RootElement {
  const numbers = counts(one)
  const nudgeable = view.mayNudge && !view.closed && one.open > 0
  const text = markdown(
    sayMd((w, of) =>
      lines([
        bold(clipLine(one.name, Math.min(room, 20))),
        of(numbers),
        nudgeable && one.nudgedToday && ink('grey', w.review.progress.nudgedToday),
      ]),
    ),
  )
  if (!nudgeable || one.nudgedToday) return text
  return rowWithButton(
    text,
    button(
      say((w) => w.review.progress.nudge),
      nudgeReviewer.value({ round: view.round, person: one.person, page: view.page }, view.version),
      { size: 'small' },
    ),
  )
}

const toneOf = (view: ProgressView): Tone => {
  if (view.closed) return 'green'
  if (view.total.late > 0) return 'red'
  return view.total.open > 0 ? 'orange' : 'blue'
}

/** How far the review has come, for the team lead: per person, and a nudge at hand. */
export const reviewProgressCard = defineCard<ProgressView>({
  name: 'review/progress',
  samples: progressSamples,
  render(view, room) {
    const { total, page, pages, round } = view
    const all = total.done + total.waiting + total.open
    const turn = (text: 'prev' | 'next', to: number) =>
      button(
        say((w) => w.review.progress[text]),
        pageReviewProgress.value({ round, page: to }, 0),
        { size: 'small', type: 'text' },
      )
    const buttons = [
      ...(view.mine > 0 && !view.closed
        ? [
            button(
              say((w) => w.review.progress.mine(view.mine)),
              openReviewList.value({ round }, 0),
              { type: 'primary' },
            ),
          ]
        : []),
      ...(page > 0 ? [turn('prev', page - 1)] : []),
      ...(page + 1 < pages ? [turn('next', page + 1)] : []),
    ]
    const numbers = counts({ ...total, done: 0 })
    return card({
      title: say((w) => w.review.progress.title(view.half)),
      tone: toneOf(view),
      summary: say((w) => w.review.progress.summary),
      elements: [
        markdown(
          sayMd((w, of) =>
            lines([
              bold(
                all === 0
                  ? w.review.progress.nobody
                  : w.review.progress.total({ done: total.done, total: all }),
              ),
              of(numbers),
              !view.closed &&
                ink(
                  'grey',
                  dotted([
                    md`${w.review.progress.proposeBy(of(dateText(view.proposeBy, view)))}`,
                    md`${w.review.progress.approveBy(of(dateText(view.approveBy, view)))}`,
                  ]),
                ),
              view.closed && all > 0 && ink('green', w.review.progress.closed),
            ]),
          ),
        ),
        ...view.rows.map((one) => row(one, view, room)),
        view.carried > 0 && small(say((w) => w.review.progress.carried(view.carried))),
        pages > 1 && small(say((w) => w.review.list.page(page + 1, pages))),
        buttons.length > 0 && buttonRow(buttons),
      ],
    })
  },
})
