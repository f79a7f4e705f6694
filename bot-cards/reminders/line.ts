import { logVisitFor, openClient } from '../clients/actions.ts'
import { contactFor } from '../duties/kinds.ts'
import type { DutyView } from '../duties/views.ts'
import { say, sayMd } from '../i18n/say.ts'
import { button, buttonRow, markdown, type RootElement, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, type Ink, ink, lines, md } from '../kit/escape.ts'
import { inSentence } from '../kit/text.ts'
import { type Drawn, dayText, dueState } from '../kit/when.ts'
import { openPlanFor } from '../plans/actions.ts'
import { askSnooze, nudgeOwner, openMorning, snooze } from './actions.ts'
import type { MorningRow, MorningView } from './views.ts'

const inks = { overdue: 'red', today: 'orange', later: undefined } as const satisfies Record<
  string,
  Ink | undefined
>

/** A duty: whose client, why it is owed and by when, and what became of the reminder. */
export const dutyText = (
  row: Pick<MorningRow, 'duty' | 'whose'> & Partial<MorningRow>,
  drawn: Drawn,
): RootElement => {
  const { duty } = row
  const { client } = duty
  const owner = clipLine(client.owner?.name ?? '', 12)
  const colour = inks[dueState(duty.due, drawn)]
  const again = row.snoozedUntil === undefined ? undefined : dayText(row.snoozedUntil, drawn)
  return markdown(
    sayMd((w, of) => {
      const m = w.reminders.morning
      const whose = { mine: '', instead: m.instead(owner), nobody: m.nobody, team: m.team(owner) }[row.whose]
      const why = md`${of(duty.why)}`
      return lines([
        dotted([
          bold(clipLine(client.name, 24)),
          md`${w.rights.tiers[client.tier]}`,
          whose !== '' && ink(row.whose === 'nobody' ? 'red' : 'blue', whose),
        ]),
        colour ? ink(colour, why) : why,
        again && ink('grey', m.snoozed(inSentence(of(again)))),
        duty.asked && ink('blue', m.asked),
        row.nudged && ink('green', m.nudged(owner)),
        duty.guessed && ink('grey', w.duties.line.guessed),
      ])
    }),
  )
}

/** Write the visit down, or set a time for it. */
export const dutyButtons = ({ client, kind }: DutyView) => [
  button(
    say((w) => w.reminders.morning.log),
    logVisitFor.value({ client: client.id }, 0),
    { size: 'small', type: 'primary' },
  ),
  button(
    say((w) => w.reminders.morning.plan),
    openPlanFor.value({ client: client.id, kind: contactFor[kind] }, 0),
    { size: 'small' },
  ),
]

function buttons(row: MorningRow, view: MorningView): RootElement[] {
  const { duty } = row
  const ofLine = { person: view.person, day: view.day, duty: duty.id }
  if (row.whose === 'team')
    return [
      buttonRow([
        ...(row.nudged
          ? []
          : [
              button(
                say((w) => w.reminders.morning.nudge(clipLine(duty.client.owner?.name ?? '', 12))),
                nudgeOwner.value(ofLine, view.version),
                { size: 'small', type: 'primary' },
              ),
            ]),
        button(
          say((w) => w.reminders.morning.look),
          openClient.value({ client: duty.client.id }, 0),
          { size: 'small' },
        ),
      ]),
    ]
  if (view.asking?.duty === duty.id)
    return [
      small(say((w) => w.reminders.morning.ask(row.snoozesLeft))),
      buttonRow([
        ...view.asking.days.map((until) =>
          button(dayText(until, view), snooze.value({ ...ofLine, until }, view.version), { size: 'small' }),
        ),
        button(
          say((w) => w.reminders.morning.keep),
          openMorning.value({ person: view.person, day: view.day }, view.version),
          { size: 'small', type: 'text' },
        ),
      ]),
    ]
  return [
    buttonRow([
      ...dutyButtons(duty),
      ...(row.snoozesLeft > 0 && row.snoozedUntil === undefined
        ? [
            button(
              say((w) => w.reminders.morning.snooze),
              askSnooze.value(ofLine, view.version),
              { size: 'small' },
            ),
          ]
        : []),
    ]),
  ]
}

export const line = (row: MorningRow, view: MorningView): RootElement[] => [
  dutyText(row, view),
  ...buttons(row, view),
]
