import { say, sayMd } from '../i18n/say.ts'
import { card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, small } from '../kit/elements.ts'
import { clip, clipLine, ink, label, lines, type Markdown, md, spaced } from '../kit/escape.ts'
import { endless, hostile, id } from '../kit/samples.ts'
import { same } from '../kit/text.ts'
import {
  asVisit,
  chooseProject,
  dropTicketDraft,
  editTicketDraft,
  joinTicket,
  keepApart,
  openFromDraft,
} from './actions.ts'
import type { Guessable, TicketDraftView } from './views.ts'

/** What was understood, a guess marked as one. */
function facts(view: TicketDraftView, room: number): RootElement {
  return markdown(
    sayMd((w) => {
      const said = w.intake.draft
      const line = (name: string, value: string | undefined, guess?: Guessable): Markdown | false =>
        value !== undefined &&
        value !== '' &&
        spaced([
          md`${ink('grey', name)} ${value}`,
          view.status === 'open' &&
            guess !== undefined &&
            view.guessed.includes(guess) &&
            label('neutral', said.guessed),
        ])
      const where = [view.part, view.place].filter(Boolean).map((text) => clipLine(text, 30))
      return lines([
        md`${clip(view.description, room)}`,
        line(said.client, view.client && clipLine(view.client, 30), 'client'),
        line(said.project, view.project && clipLine(view.project, 30), 'project'),
        line(said.where, where.join(' ')),
        line(said.work, view.work && w.projects.works[view.work], 'work'),
        line(said.level, w.tickets.levels[view.level], 'level'),
        line(said.reporter, [clipLine(view.reporter, 20), view.phone].filter(Boolean).join(' ')),
      ])
    }),
  )
}

/** What is missing, with its answers as buttons. */
function questions(view: TicketDraftView): RootElement[] {
  const { draft, version, options, similar } = view
  const known = view.project !== undefined
  return [
    ...(similar
      ? [
          markdown(
            sayMd((w) => ink('orange', w.intake.draft.similar(similar.number, clipLine(similar.what, 24)))),
          ),
        ]
      : []),
    ...(!known && options.length > 0 && !similar
      ? [
          markdown(sayMd((w) => ink('orange', w.intake.draft.whichProject))),
          ...options.slice(0, 5).map((one) =>
            button(same(clipLine(one.name, 24)), chooseProject.value({ draft, project: one.id }, version), {
              width: 'fill',
            }),
          ),
        ]
      : []),
    ...(view.client === undefined && options.length === 0 && !similar
      ? [markdown(sayMd((w) => ink('orange', w.intake.draft.noClient)))]
      : []),
    ...(view.part === '' && view.place === '' ? [small(say((w) => w.intake.draft.noPlace))] : []),
    ...(view.phone === '' ? [small(say((w) => w.intake.draft.noPhone))] : []),
  ]
}

function buttons(view: TicketDraftView): RootElement[] {
  const { draft, version, similar } = view
  const ready = view.client !== undefined
  return [
    buttonRow([
      ...(similar
        ? [
            button(
              say((w) => w.intake.draft.join(similar.number)),
              joinTicket.value({ draft, ticket: similar.ticket }, version),
              { type: 'primary_filled' },
            ),
            button(
              say((w) => w.intake.draft.apart),
              keepApart.value({ draft }, version),
            ),
          ]
        : ready
          ? [
              button(
                say((w) => w.intake.draft.confirm),
                openFromDraft.value({ draft }, version),
                { type: 'primary_filled' },
              ),
            ]
          : []),
      button(
        say((w) =>
          !ready && view.options.length > 0 && !similar ? w.intake.draft.other : w.intake.draft.edit,
        ),
        editTicketDraft.value({ draft }, version),
        ready || similar ? {} : { type: view.options.length > 0 ? 'default' : 'primary_filled' },
      ),
      ...(view.mayBeVisit
        ? [
            button(
              say((w) => w.intake.draft.asVisit),
              asVisit.value({ draft }, version),
            ),
          ]
        : []),
      button(
        say((w) => w.intake.draft.drop),
        dropTicketDraft.value({ draft }, version),
        { type: 'danger_text' },
      ),
    ]),
  ]
}

const tones: Record<TicketDraftView['status'], Tone> = {
  open: 'blue',
  saved: 'green',
  joined: 'green',
  discarded: 'grey',
}

const base: TicketDraftView = {
  draft: id('tkd'),
  version: 1,
  status: 'open',
  kind: 'repair',
  level: 'p1',
  client: '万川置业',
  project: '万川云庭二期精装',
  work: 'waterproofing',
  part: '3号楼',
  place: '大堂顶上',
  description: '3号楼大堂顶上漏水 急！！！',
  reporter: '物业刘工',
  phone: '138****8000',
  guessed: ['project', 'client', 'work', 'level'],
  options: [],
  files: 1,
  mayBeVisit: false,
}
const { client: _client, project: _project, ...unknown } = base

/** A report waiting for one confirmation. */
export const ticketDraftCard = defineCard<TicketDraftView>({
  name: 'intake/draft',
  samples: {
    'a leak, everything understood': base,
    'which project is it': {
      ...unknown,
      part: '',
      options: [
        { id: id('prj'), name: '万川云庭一期精装', client: '万川置业' },
        { id: id('prj', 2), name: '万川云庭二期精装', client: '万川置业' },
      ],
      files: 0,
      mayBeVisit: true,
    },
    'nothing known but the words': {
      ...unknown,
      kind: 'complaint',
      level: 'major',
      part: '',
      place: '',
      reporter: '',
      phone: '',
      files: 0,
    },
    'perhaps the same as an open one': {
      ...unknown,
      part: '',
      place: '大堂',
      description: '大堂滴水有人管吗',
      similar: { ticket: id('tkt'), number: 12, what: '3号楼 大堂顶上' },
    },
    'became a ticket': { ...base, status: 'saved', number: 12 },
    'joined one': { ...base, status: 'joined', number: 12 },
    'thrown away': { ...base, status: 'discarded' },
    extremes: {
      ...base,
      client: hostile,
      project: endless,
      part: hostile,
      place: endless,
      description: endless,
      reporter: hostile,
      options: Array.from({ length: 9 }, (_, n) => ({ id: id('prj', n), name: hostile, client: endless })),
      similar: { ticket: id('tkt'), number: 123456, what: hostile },
      mayBeVisit: true,
    },
  },
  render(view, room) {
    const open = view.status === 'open'
    const { number = 0 } = view
    return card({
      title: say((w) => {
        const said = w.intake.draft
        switch (view.status) {
          case 'open':
            return view.kind === 'complaint' ? said.titleComplaint : said.title
          case 'saved':
            return said.saved(number)
          case 'joined':
            return said.joined(number)
          case 'discarded':
            return said.discarded
        }
      }),
      tone: tones[view.status],
      summary: say((w) => w.intake.draft.summary),
      elements:
        view.status === 'discarded'
          ? []
          : [
              facts(view, room),
              view.files > 0 && small(say((w) => w.intake.draft.files(view.files))),
              ...(open ? [...questions(view), ...buttons(view)] : []),
              open && view.files === 0 && small(say((w) => w.intake.draft.photoHint)),
            ],
    })
  },
})
