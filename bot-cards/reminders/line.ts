import { openClient } from '../clients/actions.ts'
import { dutyButtons, whyText } from '../duties/line.ts'
import { say, sayMd } from '../i18n/say.ts'
import { button, buttonRow, markdown, type RootElement, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines } from '../kit/escape.ts'
import { inSentence } from '../kit/text.ts'
import { dayText } from '../kit/when.ts'
import { askSnooze, nudgeOwner, openMorning, snooze } from './actions.ts'
import type { MorningRow, MorningView } from './views.ts'

const ownerOf = ({ duty }: MorningRow) => clipLine((duty.holder ?? duty.client.owner)?.name ?? '', 12)

/** A duty: whose client, why it is owed and by when, and what became of the reminder. */
function text(row: MorningRow, view: MorningView): RootElement {
  const { client } = row.duty
  const owner = ownerOf(row)
  const why = whyText(row.duty, view)
  const again = row.snoozedUntil === undefined ? undefined : dayText(row.snoozedUntil, view)
  return markdown(
    sayMd((w, of) => {
      const m = w.reminders.morning
      const whose = { mine: '', instead: m.instead(owner), nobody: m.nobody, team: m.team(owner) }[row.whose]
      return lines([
        dotted([
          bold(w.duties.line.client(clipLine(client.name, 24), client.tier && w.rights.tiers[client.tier])),
          ink(row.whose === 'nobody' ? 'red' : 'blue', whose),
        ]),
        of(why),
        again && ink('grey', m.snoozed(inSentence(of(again)))),
        row.nudged && ink('green', m.nudged(owner)),
      ])
    }),
  )
}

/** What a manager can do about a colleague's. */
const managing = (row: MorningRow, view: MorningView): RootElement =>
  buttonRow([
    ...(row.nudged
      ? []
      : [
          button(
            say((w) => w.reminders.morning.nudge(ownerOf(row))),
            nudgeOwner.value({ person: view.person, day: view.day, duty: row.duty.id }, view.version),
            { size: 'small' },
          ),
        ]),
    button(
      say((w) => w.reminders.morning.look),
      openClient.value({ client: row.duty.client.id }, 0),
      { size: 'small', type: 'text' },
    ),
  ])

/** Until when it is put off. */
const asking = (row: MorningRow, view: MorningView, days: readonly string[]): RootElement[] => {
  const ofLine = { person: view.person, day: view.day, duty: row.duty.id }
  return [
    small(say((w) => w.reminders.morning.ask(row.snoozesLeft))),
    buttonRow([
      ...days.map((until) =>
        button(dayText(until, view), snooze.value({ ...ofLine, until }, view.version), { size: 'small' }),
      ),
      button(
        say((w) => w.reminders.morning.keep),
        openMorning.value({ person: view.person, day: view.day }, 0),
        { size: 'small', type: 'text' },
      ),
    ]),
  ]
}

function buttons(row: MorningRow, view: MorningView): RootElement[] {
  if (row.whose === 'team') return [managing(row, view)]
  if (view.asking?.duty === row.duty.id) return asking(row, view, view.asking.days)
  const mayPutOff = row.snoozesLeft > 0 && row.snoozedUntil === undefined
  return dutyButtons(
    row.duty,
    mayPutOff
      ? [
          button(
            say((w) => w.reminders.morning.snooze),
            askSnooze.value({ person: view.person, day: view.day, duty: row.duty.id }, view.version),
            { size: 'small', type: 'text' },
          ),
        ]
      : [],
  )
}

export const line = (row: MorningRow, view: MorningView): RootElement[] => [
  text(row, view),
  ...buttons(row, view),
]
