import { say, sayMd } from '../i18n/say.ts'
import {
  button,
  buttonRow,
  datePicker,
  type FormElement,
  form,
  markdown,
  personPicker,
  type RootElement,
  submitButton,
} from '../kit/elements.ts'
import { bold } from '../kit/escape.ts'
import { labelled } from '../kit/labelled.ts'
import { assignSeat, endSeat, type SeatFields, showTeam } from './actions.ts'
import type { SeatFormView, SeatRow } from './views.ts'

/** Who sits on one seat from when on. Only the person is needed. */
export function seatForm(view: SeatFormView, row: SeatRow, client: string): RootElement[] {
  const { fields, errors, colleagues } = view
  const value = { seat: row.seat, client, was: row.was }
  const line = (name: keyof SeatFields, control: FormElement): FormElement[] =>
    labelled(
      say((w) => w.team.form[name]),
      control,
      { required: name === 'person', error: errors[name] },
    )
  return [
    markdown(sayMd((w) => bold(w.team.form.title(w.team.seats[row.seat])))),
    form(
      'seat',
      [
        ...line(
          'person',
          personPicker('person', {
            placeholder: say((w) => w.team.form.personHint),
            people: colleagues,
            value: fields.person,
          }),
        ),
        ...line(
          'deputy',
          personPicker('deputy', {
            placeholder: say((w) => w.team.form.deputyHint),
            people: colleagues,
            value: fields.deputy,
          }),
        ),
        ...line(
          'from',
          datePicker('from', { placeholder: say((w) => w.team.form.fromHint), value: fields.from }),
        ),
      ],
      submitButton(
        'save',
        say((w) => w.team.form.save),
        assignSeat.value(value, row.version),
        {
          type: 'primary_filled',
          width: 'fill',
        },
      ),
    ),
    buttonRow([
      ...(row.was === ''
        ? []
        : [
            button(
              say((w) => w.team.form.end),
              endSeat.value(value, row.version),
              { type: 'danger_text' },
            ),
          ]),
      button(
        say((w) => w.team.form.cancel),
        showTeam.value({ client }, 0),
        { type: 'text' },
      ),
    ]),
  ]
}
