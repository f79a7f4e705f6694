import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { bold, lines, md } from '../kit/escape.ts'
import { openListForm, openYear } from './actions.ts'
import { missingSamples } from './samples.ts'
import type { MissingYearView } from './views.ts'

/** Tells an admin that a year has no list, and what that does. */
export const missingYearCard = defineCard<MissingYearView>({
  name: 'workdays/missing',
  samples: missingSamples,
  render: ({ years, touched }) => {
    const [first] = years
    return card({
      title: say((w) => w.workdays.missing.title),
      tone: 'red',
      summary: say((w) => w.workdays.missing.summary),
      elements: [
        markdown(
          sayMd((w) =>
            lines([
              bold(w.workdays.missing.lead(years.join(w.workdays.year.comma))),
              md`${w.workdays.missing.effect}`,
              touched > 0 && md`${w.workdays.missing.touched(touched)}`,
            ]),
          ),
        ),
        small(say((w) => w.workdays.missing.again)),
        buttonRow([
          button(
            say((w) => w.workdays.year.import),
            openListForm.value(first === undefined ? {} : { year: first }, 0),
            { type: 'primary_filled' },
          ),
          ...(first === undefined
            ? []
            : [
                button(
                  say((w) => w.workdays.missing.look(first)),
                  openYear.value({ year: first }, 0),
                ),
              ]),
        ]),
      ],
    })
  },
})
