import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { clipLine, ink, lines, md } from '../kit/escape.ts'
import { calendarText } from '../kit/when.ts'
import { runCommand } from '../system/actions.ts'
import { vacancySamples } from './samples.ts'
import type { VacanciesView } from './views.ts'

/** Tells the head of sales and the admins which seats of the company's team stand empty. */
export const vacanciesCard = defineCard<VacanciesView>({
  name: 'team/vacancies',
  samples: vacancySamples,
  render: (view) =>
    card({
      title: say((w) => w.team.alert.title),
      tone: 'red',
      summary: say((w) => w.team.alert.summary),
      elements: [
        view.noLead && markdown(sayMd((w) => ink('red', w.team.alert.noLead))),
        ...view.seats.map((one) =>
          markdown(
            sayMd((w, of) =>
              lines([
                md`${w.team.alert.row(w.team.seats[one.seat], clipLine(one.last, 20), of(calendarText(one.since, view)))}`,
                one.deputy !== undefined && ink('grey', w.team.alert.deputy(clipLine(one.deputy, 20))),
              ]),
            ),
          ),
        ),
        small(say((w) => w.team.alert.hint)),
        buttonRow([
          button(
            say((w) => w.team.alert.open),
            runCommand.value({ command: 'team' }, 0),
            { type: 'primary_filled' },
          ),
        ]),
      ],
    }),
})
