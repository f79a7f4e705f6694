import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, small } from '../kit/elements.ts'
import { bold, clipLine, ink, lines, spaced } from '../kit/escape.ts'
import { drawn, hostile, id } from '../kit/samples.ts'
import { runCommand } from '../system/actions.ts'
import type { LateView } from './views.ts'

const round = { round: id('rvr'), half: '2026H2', proposeBy: '2026-11-20', approveBy: '2026-11-27' }

/** A round is overdue: told once to the team lead, then to the general manager. */
export const reviewLateCard = defineCard<LateView>({
  name: 'review/late',
  samples: {
    'to the team lead': {
      ...drawn,
      ...round,
      to: 'lead',
      late: 3,
      rows: [
        { name: '李明', late: 2 },
        { name: '周婷', late: 1 },
      ],
      more: 0,
    },
    'to the general manager, hostile names': {
      ...drawn,
      ...round,
      to: 'general_manager',
      late: 815,
      rows: [1, 2, 3, 4, 5].map((n) => ({ name: hostile, late: n * 100 })),
      more: 12,
    },
  },
  render: (view, room) =>
    card({
      title: say((w) => w.review.late.title(view.late)),
      tone: 'red',
      summary: say((w) => w.review.late.summary),
      elements: [
        markdown(
          sayMd((w) =>
            lines([
              ink('grey', w.review.half(view.half)),
              ...view.rows.map((one) =>
                spaced([
                  bold(clipLine(one.name, Math.min(room, 20))),
                  ink('red', w.review.late.row(one.late)),
                ]),
              ),
            ]),
          ),
        ),
        view.more > 0 && small(say((w) => w.review.late.more(view.more))),
        small(say((w) => w.review.late[view.to])),
        buttonRow([
          button(
            say((w) => w.review.late.look),
            runCommand.value({ command: 'review' }, 0),
            { type: 'primary' },
          ),
        ]),
      ],
    }),
})
