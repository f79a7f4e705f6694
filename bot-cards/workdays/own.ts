import { say, sayMd } from '../i18n/say.ts'
import { card } from '../kit/card.ts'
import { defineCard } from '../kit/define.ts'
import {
  button,
  datePicker,
  type FormElement,
  form,
  input,
  markdown,
  select,
  small,
  submitButton,
} from '../kit/elements.ts'
import { ink, md } from '../kit/escape.ts'
import { openYear, submitOwn } from './actions.ts'
import { ownSamples } from './samples.ts'
import type { OwnFields, OwnFormView } from './views.ts'

/** The form for days the company sets itself. */
export const workOwnCard = defineCard<OwnFormView>({
  name: 'workdays/own',
  samples: ownSamples,
  render({ year, fields, errors }) {
    const labelled = (field: keyof OwnFields, control: FormElement): FormElement[] => {
      const error = errors[field]
      return [
        markdown(
          sayMd((w) =>
            field === 'last' ? md`${w.workdays.own[field]}` : md`${w.workdays.own[field]} ${ink('red', '*')}`,
          ),
        ),
        control,
        ...(error
          ? [
              small(
                say((w) => w.workdays.own.errors[error]),
                'red',
              ),
            ]
          : []),
      ]
    }
    const day = (field: 'from' | 'last') =>
      datePicker(field, { placeholder: say((w) => w.workdays.own.pickDay), value: fields[field] })
    return card({
      title: say((w) => w.workdays.own.title),
      tone: Object.keys(errors).length > 0 ? 'orange' : 'blue',
      summary: say((w) => w.workdays.own.summary),
      elements: [
        small(say((w) => w.workdays.own.lead)),
        form(
          'own_days',
          [
            ...labelled(
              'name',
              input('name', {
                placeholder: say((w) => w.workdays.own.nameHint),
                value: fields.name,
                required: true,
                max: 20,
              }),
            ),
            ...labelled(
              'kind',
              select('kind', {
                placeholder: say((w) => w.workdays.own.kindHint),
                options: [
                  { value: 'off', text: say((w) => w.workdays.own.off) },
                  { value: 'work', text: say((w) => w.workdays.own.work) },
                ],
                value: fields.kind,
              }),
            ),
            ...labelled('from', day('from')),
            ...labelled('last', day('last')),
          ],
          submitButton(
            'save',
            say((w) => w.workdays.own.save),
            submitOwn.value({ year }, 0),
            { type: 'primary_filled', width: 'fill' },
          ),
        ),
        button(
          say((w) => w.workdays.year.back),
          openYear.value({ year }, 0),
          { type: 'text' },
        ),
      ],
    })
  },
})
