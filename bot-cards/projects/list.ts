import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { drawn, endless, hostile, id } from '../kit/samples.ts'
import { calendarText } from '../kit/when.ts'
import { listProjects, newProject, openProject } from './actions.ts'
import { sampleRow } from './samples.ts'
import type { ProjectListView, ProjectRow } from './views.ts'

const shown = 5

function row(one: ProjectRow, view: ProjectListView): RootElement {
  const next = one.next === undefined ? undefined : calendarText(one.next, view)
  return rowWithButton(
    markdown(
      sayMd((w, of) => {
        const said = w.projects.list
        const counted = one.covered + one.ended + one.waiting
        return lines([
          dotted([
            bold(clipLine(one.name, 24)),
            view.client === undefined && md`${clipLine(one.client, 20)}`,
          ]),
          dotted([
            one.covered > 0 && ink('green', said.covered(one.covered)),
            next && ink('grey', said.next(of(next))),
            one.ended > 0 && ink('grey', said.ended(one.ended)),
            one.waiting > 0 && ink('orange', said.waiting(one.waiting)),
            counted === 0 && ink('orange', said.none_yet),
          ]),
        ])
      }),
    ),
    button(
      say((w) => w.projects.list.open),
      openProject.value({ project: one.project, anew: false }, 0),
      { type: 'primary_text', size: 'small' },
    ),
  )
}

const base: ProjectListView = {
  ...drawn,
  rows: [
    sampleRow(1),
    sampleRow(2, { name: '龙澜中心大堂', client: '龙澜集团', covered: 0, ended: 0, waiting: 4 }),
  ],
  from: 0,
  total: 2,
  mayAdd: true,
}

/** `/项目`: one's own projects, or a client's, five at a time. */
export const projectListCard = defineCard<ProjectListView>({
  name: 'projects/list',
  samples: {
    'my projects': base,
    'none of a client, for a reader who may not add': {
      ...base,
      client: { id: id('cli'), name: '万川置业' },
      rows: [],
      total: 0,
      mayAdd: false,
    },
    'the second five of many, hostile words': {
      ...base,
      client: { id: id('cli'), name: hostile },
      rows: Array.from({ length: 9 }, (_, n) =>
        sampleRow(n, { name: n % 2 ? endless : hostile, covered: 0 }),
      ),
      from: 5,
      total: 40,
    },
  },
  render(view) {
    const { client, from, total } = view
    const rows = view.rows.slice(0, shown)
    const after = total - from - rows.length
    const page = (place: number) =>
      listProjects.value({ ...(client ? { client: client.id } : {}), from: place }, 0)
    return card({
      title: say((w) =>
        client ? w.projects.list.titleFor(clipLine(client.name, 24)) : w.projects.list.title,
      ),
      tone: 'blue',
      summary: say((w) => w.projects.list.summary),
      elements: [
        rows.length === 0 && small(say((w) => (client ? w.projects.list.none : w.projects.list.noneMine))),
        ...rows.map((one) => row(one, view)),
        (view.mayAdd || after > 0 || from > 0) &&
          buttonRow([
            ...(view.mayAdd
              ? [
                  button(
                    say((w) => w.projects.list.add),
                    newProject.value(client ? { client: client.id } : {}, 0),
                    { type: rows.length === 0 ? 'primary_filled' : 'default' },
                  ),
                ]
              : []),
            ...(after > 0
              ? [
                  button(
                    say((w) => w.projects.list.more(after)),
                    page(from + shown),
                  ),
                ]
              : from > 0
                ? [
                    button(
                      say((w) => w.projects.list.first),
                      page(0),
                    ),
                  ]
                : []),
          ]),
      ],
    })
  },
})
