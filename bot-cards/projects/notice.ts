import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, markdown, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { drawn, endless, hostile, id } from '../kit/samples.ts'
import { dateText } from '../kit/when.ts'
import { exactYuan } from '../kit/yuan.ts'
import { openProject, workKinds } from './actions.ts'
import type { ProjectNoticeView } from './views.ts'

type Row = ProjectNoticeView['rows'][number]

const warranty: Row = {
  project: id('prj'),
  name: '万川云庭二期精装',
  client: '万川置业',
  kind: 'warranty',
  dueDay: '2027-01-21',
  works: ['decoration', 'wiring'],
}
const retention: Row = {
  ...warranty,
  project: id('prj', 2),
  name: '龙澜中心大堂',
  client: '龙澜集团',
  kind: 'retention',
  dueDay: '2026-12-07',
  works: [],
  yuan: 384_000,
}

function row(one: Row, view: ProjectNoticeView) {
  const day = dateText(one.dueDay, view)
  const yuan = one.yuan === undefined ? undefined : exactYuan(one.yuan)
  return rowWithButton(
    markdown(
      sayMd((w, of) => {
        const said = w.projects.notice
        const works = one.works.map((work) => w.projects.works[work]).join(w.projects.comma)
        return lines([
          dotted([bold(clipLine(one.name, 24)), md`${clipLine(one.client, 20)}`]),
          ink(
            'orange',
            one.kind === 'warranty'
              ? said.warranty(works, of(day))
              : said.retention(yuan ? of(yuan) : '', of(day)),
          ),
        ])
      }),
    ),
    button(
      say((w) => w.projects.notice.open),
      openProject.value({ project: one.project, anew: true }, 0),
      { size: 'small', type: 'primary_text' },
    ),
  )
}

/** One morning's card to whoever looks after projects: a warranty that ends, money that is due back. */
export const projectNoticeCard = defineCard<ProjectNoticeView>({
  name: 'projects/notice',
  samples: {
    'a warranty that ends': { ...drawn, rows: [warranty] },
    'money due back, and more': { ...drawn, rows: [retention, warranty] },
    'many, hostile words': {
      ...drawn,
      rows: Array.from({ length: 30 }, (_, n) => ({
        ...warranty,
        project: id('prj', n),
        name: n % 2 ? endless : hostile,
        client: hostile,
        works: [...workKinds],
      })),
    },
  },
  render(view) {
    const rows = view.rows.slice(0, 5)
    const more = view.rows.length - rows.length
    return card({
      title: say((w) => w.projects.notice.title),
      tone: 'orange',
      summary: say((w) => w.projects.notice.summary),
      elements: [
        ...rows.map((one) => row(one, view)),
        more > 0 && small(say((w) => w.projects.notice.more(more))),
      ],
    })
  },
})
