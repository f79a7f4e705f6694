import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, type Ink, ink, lines, md } from '../kit/escape.ts'
import { momentText } from '../kit/when.ts'
import { openPlan } from './actions.ts'
import { dropProposed, pagePeriod, publishPeriod } from './period-actions.ts'
import { periodSamples } from './period-samples.ts'
import type { PeriodRow, PeriodView } from './period-views.ts'

const inks: Record<PeriodRow['status'], Ink> = { draft: 'blue', published: 'green', gone: 'grey' }

/** One proposed contact: when, with whom, what it still lacks, and what can be done with it. */
function row(one: PeriodRow, view: PeriodView, room: number): RootElement[] {
  const when = momentText(one.at, view)
  const text = markdown(
    sayMd((w, of) => {
      const words = w.plans.period
      return lines([
        dotted([bold(of(when)), md`${w.visits.kinds[one.kind]}`]),
        dotted([
          md`${clipLine(one.client, Math.min(room, 24))}`,
          one.people.length > 0 && md`${clipLine(one.people.join('、'), Math.min(room, 20))}`,
        ]),
        one.status !== 'draft'
          ? ink(inks[one.status], one.status === 'published' ? words.published : words.gone)
          : one.lacks.length > 0 && ink('orange', words.lacks(one.lacks.map((part) => w.plans.parts[part]))),
      ])
    }),
  )
  if (one.status !== 'draft') return [text]
  return [
    text,
    buttonRow([
      button(
        say((w) => w.plans.period.adjust),
        openPlan.value({ plan: one.item }, 0),
        { size: 'small' },
      ),
      button(
        say((w) => w.plans.period.drop),
        dropProposed.value({ round: view.round, page: view.page, item: one.item }, view.version),
        { size: 'small', type: 'text' },
      ),
    ]),
  ]
}

const toneOf = ({ counts }: PeriodView): Tone =>
  counts.draft === 0 ? (counts.published > 0 ? 'green' : 'grey') : 'blue'

/** The month's plan, proposed on its first workday: ready to adjust and publish (制度五(一)). */
export const periodCard = defineCard<PeriodView>({
  name: 'plans/period',
  samples: periodSamples,
  render(view, room) {
    const { counts, page, pages, round, version } = view
    const turn = (text: 'prev' | 'next', to: number) =>
      button(
        say((w) => w.plans.period[text]),
        pagePeriod.value({ round, page: to }, version),
        { size: 'small', type: 'text' },
      )
    return card({
      title: say((w) => w.plans.period.title(view.period)),
      tone: toneOf(view),
      summary: say((w) => w.plans.period.summary(view.period)),
      elements: [
        markdown(
          sayMd((w) => {
            const words = w.plans.period
            const all = counts.draft + counts.published
            if (all === 0) return md`${words.nothing}`
            if (counts.draft === 0) return bold(words.allOut)
            return lines([
              md`${counts.published === 0 ? words.intro(counts.draft) : words.left(counts.draft)}`,
              counts.ready > 0 && ink('grey', words.ready(counts.ready)),
            ])
          }),
        ),
        ...view.rows.flatMap((one) => row(one, view, room)),
        view.unplaced.length > 0 &&
          markdown(
            sayMd((w) =>
              ink(
                'orange',
                w.plans.period.unplaced(view.unplaced.slice(0, 5).map((name) => clipLine(name, 20))),
              ),
            ),
          ),
        view.guessed && small(say((w) => w.duties.line.allGuessed)),
        pages > 1 && small(say((w) => w.plans.period.page(page + 1, pages))),
        (counts.ready > 0 || pages > 1) &&
          buttonRow([
            ...(counts.ready > 0
              ? [
                  button(
                    say((w) => w.plans.period.publish(counts.ready)),
                    publishPeriod.value({ round, page }, version),
                    { type: 'primary' },
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
