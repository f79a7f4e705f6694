import { say } from '../i18n/say.ts'
import type { Bilingual } from '../kit/text.ts'
import { type Drawn, dateText, dueState } from '../kit/when.ts'
import { yuanText } from '../visits/asking.ts'
import type { Figures } from './views.ts'

/** An amount, or that there is none on record. */
const amount = (yuan: number | undefined): Bilingual =>
  yuan === undefined ? say((w) => w.review.item.unknown) : yuanText(yuan)

/** The last day for proposals, on cards that are read before and after it: the date, and whether it is over. */
export const dueLine = (day: string, drawn: Drawn): Bilingual => {
  const date = dateText(day, drawn)
  const late = dueState(day, drawn) === 'overdue'
  return say((w, of) => w.review.due(of(date), late))
}

/** The frozen figures in words, as proposer and approver read them. */
export const figureLines = (figures: Figures): { label: Bilingual; value: Bilingual; short: boolean }[] => [
  { label: say((w) => w.review.item.annual), value: amount(figures.annualYuan), short: false },
  { label: say((w) => w.review.item.forecast), value: amount(figures.forecastYuan), short: false },
  {
    label: say((w) => w.review.item.face),
    value: say((w) => w.review.item.times(figures.face.done, figures.face.due)),
    short: figures.face.done < figures.face.due,
  },
  {
    label: say((w) => w.review.item.other[figures.other.kind]),
    value: say((w) => w.review.item.times(figures.other.done, figures.other.due)),
    short: figures.other.done < figures.other.due,
  },
  {
    label: say((w) => w.review.item.steps),
    value: say((w) => w.review.item.stepCount(figures.openSteps, figures.lateSteps)),
    short: figures.lateSteps > 0,
  },
  ...(figures.scores
    ? [
        {
          label: say((w) => w.review.item.scores),
          value: say((w) => w.review.item.score(figures.scores?.mean ?? 0, figures.scores?.count ?? 0)),
          short: figures.scores.mean < 4,
        },
      ]
    : []),
]
