import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, markdown } from '../kit/elements.ts'
import { clip, clipLine, md } from '../kit/escape.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import { openTicketCard } from '../tickets/actions.ts'
import type { TicketKind } from '../tickets/kinds.ts'

export type TicketNoteView = {
  ticket: string
  number: number
  kind: TicketKind
  client: string
  who: string
  where: string
}

const base: TicketNoteView = {
  ticket: id('tkt'),
  number: 12,
  kind: 'repair',
  client: '万川置业',
  who: '陈刚',
  where: '3号楼 大堂顶上',
}

/** Tells a client's account manager of something urgent that somebody else wrote down. */
export const ticketNoteCard = defineCard<TicketNoteView>({
  name: 'intake/note',
  samples: {
    urgent: base,
    'a complaint': { ...base, kind: 'complaint' },
    extremes: { ...base, client: hostile, who: hostile, where: endless },
  },
  render: (view, room) =>
    card({
      title: say((w) =>
        view.kind === 'complaint'
          ? w.intake.told.ownerComplaint(view.number)
          : w.intake.told.ownerTitle(view.number),
      ),
      subtitle: same(clipLine(view.client, 30)),
      tone: 'red',
      summary: say((w) => w.tickets.card.summary),
      elements: [
        markdown(
          sayMd(
            (w) => md`${w.intake.told.owner(clipLine(view.who, 20), clip(view.where, Math.min(room, 60)))}`,
          ),
        ),
        button(
          say((w) => w.intake.told.look),
          openTicketCard.value({ ticket: view.ticket, anew: true }, 0),
          { type: 'primary_filled' },
        ),
      ],
    }),
})
