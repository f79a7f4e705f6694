import { say } from '../i18n/say.ts'
import type { WireValue } from '../kit/action.ts'
import { type Button, button } from '../kit/elements.ts'
import { takeTicket } from './actions.ts'
import type { Move } from './kinds.ts'
import type { TicketView } from './views.ts'

type Pressed = Pick<TicketView, 'ticket' | 'version' | 'moves'>

/** What each button sends; a move without an entry has no button. */
const sends: { [M in Move]?: (view: Pressed) => WireValue } = {
  take: ({ ticket, version }) => takeTicket.value({ ticket }, version),
}

/** How many of the moves stand open on the card; the others are folded. */
const open = 3

/** A ticket's buttons: the next steps of its life first, the rest folded. */
export function moveButtons(view: Pressed): { first: Button[]; rest: Button[] } {
  const buttons = view.moves.flatMap((move, place) => {
    const value = sends[move]?.(view)
    return value
      ? [
          button(
            say((w) => w.tickets.moves[move]),
            value,
            { type: place === 0 ? 'primary_filled' : move === 'cancel' ? 'danger_text' : 'default' },
          ),
        ]
      : []
  })
  return { first: buttons.slice(0, open), rest: buttons.slice(open) }
}
