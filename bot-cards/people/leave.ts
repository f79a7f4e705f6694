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
import { bold, clipLine } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { type LeaveFields, submitLeave } from './actions.ts'
import { leaveRow } from './leave-rows.ts'
import { leaveSamples } from './samples.ts'
import type { LeaveView } from './views.ts'

const shown = 5

function leaveForm(view: LeaveView): RootElement {
  const { fields, errors } = view
  const row = (name: keyof LeaveFields, control: FormElement): FormElement[] =>
    labelled(
      say(
        ({ people: { leave } }) => ({ from: leave.from, last: leave.last, deputy: leave.deputyLabel })[name],
      ),
      control,
      { required: name !== 'deputy', error: errors[name] },
    )
  const day = (field: 'from' | 'last') =>
    datePicker(field, { placeholder: say((w) => w.people.leave.pickDay), value: fields[field] })
  return form(
    'leave',
    [
      ...row('from', day('from')),
      ...row('last', day('last')),
      ...row(
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
