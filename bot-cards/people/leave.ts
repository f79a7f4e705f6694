import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  datePicker,
  divider,
  type FormElement,
  form,
  markdown,
  personPicker,
  type RootElement,
  small,
  submitButton,
} from '../kit/elements.ts'
import { bold, clipLine, ink, md } from '../kit/escape.ts'
import { type LeaveFields, submitLeave } from './actions.ts'
import { leaveRow } from './leave-rows.ts'
import { leaveSamples } from './samples.ts'
import type { LeaveView } from './views.ts'

const shown = 5

function leaveForm(view: LeaveView): RootElement {
  const { fields, errors } = view
  const labelled = (field: keyof LeaveFields, control: FormElement): FormElement[] => {
    const error = errors[field]
    return [
      markdown(
        sayMd((w) => {
          const words = w.people.leave
          const label = { from: words.from, last: words.last, deputy: words.deputyLabel }[field]
          return field === 'deputy' ? md`${label}` : md`${label} ${ink('red', '*')}`
        }),
      ),
      control,
      ...(error ? [small(error, 'red')] : []),
    ]
  }
  const day = (field: 'from' | 'last') =>
    datePicker(field, { placeholder: say((w) => w.people.leave.pickDay), value: fields[field] })
  return form(
    'leave',
    [
      ...labelled('from', day('from')),
      ...labelled('last', day('last')),
      ...labelled(
        'deputy',
        personPicker('deputy', {
          placeholder: say((w) => w.people.leave.deputyHint),
          people: view.colleagues,
          value: fields.deputy,
        }),
      ),
    ],
    submitButton(
      'save',
      say((w) => w.people.leave.save),
      submitLeave.value({ person: view.person }, 0),
      {
        type: 'primary_filled',
        width: 'fill',
      },
    ),
  )
}

/** `/请假`: what is planned, each with its deputy, and the form for one more. */
export const leaveCard = defineCard<LeaveView>({
  name: 'people/leave',
  samples: leaveSamples,
  render(view) {
    const { who, leaves } = view
    return card({
      title: say((w) =>
        who === undefined ? w.people.leave.title : w.people.leave.titleOf(clipLine(who, 20)),
      ),
      tone: Object.keys(view.errors).length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.people.leave.summary),
      elements: [
        ...(leaves.length === 0 ? [small(say((w) => w.people.leave.none))] : []),
        ...leaves.slice(0, shown).map((leave) => leaveRow(leave, view)),
        divider(),
        markdown(sayMd((w) => bold(w.people.leave.add))),
        leaveForm(view),
      ],
    })
  },
})
