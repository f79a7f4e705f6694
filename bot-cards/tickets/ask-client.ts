import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, divider, markdown, small } from '../kit/elements.ts'
import { clip, clipLine, md } from '../kit/escape.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { openMove, openTicketCard } from './actions.ts'

/** What a client is to be asked, as it can be forwarded. */
export type AskClientView = {
  ticket: string
  number: number
  version: number
  client: string
  where: string
  solution: string
}

const base: AskClientView = {
  ticket: id('tkt'),
  number: 12,
  version: 5,
  client: '万川置业',
  where: '万川云庭一期精装 3号楼 大堂顶上',
  solution: '防水层重做，闭水 24 小时没渗',
}

/** Words for the client, ready to forward, and what they answer. */
export const askClientCard = defineCard<AskClientView>({
  name: 'tickets/ask-client',
  samples: {
    usual: base,
    extremes: { ...base, number: 123_456, client: hostile, where: endless, solution: endless },
  },
  render(view, room) {
    const { ticket } = view
    return card({
      title: say((w) => w.tickets.ask.title(clipLine(view.client, 20))),
      subtitle: say((w) => w.tickets.ask.ticket(view.number)),
      tone: 'green',
      summary: say((w) => w.tickets.card.summary),
      elements: [
        small(say((w) => w.tickets.ask.lead)),
        divider(),
        markdown(
          sayMd(
            (w) =>
              md`${w.tickets.ask.words(clipLine(view.where, 60), clip(view.solution, Math.min(room, 200)))}`,
          ),
        ),
        divider(),
        buttonRow([
          button(
            say((w) => w.tickets.moves.confirm),
            openMove.value({ ticket, move: 'confirm' }, 0),
            { type: 'primary_filled' },
          ),
          button(
            say((w) => w.tickets.moves.reopen),
            openMove.value({ ticket, move: 'reopen' }, 0),
          ),
          button(
            say((w) => w.tickets.ask.open),
            openTicketCard.value({ ticket, anew: true }, 0),
            { type: 'text' },
          ),
        ]),
      ],
    })
  },
})
