import { say, sayMd } from '../i18n/say.ts'
import { button, buttonRow, markdown, type RootElement, small } from '../kit/elements.ts'
import { bold, lines } from '../kit/escape.ts'
import { type Drawn, dueState } from '../kit/when.ts'
import { openDue } from './actions.ts'
import { pauseText } from './due.ts'
import { whyText } from './line.ts'
import type { DutyView, PauseLine } from './views.ts'

/** What one client is owed, on its own card. */
export type OwedPart = { lines: readonly DutyView[]; pause?: PauseLine }

/** Duties in sight on a client's card, the most urgent first; the rest is behind the button. */
const shown = (room: number) => (room >= 40 ? 4 : 1)

export const isOverdue = (owed: OwedPart | undefined, drawn: Drawn): boolean =>
  owed?.lines.some((duty) => duty.status === 'open' && dueState(duty.due, drawn) === 'overdue') ?? false

/** 该做的: one line of why for each duty, and the way to acting on them. Nothing where nothing is owed. */
export function owedPart(owed: OwedPart, client: string, drawn: Drawn, room: number): RootElement[] {
  const { lines: duties, pause } = owed
  if (duties.length === 0 && !pause) return []
  const whys = duties.slice(0, shown(room)).map((duty) => whyText(duty, drawn))
  return [
    markdown(sayMd((w, of) => lines([bold(w.duties.due.part), ...whys.map((why) => of(why))]))),
    ...(pause ? [small(pauseText(pause, drawn), pause.status === 'active' ? 'grey' : 'orange')] : []),
    buttonRow([
      button(
        say((w) => w.duties.due.open),
        openDue.value({ scope: 'client', client, from: 0 }, 0),
        { size: 'small' },
      ),
    ]),
  ]
}
