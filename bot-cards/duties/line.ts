import { logVisitFor } from '../clients/actions.ts'
import { say, sayMd } from '../i18n/say.ts'
import { type Button, button, buttonRow, type FreeElement, markdown } from '../kit/elements.ts'
import { bold, clipLine, dotted, type Ink, ink, lines, type Markdown, md } from '../kit/escape.ts'
import type { Bilingual } from '../kit/text.ts'
import { type Drawn, dueState } from '../kit/when.ts'
import { openPlanFor } from '../plans/actions.ts'
import { openReturn } from '../returns/actions.ts'
import { openExcuse } from './actions.ts'
import { contactFor } from './kinds.ts'
import type { DutyView } from './views.ts'

/** The colour of a duty: red overdue, orange today, green done, grey excused. */
export function dutyInk(duty: DutyView, drawn: Drawn): Ink | undefined {
  if (duty.status === 'done') return 'green'
  if (duty.status === 'excused') return 'grey'
  const state = dueState(duty.due, drawn)
  return state === 'overdue' ? 'red' : state === 'today' ? 'orange' : undefined
}

const coloured = (colour: Ink | undefined, text: string): Markdown =>
  colour ? ink(colour, text) : md`${text}`

/** The why-line in its colour, with what must be known beside it: an excuse waits, the date may move. */
export const whyText = (duty: DutyView, drawn: Drawn) =>
  sayMd((w, of) =>
    dotted([
      coloured(dutyInk(duty, drawn), of(duty.why)),
      duty.asked && ink('grey', w.duties.line.asked),
      duty.guessed && duty.status === 'open' && ink('orange', w.duties.line.guessed),
    ]),
  )

/** Whether every line of a list has a date that may move, which is then said once below it. */
export const allGuessed = (duties: readonly DutyView[]): boolean =>
  duties.length > 1 && duties.every((duty) => duty.guessed && duty.status === 'open')

/** The same duty where what holds for the whole list is said below it. */
export function withoutGuess({ guessed: _, ...duty }: DutyView): DutyView {
  return duty
}

const clientText = (duty: DutyView, whose: boolean, room: number): Bilingual => {
  const { name, tier, owner } = duty.client
  const by = duty.holder ?? owner
  return say((w) =>
    [
      w.duties.line.client(clipLine(name, Math.min(room, 24)), tier && w.rights.tiers[tier]),
      ...(whose ? [by ? clipLine(by.name, 12) : w.duties.line.nobody] : []),
    ].join(' · '),
  )
}

/** A duty in a list: whose it is, in bold, and why. `owner`: who looks after the client, for those who manage them. */
export const dutyText = (
  duty: DutyView,
  drawn: Drawn,
  { owner = false, room = 300 }: { owner?: boolean; room?: number } = {},
) => {
  const client = clientText(duty, owner, room)
  const why = whyText(duty, drawn)
  return markdown(sayMd((_, of) => lines([bold(of(client)), of(why)])))
}

/** What can be done about an open duty in place: log it, set a time, what else a card offers, explain. */
export function dutyButtons(duty: DutyView, more: readonly Button[] = []): FreeElement[] {
  if (duty.status !== 'open') return []
  const { id: client } = duty.client
  return [
    buttonRow([
      ...(duty.kind === 'return_visit'
        ? [
            button(
              say((w) => w.duties.line.visit),
              openReturn.value({ duty: duty.id }, 0),
              { size: 'small' },
            ),
          ]
        : [
            button(
              say((w) => w.duties.line.log),
              logVisitFor.value({ client, kind: contactFor[duty.kind] }, 0),
              { size: 'small' },
            ),
            button(
              say((w) => w.duties.line.plan),
              openPlanFor.value({ client, kind: contactFor[duty.kind] }, 0),
              { size: 'small', type: 'text' },
            ),
          ]),
      ...more,
      ...(duty.asked
        ? []
        : [
            button(
              say((w) => w.duties.line.excuse),
              openExcuse.value({ duty: duty.id }, 0),
              { size: 'small', type: 'text' },
            ),
          ]),
    ]),
  ]
}
