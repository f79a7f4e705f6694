import { say } from '../i18n/say.ts'
import type { WireValue } from '../kit/action.ts'
import { type Button, button } from '../kit/elements.ts'
import { asked, openMove, takeTicket, tapTicket } from './actions.ts'
import type { Move } from './kinds.ts'
import type { TicketView } from './views.ts'

type Pressed = Pick<TicketView, 'ticket' | 'version' | 'moves' | 'kind'>

/** What a move's button sends: it is done at once, or asks for something first. A complaint's plan has to be told. */
function sends({ ticket, version, kind }: Pressed, move: Move): WireValue {
  if (move === 'take') return takeTicket.value({ ticket }, version)
  if (move === 'resume' || (move === 'arrive' && kind === 'repair'))
    return tapTicket.value({ ticket, move }, version)
  const asks = asked.find((one) => one === move)
  if (!asks) throw new Error(`${move} has no button`)
  return openMove.value({ ticket, move: asks }, 0)
}

/** Moves nobody is pushed to. */
const back: readonly Move[] = ['reopen', 'comment']

/** How many of the moves stand open on the card; the others are folded. */
const open = 3

/** A ticket's buttons: the next steps of its life first, the rest folded. */
export function moveButtons(view: Pressed): { first: Button[]; rest: Button[] } {
  const buttons = view.moves.map((move, place) =>
    button(
      say((w) => (view.kind === 'complaint' && move === 'arrive' ? w.tickets.plan : w.tickets.moves[move])),
      sends(view, move),
      {
        type:
          place === 0 && !back.includes(move)
            ? 'primary_filled'
            : move === 'cancel'
              ? 'danger_text'
              : 'default',
      },
    ),
  )
  return { first: buttons.slice(0, open), rest: buttons.slice(open) }
}
