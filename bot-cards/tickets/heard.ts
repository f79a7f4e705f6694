import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, small } from '../kit/elements.ts'
import { clipLine } from '../kit/escape.ts'
import { at, drawn, endless, id } from '../kit/samples.ts'
import { type Drawn, momentText } from '../kit/when.ts'
import { agreeHeard, openMove } from './actions.ts'
import type { Waiting } from './kinds.ts'

/** What was heard in a thread and is not done without a press. */
export type HeardView = Drawn &
  (
    | { asks: 'pause'; ticket: string; number: number; version: number; waiting: Waiting }
    | { asks: 'visit'; ticket: string; number: number; version: number; visitAt: Date }
    | { asks: 'unclear'; ticket: string; number: number }
    | { asks: 'which'; tickets: readonly { ticket: string; number: number; where: string }[] }
  )

const ticket = { ticket: id('tkt'), number: 12 }

/** A question keqing has about what somebody said of a ticket, with its answers as buttons. */
export const heardCard = defineCard<HeardView>({
  name: 'tickets/heard',
  samples: {
    'it waits for parts': { ...drawn, asks: 'pause', ...ticket, version: 3, waiting: 'parts' },
    'a visit tomorrow': { ...drawn, asks: 'visit', ...ticket, version: 3, visitAt: at('2026-11-24 10:00') },
    'solved or not': { ...drawn, asks: 'unclear', ...ticket },
    'which of two': {
      ...drawn,
      asks: 'which',
      tickets: [
        { ...ticket, where: '万川云庭 3号楼' },
        { ticket: id('tkt', 2), number: 15, where: '三院门诊楼' },
      ],
    },
    extremes: {
      ...drawn,
      asks: 'which',
      tickets: Array.from({ length: 8 }, (_, n) => ({
        ticket: id('tkt', n),
        number: 100_000 + n,
        where: endless,
      })),
    },
  },
  render(view) {
    const asked = say((w, of) => {
      const said = w.tickets.heard
      switch (view.asks) {
        case 'pause':
          return said.pause(view.number, w.tickets.waits[view.waiting])
        case 'visit':
          return said.visit(view.number, of(momentText(view.visitAt, view)))
        case 'unclear':
          return said.unclear(view.number)
        case 'which':
          return said.which
      }
    })
    return card({
      title: asked,
      tone: 'orange',
      summary: say((w) => w.tickets.heard.summary),
      elements: [view.asks !== 'which' && small(say((w) => w.tickets.heard.filed)), buttonRow(answers(view))],
    })
  },
})

function answers(view: HeardView) {
  const filled = { type: 'primary_filled' } as const
  switch (view.asks) {
    case 'pause':
      return [
        button(
          say((w) => w.tickets.heard.yesPause),
          agreeHeard.value({ ticket: view.ticket, move: 'pause', waiting: view.waiting }, view.version),
          filled,
        ),
      ]
    case 'visit':
      return [
        button(
          say((w) => w.tickets.heard.yesVisit),
          agreeHeard.value(
            { ticket: view.ticket, move: 'schedule', at: view.visitAt.toISOString() },
            view.version,
          ),
          filled,
        ),
        button(
          say((w) => w.tickets.moves.schedule),
          openMove.value({ ticket: view.ticket, move: 'schedule' }, 0),
        ),
      ]
    case 'unclear':
      return (['resolve', 'reopen'] as const).map((move) =>
        button(
          say((w) => w.tickets.moves[move]),
          openMove.value({ ticket: view.ticket, move }, 0),
        ),
      )
    case 'which':
      return view.tickets.map((one) =>
        button(
          say((w) => w.tickets.card.title(one.number, clipLine(one.where, 20))),
          openMove.value({ ticket: one.ticket, move: 'resolve' }, 0),
        ),
      )
  }
}
