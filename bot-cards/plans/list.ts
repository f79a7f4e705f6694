import { logPlanned } from '../briefs/actions.ts'
import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, markdown, type RootElement, rowWithButton, small } from '../kit/elements.ts'
import { bold, clipLine, dotted, ink, label, lines, md } from '../kit/escape.ts'
import type { Drawn } from '../kit/when.ts'
import { clockText, dayText, pickerDateTime, whenText } from '../kit/when.ts'
import { newPlan, openPlan, openPlanFor } from './actions.ts'
import { listSamples } from './list-samples.ts'
import type { PlanListView, PlanRow } from './views.ts'

const room = 30

/** One item: what stands under a day's heading needs its time of day only. */
function row(
  one: PlanRow,
  drawn: Drawn,
  { client, dated }: { client: boolean; dated: boolean },
): RootElement {
  const draft = one.state === 'draft'
  const toLog = one.state === 'unrecorded' && one.owner === undefined
  return rowWithButton(
    markdown(
      sayMd((w, of) => {
        const when = dated
          ? of(whenText(one.time, drawn))
          : one.time.precision === 'exact'
            ? clockText(one.time.at, drawn.zone)
            : w.plans.item.noTime
        const kind = w.visits.kinds[one.kind]
        const owner = one.owner !== undefined && ink('grey', clipLine(one.owner, 20))
        return lines([
          dotted([
            bold(when),
            md`${client ? clipLine(one.client, room) : kind}`,
            one.state === 'done' && label('green', w.plans.item.done),
            one.state === 'unrecorded' && !dated && label('orange', w.plans.item.over),
          ]),
          dotted([client && ink('grey', kind), owner]),
        ])
      }),
    ),
    toLog
      ? button(
          say((w) => w.plans.list.log),
          logPlanned.value({ plan: one.plan }, one.version),
          { size: 'small' },
        )
      : button(
          say((w) => (draft ? w.plans.list.fill : w.plans.list.open)),
          openPlan.value({ plan: one.plan }, one.version),
          { size: 'small', ...(draft ? {} : { type: 'primary_text' as const }) },
        ),
  )
}

/** What is ahead, a heading for each day. */
function byDay(view: PlanListView): RootElement[] {
  const elements: RootElement[] = []
  let day = ''
  for (const one of view.rows) {
    const own = pickerDateTime(one.time.at, view.zone).slice(0, 10)
    if (own !== day) elements.push(markdown(sayMd((_, of) => bold(of(dayText(own, view))))))
    day = own
    elements.push(row(one, view, { client: view.client === undefined, dated: false }))
  }
  return elements
}

const section = (view: PlanListView, title: 'drafts' | 'unrecorded'): RootElement[] => {
  const rows = view[title].slice(0, 5)
  if (rows.length === 0) return []
  return [
    markdown(sayMd((w) => ink(title === 'drafts' ? 'orange' : 'red', bold(w.plans.list[title])))),
    ...rows.map((one) => row(one, view, { client: view.client === undefined, dated: true })),
    ...(view[title].length > rows.length
      ? [small(say((w) => w.plans.list.more(view[title].length - rows.length)))]
      : []),
  ]
}

/** `/计划`: what is ahead by day, what lacks something, and what was held without a record of it. */
export const planListCard = defineCard<PlanListView>({
  name: 'plans/list',
  samples: listSamples,
  render(view) {
    const { client } = view
    const waiting = view.drafts.length + view.unrecorded.length
    return card({
      title: say((w) => (client ? w.plans.list.titleFor(clipLine(client.name, room)) : w.plans.list.title)),
      tone: waiting > 0 ? 'orange' : 'blue',
      tags:
        view.drafts.length > 0
          ? [{ text: say((w) => w.plans.list.draftTag(view.drafts.length)), colour: 'orange' }]
          : [],
      summary: say((w) => w.plans.list.summary),
      elements: [
        ...section(view, 'unrecorded'),
        ...byDay(view),
        view.more > 0 && small(say((w) => w.plans.list.more(view.more))),
        ...section(view, 'drafts'),
        view.rows.length + waiting === 0 &&
          small(say((w) => (client ? w.plans.list.noneFor : w.plans.list.none))),
        buttonRow([
          button(
            say((w) => w.plans.list.new),
            client ? openPlanFor.value({ client: client.id }, 0) : newPlan.value({}, 0),
            { type: 'primary_filled' },
          ),
        ]),
      ],
    })
  },
})
