import { say } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import { small } from '../kit/elements.ts'
import { clipLine } from '../kit/escape.ts'
import { drawn, endless, hostile, id, openId } from '../kit/samples.ts'
import { createPlan } from './actions.ts'
import { planForm } from './form.ts'
import { sampleForm } from './item-samples.ts'
import type { NewPlanView } from './views.ts'

const base: NewPlanView = {
  ...drawn,
  plan: id('pli'),
  client: { id: id('cli'), name: '银禾连锁' },
  form: { fields: { kind: 'face_to_face', ours: [] }, errors: {}, colleagues: [openId(2), openId(3)] },
}

/** The form of an item that is not written yet. */
export const newPlanCard = defineCard<NewPlanView>({
  name: 'plans/new',
  samples: {
    'for a client': base,
    'for any client, something wrong': {
      ...drawn,
      plan: id('pli'),
      form: {
        ...sampleForm,
        clients: [{ id: id('cli'), name: '银禾连锁' }],
        errors: {
          client_typed: { zh: '还没说是哪家客户。', en: 'Say which client.' },
          theirs: { zh: '写一下对方谁参加。', en: 'Say who of theirs comes.' },
          step_due: { zh: '选一天。', en: 'Pick a day.' },
        },
      },
    },
    extremes: {
      ...base,
      client: { id: id('cli'), name: endless },
      form: {
        ...sampleForm,
        fields: { ...sampleForm.fields, agenda: endless, theirs: hostile, step: endless, place: hostile },
        colleagues: Array.from({ length: 60 }, (_, n) => openId(n)),
      },
    },
  },
  render(view) {
    const { client } = view
    const value = (publish: boolean) =>
      createPlan.value({ plan: view.plan, publish, ...(client ? { client: client.id } : {}) }, 0)
    return card({
      title: say((w) => (client ? w.plans.form.titleFor(clipLine(client.name, 30)) : w.plans.form.title)),
      tone: 'blue',
      summary: say((w) => w.plans.form.summary),
      elements: [
        Object.keys(view.form.errors).length > 0 &&
          small(
            say((w) => w.plans.form.fixBelow),
            'red',
          ),
        planForm(
          view.form,
          { text: say((w) => w.plans.item.publish), value: value(true) },
          { text: say((w) => w.plans.item.save), value: value(false) },
        ),
      ],
    })
  },
})
