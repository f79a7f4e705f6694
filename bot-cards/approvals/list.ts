import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, lines, md } from '../kit/escape.ts'
import { momentText } from '../kit/when.ts'
import { listFrom, openRequestCard } from './actions.ts'
import { shownActors } from './history.ts'
import { listSamples } from './list-samples.ts'
import type { RequestListView, RequestRow, RequestRows } from './views.ts'

/** Rows of each part on one card. */
export const listedAtOnce = 5

type Part = 'waiting' | 'mine'

function row(one: RequestRow, part: Part, view: RequestListView): RootElement {
  const when = momentText(one.at, view)
  const text = markdown(
    sayMd((w, of) =>
      lines([
        bold(clipLine(of(one.title), 40)),
        dotted([
          part === 'waiting'
            ? md`${clipLine(one.proposer, 20)}`
            : one.waitsFor.length > 0
              ? md`${w.approvals.waits(w.approvals.names(shownActors(one.waitsFor)), false)}`
              : md`${w.approvals.waitsNobody}`,
          ink('grey', of(when)),
          one.late && ink('orange', w.approvals.list.late),
        ]),
      ]),
    ),
  )
  return rowWithButton(
    text,
    button(
      say((w) => w.approvals.list.open),
      openRequestCard.value({ approval: one.approval }, 0),
      { type: part === 'waiting' ? 'primary' : 'default', size: 'small' },
    ),
  )
}

function rows(part: Part, view: RequestListView, headed: boolean): RootElement[] {
  const { rows: listed, left, skipped }: RequestRows = view[part]
  const at = { waiting: view.waiting.skipped, mine: view.mine.skipped }
  const next = { ...at, [part]: skipped + listed.length }
  const turns = [
    ...(left > 0
      ? [
          button(
            say((w) => w.approvals.list.more(Math.min(left, listedAtOnce))),
            listFrom.value(next, 0),
            { type: 'text', size: 'small' },
          ),
        ]
      : []),
    ...(skipped > 0
      ? [
          button(
            say((w) => w.approvals.list.first),
            listFrom.value({ ...at, [part]: 0 }, 0),
            { type: 'text', size: 'small' },
          ),
        ]
      : []),
  ]
  return [
    ...(headed ? [markdown(sayMd((w) => bold(w.approvals.list[part])))] : []),
    ...(listed.length === 0
      ? [small(say((w) => (part === 'waiting' ? w.approvals.list.noWaiting : w.approvals.list.noMine)))]
      : listed.slice(0, listedAtOnce).map((one) => row(one, part, view))),
    ...(turns.length > 0 ? [buttonRow(turns)] : []),
  ]
}

/** `/审批`: what waits for my decision, and what I asked for, five of each at a time. */
export const requestListCard = defineCard<RequestListView>({
  name: 'approvals/list',
  samples: listSamples,
  render(view) {
    const waits = view.waiting.rows.length > 0
    const both = view.reminder
      ? (['waiting', 'mine'] as const).filter((part) => view[part].rows.length > 0)
      : []
    const parts = both.length > 0 ? both : (['waiting', 'mine'] as const)
    const count = ({ skipped, rows: listed, left }: RequestRows) => skipped + listed.length + left
    return card({
      title: say(({ approvals: { list } }) => {
        if (!waits && view.mine.rows.length === 0) return list.titleNone
        if (!view.reminder) return list.title
        return waits ? list.titleWaiting(count(view.waiting)) : list.titleMine(count(view.mine))
      }),
      tone: waits ? 'orange' : view.mine.rows.length > 0 ? 'blue' : 'green',
      summary: say((w) => w.approvals.list.summary),
      elements: parts.flatMap((part) => rows(part, view, parts.length > 1)),
    })
  },
})
