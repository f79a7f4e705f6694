import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, collapsible, markdown, type RootElement, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md, spaced } from '../kit/escape.ts'
import { calendarText } from '../kit/when.ts'
import { openSeat } from './actions.ts'
import { teamSamples } from './samples.ts'
import { seatForm } from './seat-form.ts'
import type { SeatRow, TeamView } from './views.ts'

const shownHistory = 10

/** Whoever sat there left the company, or nobody does. */
const isVacant = (row: SeatRow): boolean => row.person?.here !== true

const seatLines = (row: SeatRow, view: TeamView) => {
  const { person, next } = row
  return markdown(
    sayMd((w, of) =>
      lines([
        spaced([
          bold(w.team.seats[row.seat]),
          isVacant(row) && ink('red', w.team.vacant),
          person && (person.here ? md`${clipLine(person.name, 20)}` : false),
          person?.here === true && !person.nda && ink('red', w.team.noNda),
        ]),
        dotted([
          person &&
            (person.here
              ? ink('grey', w.team.since(of(calendarText(person.since, view))))
              : ink('grey', `${clipLine(person.name, 20)} ${w.team.left}`)),
          person?.deputy !== undefined && ink('grey', w.team.deputy(clipLine(person.deputy, 20))),
          next && ink('blue', w.team.next(clipLine(next.name, 20), of(calendarText(next.from, view)))),
        ]),
      ]),
    ),
  )
}

function seatRow(row: SeatRow, view: TeamView): RootElement {
  const text = seatLines(row, view)
  if (!view.mayAssign || view.form) return text
  const value = openSeat.value({ seat: row.seat, client: view.client?.id ?? '', was: row.was }, row.version)
  const vacant = isVacant(row)
  return rowWithButton(
    text,
    button(
      say((w) => (vacant ? w.team.assign : w.team.change)),
      value,
      { size: 'small', type: vacant ? 'primary' : 'text' },
    ),
  )
}

const leadLine = (view: TeamView): RootElement =>
  markdown(
    sayMd((w) => {
      const title = view.client ? w.team.owner : w.team.lead
      const { lead } = view
      if (!lead) return spaced([bold(title), ink('red', view.client ? w.team.noOwner : w.team.noLead)])
      return spaced([
        bold(title),
        md`${clipLine(lead.name, 20)}`,
        lead.deputy !== undefined && ink('grey', w.team.deputy(clipLine(lead.deputy, 20))),
      ])
    }),
  )

/** `/团队`: the seven seats with who sits there, since when and with which deputy; vacancies in red. */
export const teamCard = defineCard<TeamView>({
  name: 'team/team',
  samples: teamSamples,
  render(view) {
    const { client, form } = view
    const empty = view.rows.filter(isVacant).length + (view.lead ? 0 : 1)
    const open = form && view.rows.find((row) => row.seat === form.seat)
    const older = view.history.slice(0, shownHistory)
    return card({
      title: say((w) => (client ? w.team.titleOf(clipLine(client.name, 30)) : w.team.title)),
      tone: empty > 0 ? (client ? 'orange' : 'red') : 'blue',
      tags:
        empty > 0 ? [{ text: say((w) => w.team.vacancies(empty)), colour: client ? 'orange' : 'red' }] : [],
      summary: say((w) => w.team.summary),
      elements: [
        client !== undefined &&
          !client.strategic &&
          small(
            say((w) => w.team.notStrategic),
            'orange',
          ),
        ...(form && open
          ? seatForm(form, open, client?.id ?? '')
          : [leadLine(view), ...view.rows.map((row) => seatRow(row, view))]),
        !form &&
          older.length > 0 &&
          collapsible(
            say((w) => w.team.history),
            older.map((one) =>
              markdown(
                sayMd((w, of) =>
                  ink(
                    'grey',
                    w.team.historyRow(
                      w.team.seats[one.seat],
                      clipLine(one.name, 20),
                      of(calendarText(one.from, view)),
                      of(calendarText(one.last, view)),
                    ),
                  ),
                ),
              ),
            ),
          ),
      ],
    })
  },
})
