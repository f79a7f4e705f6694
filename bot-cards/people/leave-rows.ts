import { say, sayMd } from '../i18n/say.ts'
import { button, markdown, type RootElement, rowWithButton } from '../kit/elements.ts'
import { clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import type { Bilingual } from '../kit/text.ts'
import { type Drawn, dateText } from '../kit/when.ts'
import { cancelLeave } from './actions.ts'
import type { LeaveRow } from './views.ts'

/** Days away as people say them: 12月1日 到 12月5日. */
export const leaveDays = (leave: Pick<LeaveRow, 'from' | 'last'>, drawn: Drawn): Bilingual => {
  const from = dateText(leave.from, drawn)
  const last = dateText(leave.last, drawn)
  return say((w, of) => w.people.leave.days(of(from), of(last)))
}

/** Planned leave, each with the button that cancels it. */
export const leaveRow = (leave: LeaveRow, drawn: Drawn): RootElement =>
  rowWithButton(
    markdown(
      sayMd((w, of) =>
        lines([
          md`${of(leaveDays(leave, drawn))}`,
          dotted([
            leave.deputy === undefined
              ? ink('grey', w.people.leave.noDeputy)
              : ink('grey', w.people.leave.deputy(clipLine(leave.deputy, 20))),
            leave.deputyAway && ink('orange', w.people.leave.deputyAway),
          ]),
        ]),
      ),
    ),
    button(
      say((w) => w.people.leave.cancel),
      cancelLeave.value({ absence: leave.id }, leave.version),
      { type: 'text', size: 'small' },
    ),
  )
