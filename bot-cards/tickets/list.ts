import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { at, drawn, endless, hostile, id } from '../kit/samples.ts'
import { momentText } from '../kit/when.ts'
import { listTickets, openTicketCard } from './actions.ts'
import type { TicketListView, TicketRow } from './views.ts'

/** Tickets on one card. */
export const ticketsAtOnce = 5

const row = (n: number, more: Partial<TicketRow> = {}): TicketRow => ({
  ticket: id('tkt', n),
  number: n,
  client: '万川置业',
  project: '万川云庭一期精装',
  part: '3号楼',
  level: 'p2',
  status: 'acknowledged',
  openedAt: at('2026-11-21 22:40'),
  assignee: '陈刚',
  due: at('2026-11-24 11:00'),
  ...more,
})

const base: TicketListView = {
  ...drawn,
  scope: 'all',
  rows: [
    row(12, { level: 'p1', status: 'new', due: at('2026-11-23 17:10') }),
    row(11, { waiting: 'parts' }),
    row(9, { level: 'p3', client: '三院' }),
  ],
  from: 0,
  total: 7,
  late: 1,
}

function line(one: TicketRow, view: TicketListView) {
  const due = one.due && momentText(one.due, view)
  const closed = one.closedAt && momentText(one.closedAt, view)
  const late = one.due !== undefined && one.due < view.now
  const grave = one.level === 'p1' || one.level === 'major'
  return rowWithButton(
    markdown(
      sayMd((w, of) =>
        lines([
          dotted([
            bold(w.tickets.part.line(one.number, clipLine(one.part || (one.project ?? ''), 14))),
            ink(grave ? 'red' : 'grey', w.tickets.levels[one.level]),
            md`${one.waiting ? w.tickets.waits[one.waiting] : w.tickets.statuses[one.status]}`,
          ]),
          dotted([
            md`${clipLine(one.client, 16)}`,
            one.assignee !== undefined && md`${clipLine(one.assignee, 12)}`,
            due !== undefined && ink(late ? 'red' : 'orange', w.tickets.part.due(of(due))),
            closed !== undefined && ink('grey', of(closed)),
            one.score !== undefined && md`${w.tickets.card.satisfaction(one.score)}`,
          ]),
        ]),
      ),
    ),
    button(
      say((w) => w.tickets.ask.open),
      openTicketCard.value({ ticket: one.ticket, anew: true }, 0),
      { size: 'small', type: 'primary_text' },
    ),
  )
}

/** `/工单`: what is open, the most pressing first; `/档案 售后`: everything of a project or client, the newest first. */
export const ticketListCard = defineCard<TicketListView>({
  name: 'tickets/list',
  samples: {
    'all that is open': base,
    'my own, none': { ...base, scope: 'mine', rows: [], total: 0, late: 0 },
    'the archive of a project': {
      ...base,
      scope: 'archive',
      about: { name: '万川云庭一期精装', project: id('prj') },
      rows: [row(3, { status: 'closed', closedAt: at('2026-11-20 11:00'), score: 5 }), row(2)],
      late: 0,
      total: 2,
    },
    'the second page, hostile words': {
      ...base,
      rows: Array.from({ length: 5 }, (_, n) =>
        row(n, { client: endless, project: hostile, part: n % 2 ? hostile : '', assignee: endless }),
      ),
      from: 5,
      total: 40,
      about: { name: hostile, client: id('cli') },
    },
  },
  render(view) {
    const next = view.from + view.rows.length
    const { about } = view
    const page = (from: number, scope = view.scope) =>
      listTickets.value(
        {
          scope,
          from,
          ...(about?.client ? { client: about.client } : {}),
          ...(about?.project ? { project: about.project } : {}),
        },
        0,
      )
    return card({
      title: say((w) =>
        about
          ? w.tickets.list.of[view.scope](clipLine(about.name, 20))
          : w.tickets.list.title[view.scope](view.total),
      ),
      tone: view.late > 0 ? 'red' : view.total > 0 ? 'blue' : 'green',
      ...(view.late > 0
        ? { tags: [{ text: say((w) => w.tickets.list.late(view.late)), colour: 'red' as const }] }
        : {}),
      summary: say((w) => w.tickets.card.summary),
      elements: [
        view.rows.length === 0 && small(say((w) => w.tickets.list.none[view.scope])),
        ...view.rows.map((one) => line(one, view)),
        (next < view.total || view.from > 0 || about === undefined) &&
          buttonRow([
            ...(next < view.total
              ? [
                  button(
                    say((w) => w.tickets.part.more(view.total - next)),
                    page(next),
                    { size: 'small' },
                  ),
                ]
              : []),
            ...(view.from > 0
              ? [
                  button(
                    say((w) => w.tickets.list.first),
                    page(0),
                    { size: 'small', type: 'text' },
                  ),
                ]
              : []),
            ...(about === undefined
              ? [
                  button(
                    say((w) => (view.scope === 'mine' ? w.tickets.list.all : w.tickets.list.mine)),
                    page(0, view.scope === 'mine' ? 'all' : 'mine'),
                    { size: 'small', type: 'text' },
                  ),
                ]
              : []),
          ]),
      ],
    })
  },
})
