import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, collapsible, markdown, type RootElement, small } from '../kit/elements.ts'
import {
  bold,
  clip,
  clipLine,
  dotted,
  type Ink,
  ink,
  lines,
  type Markdown,
  md,
  spaced,
} from '../kit/escape.ts'
import { type Bilingual, inBoth, same } from '../kit/text.ts'
import { calendarText, momentText } from '../kit/when.ts'
import { exactYuan } from '../kit/yuan.ts'
import { showPhone } from './actions.ts'
import { moveButtons } from './moves.ts'
import { ticketSamples } from './samples.ts'
import type { ClockView, HistoryLine, TicketView } from './views.ts'

/** What the client, the project and the place are, and what is wrong there. */
function about(view: TicketView, room: number): RootElement {
  return markdown(
    sayMd((w) => {
      const said = w.tickets.card
      const where = [view.part, view.place].filter(Boolean).map((text) => clipLine(text, 30))
      return lines([
        md`${clip(view.description, room)}`,
        dotted([
          md`${ink('grey', said.project)} ${view.project ? clipLine(view.project, 30) : said.noProject}`,
          view.work && md`${w.projects.works[view.work]}`,
        ]),
        where.length > 0 && md`${ink('grey', said.where)} ${where.join(' ')}`,
        view.reporter !== '' &&
          md`${ink('grey', said.reporter)} ${[clipLine(view.reporter, 20), view.phone].filter(Boolean).join(' ')}`,
      ])
    }),
  )
}

const clockInks: Record<ClockView['state'], Ink> = { open: 'orange', kept: 'green', missed: 'red' }

/** The warranty, whoever has it, and the server's own due times. */
function standing(view: TicketView): RootElement {
  const until = view.coveredUntil === undefined ? undefined : calendarText(view.coveredUntil, view)
  const visit = view.visitAt && momentText(view.visitAt, view)
  const shown = view.clocks.map((one) => ({
    ...one,
    moment: one.state === 'kept' ? one.stoppedAt : one.due,
  }))
  const texts = shown.map(({ moment }) => moment && momentText(moment, view))
  return markdown(
    sayMd((w, of) => {
      const said = w.tickets.card
      const names = view.kind === 'complaint' ? w.tickets.complaintClocks : w.tickets.clocks
      const clockLine = ({ clock, state }: ClockView, place: number): Markdown => {
        const when = texts[place]
        if (!when) return ink('grey', said.still(names[clock]))
        const text = state === 'open' ? said.due : state === 'kept' ? said.kept : said.missed
        return ink(clockInks[state], text(names[clock], of(when)))
      }
      const covered =
        view.coverage === 'in' && until
          ? ink('green', said.coverage.in(of(until)))
          : view.coverage === 'out'
            ? ink('orange', until ? said.coverage.out(of(until)) : said.coverage.outBare)
            : ink('grey', said.coverage.unknown)
      return lines([
        view.kind === 'repair' && covered,
        ...(view.waiting === undefined
          ? shown.map(clockLine)
          : [
              ink('grey', said.waiting(w.tickets.waits[view.waiting])),
              ...shown.filter((one) => one.state !== 'open').map((one) => clockLine(one, shown.indexOf(one))),
            ]),
        visit && md`${said.visit(of(visit))}`,
        view.assignee === undefined
          ? view.status !== 'closed' && bold(said.nobody)
          : bold((view.status === 'closed' ? said.by : said.assignee)(clipLine(view.assignee, 20))),
      ])
    }),
  )
}

/** How it was solved and what the client says. */
function solved(view: TicketView, room: number): RootElement | false {
  if (view.solution === undefined && view.satisfaction === undefined && !view.confirmedBy) return false
  const cost = view.costYuan === undefined ? undefined : exactYuan(view.costYuan)
  return markdown(
    sayMd((w, of) =>
      lines([
        view.solution !== undefined &&
          md`${ink('grey', w.tickets.card.solution)} ${clip(view.solution, Math.min(room, 120))}`,
        dotted([
          cost && md`${w.tickets.card.cost(of(cost))}`,
          view.confirmedBy && md`${w.tickets.confirmations[view.confirmedBy]}`,
          view.satisfaction !== undefined && md`${w.tickets.card.satisfaction(view.satisfaction)}`,
        ]),
      ]),
    ),
  )
}

/** The last steps, folded: who did what when and what was said. */
function history(view: TicketView, room: number): RootElement {
  const shown = view.history.slice(-8)
  const whens = shown.map((one) => momentText(one.at, view))
  const line = (one: HistoryLine, when: Bilingual) =>
    sayMd((w, of) => {
      const said = w.tickets.card
      return spaced([
        ink('grey', of(when)),
        md`${one.who === undefined ? said.system : clipLine(one.who, 12)}`,
        md`${w.tickets.did[one.did]}${one.to === undefined ? '' : ` ${clipLine(one.to, 12)}`}`,
        one.takenBack === true && ink('grey', said.takenBack),
        one.internal === true && ink('orange', said.internal),
        one.note !== undefined && md`${clipLine(one.note, Math.min(room, 60))}`,
        one.files !== undefined && one.files > 0 && ink('grey', said.files(one.files)),
      ])
    })
  const told = shown.map((one, place) => line(one, whens[place] ?? same('')))
  const earlier = view.history.length - shown.length
  return collapsible(
    say((w) => w.tickets.card.history),
    [
      ...(earlier > 0 ? [small(say((w) => w.tickets.card.earlier(earlier)))] : []),
      markdown(inBoth((language) => lines(told.map((one) => one[language])))),
    ],
  )
}

/** Red while nobody is on it or a clock was missed, orange while it waits for us, green once it is solved. */
function toneOf(view: TicketView): Tone {
  if (['closed', 'cancelled', 'merged'].includes(view.status)) return 'grey'
  if (view.status === 'resolved' || view.status === 'confirmed') return 'green'
  const late = view.clocks.some((one) => one.state === 'missed' && one.stoppedAt === undefined)
  if (late || (view.status === 'new' && (view.level === 'p1' || view.level === 'major'))) return 'red'
  return view.status === 'new' ? 'orange' : 'blue'
}

/** A ticket through its whole life: the same message in the group, drawn anew with everything that happens. */
export const ticketCard = defineCard<TicketView>({
  name: 'tickets/ticket',
  samples: ticketSamples,
  render(view, room) {
    const over = view.moves.length === 0
    const grave = view.level === 'p1' || view.level === 'major'
    const { first, rest } = moveButtons(view)
    return card({
      title: say((w) =>
        w.tickets.card.title(
          view.number,
          clipLine([view.part, view.place].filter(Boolean).join(' ') || w.tickets.kinds[view.kind], 24),
        ),
      ),
      subtitle: same(clipLine(view.client.name, 30)),
      tone: toneOf(view),
      tags: [
        {
          text: say((w) => (view.waiting ? w.tickets.waits[view.waiting] : w.tickets.statuses[view.status])),
          colour: view.status === 'new' ? 'orange' : 'neutral',
        },
        { text: say((w) => w.tickets.levels[view.level]), colour: grave ? 'red' : 'neutral' },
        ...(view.client.tier === 'strategic'
          ? [{ text: say((w) => w.rights.tiers.strategic), colour: 'blue' as const }]
          : []),
      ],
      summary: say((w) => w.tickets.card.summary),
      elements: [
        about(view, room),
        !over && standing(view),
        solved(view, room),
        view.round > 1 &&
          small(
            say((w) => w.tickets.card.round(view.round)),
            'orange',
          ),
        view.mergedInto !== undefined && small(say((w) => w.tickets.card.mergedInto(view.mergedInto ?? 0))),
        view.files > 0 && small(say((w) => w.tickets.card.files(view.files))),
        history(view, room),
        first.length > 0 &&
          buttonRow([
            ...first,
            ...(view.phone === ''
              ? []
              : [
                  button(
                    say((w) => w.tickets.phone),
                    showPhone.value({ ticket: view.ticket }, 0),
                    { type: 'text' },
                  ),
                ]),
          ]),
        rest.length > 0 &&
          collapsible(
            say((w) => w.tickets.card.more),
            [buttonRow(rest)],
          ),
        !over && small(say((w) => w.tickets.card.thread)),
      ],
    })
  },
})
