import { Temporal } from 'temporal-polyfill'
import { sayMd } from '../i18n/say.ts'
import { clipLine, dotted, ink, lines, type Markdown, md } from '../kit/escape.ts'
import type { InBoth } from '../kit/text.ts'
import type { DaysView } from './views.ts'

/** How many days a span has, both ends included. */
export const lengthOf = ({ from, last }: Pick<DaysView, 'from' | 'last'>): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(last)).days + 1

export const countOf = (days: readonly DaysView[], kind: DaysView['kind']): number =>
  days.filter((one) => one.kind === kind).reduce((sum, one) => sum + lengthOf(one), 0)

/** One line a holiday: its days off, how many, and the make-up workdays of the same name. */
export function dayLines(days: readonly DaysView[], shown = 24): InBoth<Markdown> {
  const off = days.filter((one) => one.kind === 'off')
  const work = days.filter((one) => one.kind === 'work')
  const named = new Set(off.map((one) => one.name))
  const alone = work.filter((one) => one.name === '' || !named.has(one.name))
  return sayMd((w) => {
    const text = (one: DaysView) => w.workdays.year.days(one.from, one.last)
    const joined = (list: readonly DaysView[]) => list.map(text).join(w.workdays.year.comma)
    const makeupOf = (one: DaysView) =>
      one.name !== '' && off.find((other) => other.name === one.name) === one
        ? work.filter((other) => other.name === one.name)
        : []
    return lines([
      ...off.slice(0, shown).map((one) => {
        const makeup = makeupOf(one)
        return dotted([
          md`**${clipLine(w.workdays.year.holiday(one.name), 28) || w.workdays.year.off}** ${text(one)}`,
          lengthOf(one) > 1 && ink('grey', w.workdays.year.length(lengthOf(one))),
          makeup.length > 0 && ink('orange', w.workdays.year.makeup(joined(makeup))),
        ])
      }),
      alone.length > 0 && ink('orange', w.workdays.year.makeup(joined(alone.slice(0, shown)))),
    ])
  })
}
