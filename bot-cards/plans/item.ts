import { logPlanned } from '../briefs/actions.ts'
import { say, sayMd } from '../i18n/say.ts'
import { type CardJson, card, type Tone } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { button, buttonRow, collapsible, markdown, type RootElement, small } from '../kit/elements.ts'
import { clipLine, ink } from '../kit/escape.ts'
import type { Bilingual } from '../kit/text.ts'
import {
  askCancel,
  askMove,
  cancelPlan,
  closePlanForm,
  editPlan,
  movePlan,
  openPlanFor,
  publishPlan,
  submitPlan,
} from './actions.ts'
import { movesText, planFacts } from './facts.ts'
import { planForm } from './form.ts'
import { itemSamples } from './item-samples.ts'
import type { PlanFormView, PlanView } from './views.ts'

const name = (view: PlanView): Bilingual =>
  say((w) => `${clipLine(view.client.name, 30)} · ${w.visits.kinds[view.kind]}`)

const back = (view: PlanView, text: Bilingual) =>
  button(text, closePlanForm.value({ plan: view.plan }, view.version), { type: 'text' })

const history = (view: PlanView): RootElement | false =>
  view.moves.length > 0 &&
  collapsible(
    say((w) => w.plans.item.history(view.moves.length)),
    [markdown(movesText(view))],
  )

/** The whole form of an item, with what it is drawn from folded away. */
function editing(view: PlanView, formView: PlanFormView): CardJson {
  const draft = view.state.status === 'draft'
  const send = (publish: boolean) => submitPlan.value({ plan: view.plan, only: false, publish }, view.version)
  return card({
    title: say((w) => w.plans.item.editingTitle(clipLine(view.client.name, 30))),
    tone: 'blue',
    summary: say((w) => w.plans.form.summary),
    elements: [
      Object.keys(formView.errors).length > 0 &&
        small(
          say((w) => w.plans.form.fixBelow),
          'red',
        ),
      draft
        ? planForm(
            formView,
            { text: say((w) => w.plans.item.publish), value: send(true) },
            { text: say((w) => w.plans.item.save), value: send(false) },
          )
        : planForm(formView, { text: say((w) => w.plans.item.saveChanges), value: send(false) }),
      buttonRow([
        back(
          view,
          say((w) => w.plans.form.cancel),
        ),
      ]),
    ],
  })
}

function moving(view: PlanView, formView: PlanFormView, room: number): CardJson {
  return card({
    title: say((w) => w.plans.item.movingTitle),
    subtitle: name(view),
    tone: 'blue',
    summary: say((w) => w.plans.form.summary),
    elements: [
      markdown(planFacts(view, Math.min(room, 120))),
      planForm(formView, {
        text: say((w) => w.plans.item.move),
        value: movePlan.value({ plan: view.plan }, view.version),
      }),
      buttonRow([
        back(
          view,
          say((w) => w.plans.item.back),
        ),
      ]),
    ],
  })
}

const cancelling = (view: PlanView, room: number): CardJson =>
  card({
    title: say((w) => w.plans.item.cancellingTitle),
    subtitle: name(view),
    tone: 'orange',
    summary: say((w) => w.plans.item.summary),
    elements: [
      markdown(planFacts(view, Math.min(room, 120))),
      small(say((w) => w.plans.item.cancelHint)),
      buttonRow([
        button(
          say((w) => w.plans.item.cancelYes),
          cancelPlan.value({ plan: view.plan }, view.version),
          { type: 'danger' },
        ),
        back(
          view,
          say((w) => w.plans.item.back),
        ),
      ]),
    ],
  })

/** A draft: what is missing is asked right there, and one press publishes it. */
function draft(view: PlanView, state: Extract<PlanView['state'], { status: 'draft' }>): RootElement[] {
  const { missing, form } = state
  const id = { plan: view.plan }
  const rest = buttonRow([
    button(
      say((w) => w.plans.item.edit),
      editPlan.value(id, view.version),
    ),
    button(
      say((w) => w.plans.item.drop),
      cancelPlan.value(id, view.version),
      { type: 'text' },
    ),
  ])
  if (missing.length === 0)
    return [
      button(
        say((w) => w.plans.item.publish),
        publishPlan.value(id, view.version),
        {
          type: 'primary_filled',
          width: 'fill',
        },
      ),
      rest,
    ]
  return [
    markdown(sayMd((w) => ink('orange', w.plans.item.missing(missing)))),
    ...(form
      ? [
          planForm(form, {
            text: say((w) => w.plans.item.complete),
            value: submitPlan.value({ ...id, only: true, publish: true }, view.version),
          }),
        ]
      : []),
    rest,
  ]
}

function buttons(view: PlanView): (RootElement | false)[] {
  const { state, version } = view
  const id = { plan: view.plan }
  if (!view.mine) return []
  switch (state.status) {
    case 'draft':
      return draft(view, state)
    case 'published':
      return [
        state.over &&
          button(
            say((w) => w.plans.item.log),
            logPlanned.value({ plan: view.plan }, view.version),
            {
              type: 'primary_filled',
              width: 'fill',
            },
          ),
        buttonRow([
          button(
            say((w) => w.plans.item.move),
            askMove.value(id, version),
          ),
          button(
            say((w) => w.plans.item.edit),
            editPlan.value(id, version),
          ),
          button(
            say((w) => w.plans.item.cancel),
            askCancel.value(id, version),
            { type: 'text' },
          ),
        ]),
      ]
    case 'done':
    case 'cancelled':
      return [
        buttonRow([
          button(
            say((w) => w.plans.item.again),
            openPlanFor.value({ client: view.client.id, kind: view.kind }, 0),
          ),
        ]),
      ]
    default:
      return []
  }
}

const tones: Record<PlanView['state']['status'], Tone> = {
  draft: 'orange',
  published: 'blue',
  moving: 'blue',
  cancelling: 'orange',
  done: 'green',
  cancelled: 'grey',
}
const colours = { orange: 'orange', blue: 'blue', green: 'green', grey: 'neutral', red: 'red' } as const

/** One planned contact (沟通计划) through its whole life. */
export const planCard = defineCard<PlanView>({
  name: 'plans/item',
  samples: itemSamples,
  render(view, room) {
    const { state } = view
    if (state.status === 'moving') return moving(view, state.form, room)
    if (state.status === 'cancelling') return cancelling(view, room)
    if ('form' in state && state.form && !state.form.only) return editing(view, state.form)
    const isDraft = state.status === 'draft'
    const over = state.status === 'published' && state.over
    const tone = over ? 'orange' : tones[state.status]
    const asks = isDraft && state.missing.length > 0
    return card({
      title: isDraft ? say((w) => (asks ? w.plans.item.missingTitle : w.plans.item.readyTitle)) : name(view),
      ...(isDraft ? { subtitle: name(view) } : {}),
      tone,
      tags: [
        {
          text: say(({ plans: { item } }) => (over ? item.over : item[state.status])),
          colour: colours[tone],
        },
        ...(state.status === 'published' && view.moves.length > 0
          ? [{ text: say((w) => w.plans.item.moved), colour: 'neutral' as const }]
          : []),
      ],
      summary: say((w) => (isDraft ? w.plans.item.summaryDraft : w.plans.item.summary)),
      elements: [markdown(planFacts(view, room)), ...buttons(view), history(view)],
    })
  },
})
