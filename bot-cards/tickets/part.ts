import { sayMd } from '../i18n/say.ts'
import { markdown, type RootElement } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { type Drawn, momentText } from '../kit/when.ts'
import type { Level, Status, Waiting } from './kinds.ts'

/** An open ticket in one line: which, how urgent, how it stands and what is due next. */
export type TicketLine = {
  number: number
  level: Level
  status: Status
  waiting?: Waiting
  part: string
  project?: string
  assignee?: string
  due?: Date
}

/** A client's open tickets. `total`: all of them, of which `lines` are the most pressing. */
export type TicketsPart = { lines: readonly TicketLine[]; total: number }

/** 售后工单: what of a client is open, the most pressing first. Nothing where nothing is. */
export function ticketsPart({ lines: all, total }: TicketsPart, drawn: Drawn, room: number): RootElement[] {
  const shown = room >= 40 ? all : all.slice(0, 1)
  if (shown.length === 0) return []
  const dues = shown.map((one) => one.due && momentText(one.due, drawn))
  return [
    markdown(
      sayMd((w, of) =>
        lines([
          bold(w.tickets.part.title(total)),
          ...shown.map((one, place) => {
            const due = dues[place]
            const late = one.due !== undefined && one.due < drawn.now
            const grave = one.level === 'p1' || one.level === 'major'
            const state = one.waiting ? w.tickets.waits[one.waiting] : w.tickets.statuses[one.status]
            return dotted([
              md`${w.tickets.part.line(one.number, clipLine(one.part === '' ? (one.project ?? '') : one.part, 16))}`,
              ink(grave ? 'red' : 'grey', w.tickets.levels[one.level]),
              md`${state}`,
              due !== undefined && ink(late ? 'red' : 'orange', w.tickets.part.due(of(due))),
              one.assignee !== undefined && ink('grey', clipLine(one.assignee, 12)),
            ])
          }),
          total > shown.length && ink('grey', w.tickets.part.more(total - shown.length)),
        ]),
      ),
    ),
  ]
}
