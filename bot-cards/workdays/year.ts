import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  buttonRow,
  collapsible,
  divider,
  markdown,
  type RootElement,
  rowWithButton,
  small,
} from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import type { Bilingual } from '../kit/text.ts'
import { type Drawn, dayText } from '../kit/when.ts'
import { openListForm, openOwnForm, openYear, removeOwn } from './actions.ts'
import { dayLines } from './day-lines.ts'
import { yearSamples } from './samples.ts'
import type { OwnDays, SetBy, WorkYearView } from './views.ts'

/** Own days shown at once; the others are folded. */
const shown = 5

/** The calendar day of an instant as people say it. */
const dayOfSetting = (set: SetBy, drawn: Drawn): Bilingual =>
  dayText(new Intl.DateTimeFormat('en-CA', { timeZone: drawn.zone }).format(set.at), drawn)

const sourceText = (view: WorkYearView): Bilingual | undefined => {
  const { source } = view
  if (source.is === 'none') return undefined
  if (source.is === 'shipped') return say((w) => w.workdays.year.shipped)
  const day = dayOfSetting(source, view)
  return say((w, of) => w.workdays.year.imported(clipLine(source.who ?? w.workdays.year.server, 20), of(day)))
}

const ownRow = (one: OwnDays, view: WorkYearView) => {
  const day = dayOfSetting(one, view)
  return rowWithButton(
    markdown(
      sayMd((w, of) =>
        lines([
          dotted([
            md`**${clipLine(one.name, 20)}** ${w.workdays.year.days(one.from, one.last)}`,
            one.kind === 'off'
              ? ink('green', w.workdays.year.ownOff)
              : ink('orange', w.workdays.year.ownWork),
          ]),
          ink('grey', w.workdays.year.setBy(clipLine(one.who ?? w.workdays.year.server, 20), of(day))),
        ]),
      ),
    ),
    button(
      say((w) => w.workdays.year.remove),
      removeOwn.value({ year: view.year, from: one.from, last: one.last }, one.at.getTime()),
      { type: 'text', size: 'small' },
    ),
  )
}

const ownPart = (view: WorkYearView, folded: number): RootElement[] => [
  divider(),
  markdown(sayMd((w) => bold(w.workdays.year.own))),
  ...(view.own.length === 0 ? [small(say((w) => w.workdays.year.noOwn))] : []),
  ...view.own.slice(0, shown).map((one) => ownRow(one, view)),
  ...(view.own.length > shown
    ? [
        collapsible(
          say((w) => w.workdays.year.more(view.own.length - shown)),
          view.own.slice(shown, shown + folded).map((one) => ownRow(one, view)),
        ),
      ]
    : []),
]

/** A year's working days: what is off, what is made up for, what the company set itself, and who said so when. */
export const workYearCard = defineCard<WorkYearView>({
  name: 'workdays/year',
  samples: yearSamples,
  render(view, room) {
    const { year, source } = view
    const missing = source.is === 'none'
    return card({
      title: say((w) => w.workdays.year.title(year)),
      tone: missing ? 'orange' : 'blue',
      subtitle: sourceText(view),
      summary: say((w) => w.workdays.year.summary),
      elements: [
        missing && markdown(sayMd((w) => ink('orange', w.workdays.year.none(year)))),
        markdown(dayLines(view.days, room >= 120 ? 24 : 10)),
        small(say((w) => w.workdays.year.workdays(view.workdays))),
        ...ownPart(view, room >= 120 ? 15 : 3),
        divider(),
        buttonRow([
          button(
            say((w) => w.workdays.year.import),
            openListForm.value(missing ? { year } : {}, 0),
            missing ? { type: 'primary_filled' } : {},
          ),
          button(
            say((w) => w.workdays.year.add),
            openOwnForm.value({ year }, 0),
          ),
          ...[year - 1, year + 1]
            .filter((other) => other >= 2026)
            .map((other) =>
              button(
                say((w) => w.workdays.year.before(other)),
                openYear.value({ year: other }, 0),
                { type: 'text' },
              ),
            ),
        ]),
      ],
    })
  },
})
