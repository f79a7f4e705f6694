import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  form,
  markdown,
  peoplePicker,
  type RootElement,
  rowWithButton,
  small,
  submitButton,
} from '../kit/elements.ts'
import { bold, clipLine, ink, spaced } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { drawn, endless, hostile, openId } from '../kit/samples.ts'
import { dateText } from '../kit/when.ts'
import { editDay, saveDay } from './actions.ts'
import type { RotaDay, RotaView } from './views.ts'

const days: RotaDay[] = Array.from({ length: 14 }, (_, n) => ({
  day: `2026-${n < 8 ? '11' : '12'}-${String(n < 8 ? 23 + n : n - 7).padStart(2, '0')}`,
  people: n % 3 === 0 ? [] : n % 3 === 1 ? ['孟涛'] : ['陈刚', '孟涛'],
  off: n % 7 > 4,
}))

function row(one: RotaDay, view: RotaView): RootElement {
  const day = dateText(one.day, view)
  const text = markdown(
    sayMd((w, of) => {
      const said = w.escalation.rota
      return spaced([
        bold(of(day)),
        one.people.length > 0
          ? ink('blue', clipLine(one.people.join(said.comma), 40))
          : ink('grey', one.off ? said.noneOff : said.none),
      ])
    }),
  )
  return view.mayEdit
    ? rowWithButton(
        text,
        button(
          say((w) => w.escalation.rota.edit),
          editDay.value({ day: one.day }, 0),
          { size: 'small', type: 'primary_text' },
        ),
      )
    : text
}

function dayForm(
  { day, picked, colleagues, error }: NonNullable<RotaView['form']>,
  view: RotaView,
): RootElement[] {
  const title = dateText(day, view)
  return [
    markdown(sayMd((w, of) => bold(w.escalation.rota.form(of(title))))),
    form(
      'rota',
      labelled(
        say((w) => w.escalation.rota.people),
        peoplePicker('people', {
          placeholder: say((w) => w.escalation.rota.hint),
          people: colleagues,
          values: picked,
        }),
        { ...(error ? { error: say((w) => w.escalation.rota[error]) } : {}) },
      ),
      submitButton(
        'save',
        say((w) => w.escalation.rota.save),
        saveDay.value({ day }, 0),
        { type: 'primary_filled', width: 'fill' },
      ),
    ),
  ]
}

/** Who of after-sales is on duty this week and the next; whoever leads them sets it day by day. */
export const rotaCard = defineCard<RotaView>({
  name: 'escalation/rota',
  samples: {
    'to read': { ...drawn, days, mayEdit: false },
    'to set': { ...drawn, days, mayEdit: true },
    'one day open': {
      ...drawn,
      days,
      mayEdit: true,
      form: { day: '2026-11-28', picked: [openId(1)], colleagues: [openId(1), openId(2)] },
    },
    'somebody unknown picked': {
      ...drawn,
      days,
      mayEdit: true,
      form: { day: '2026-11-28', picked: [], colleagues: [openId(1)], error: 'unknown' },
    },
    'hostile names': {
      ...drawn,
      days: days.map((one) => ({ ...one, people: [hostile, endless] })),
      mayEdit: true,
    },
  },
  render: (view) =>
    card({
      title: say((w) => w.escalation.rota.title),
      tone: 'blue',
      summary: say((w) => w.escalation.rota.summary),
      elements: [
        ...(view.form ? dayForm(view.form, view) : []),
        ...view.days.map((one) => row(one, view)),
        small(say((w) => w.escalation.rota.footer)),
      ],
    }),
})
